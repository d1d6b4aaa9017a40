"""The gate: no language and no kind falls below what it has reached on the corpora."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import gate
from conftest import LANGUAGES, read_text, record_of, shared_articles
from mobextract import extract
from mobextract.evaluate import evaluate

FLOORS = gate.read_floors()


def test_every_language_has_three_articles_and_floors() -> None:
    assert gate.corpus_languages() == LANGUAGES == sorted(FLOORS)
    assert all(len(list((gate.CORPORA / language).glob("*.txt"))) >= 3 for language in LANGUAGES)
    assert {p.stem for p in gate.CORPORA.glob("*/*.txt")} == {p.stem for p in gate.CORPORA.glob("*/*.json")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gold_is_that_of_the_floors(language: str) -> None:
    assert gate.digest(language) == FLOORS[language]["gold"], "the gold changed: run `python tests/gate.py --pin`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_is_below_its_floor(language: str) -> None:
    assert gate.drops(FLOORS[language]["floors"], gate.measure(language, record_of)) == []


def test_pinning_refuses_to_lower_a_floor(few_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run on some articles, with floors that nothing can reach."""
    floors = tmp_path / "floors.json"
    unreachable = {language: {"gold": "x", "floors": {"money": {"f1": 1.5}}} for language in LANGUAGES[:1]}
    floors.write_text(json.dumps(unreachable), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "CORPORA", few_folder)
    monkeypatch.setattr(gate, "corpus_languages", lambda: LANGUAGES[:1])
    for arguments, status in (["--pin"], 1), (["--pin", "--lower"], 0), ([], 0):
        monkeypatch.setattr(sys, "argv", ["gate.py", *arguments])
        assert gate.main() == status
    assert json.loads(floors.read_text(encoding="utf-8")).keys() == set(LANGUAGES[:1])


BARS = {"money": 0.98, "percentages": 0.98, "measures": 0.98, "dates": 0.98, "counts": 0.95, "places": 0.90, "models": 0.90}
ATTRIBUTES = {"modifier": 0.90, "unit": 0.90, "kind": 0.90, "country": 0.90, "place": 0.80, "model": 0.80, "year": 0.80}


def test_the_bars_on_the_articles_beside_the_repository() -> None:
    articles = shared_articles()
    if not articles:
        pytest.skip("no ../shared beside the repository")
    scores, _ = evaluate((gold, json.loads(extract(read_text(path)).to_json())) for path, gold in articles)
    assert {kind: scores[kind].f1 for kind, bar in BARS.items() if scores[kind].f1 < bar} == {}
    low = {
        f"{kind}.{name}": (right, of)
        for kind, score in scores.items()
        for name, (right, of) in score.attributes.items()
        if name in ATTRIBUTES and right < ATTRIBUTES[name] * of
    }
    assert low == {}
