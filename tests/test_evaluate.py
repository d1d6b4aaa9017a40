"""The evaluator: agrees with the reference scorer where that stands beside the repository, and does what the page says."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conftest import CORPORA, corpus, few, record_of
from mobextract.cli import main
from mobextract.evaluate import evaluate
from mobextract.goldfiles import gold_and_records, read_gold
from mobextract.record import KINDS

ARTICLES = corpus()


def plain_record(article: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(record_of(article.language, article.text).to_json())
    return {**record, "id": article.path.stem, "source": {**record["source"], "path": str(article.path)}}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of the corpora, some of them spoilt, so that there is something to disagree about."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    chance = random.Random(7)
    rows = [spoilt(plain_record(article), chance) for article in few()]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def spoilt(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Drop, shift, change and double some mentions."""
    for kind in KINDS:
        mentions = []
        for mention in record[kind]:
            fate = chance.random()
            if fate < 0.1:
                continue
            if fate < 0.2:
                mention["end"] += 3
            elif fate < 0.3:
                mention.update({key: None for key in ("place", "model", "year", "canonical", "unit", "modifier", "kind") if key in mention})
            elif fate < 0.35 and mention.get("value") is not None:
                mention["value"] = "2001"
            elif fate < 0.4:
                mentions.append(copy.deepcopy(mention))
            mentions.append(mention)
        record[kind] = mentions
    return record


def test_the_figures_are_those_of_the_reference_scorer(records: Path, shared: Path, tmp_path: Path) -> None:
    golds = tmp_path / "gold"
    golds.mkdir()
    for article in few():
        (golds / f"{article.path.stem}.json").write_text(json.dumps(article.gold, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score.py"), "--gold", str(golds), "--records", str(records), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = json.loads(CliRunner().invoke(main, ["evaluate", str(golds), str(records), "--json"]).stdout)
    assert flat(ours) == pytest.approx(flat(reference))
    assert 0.5 < ours["counts"]["f1"] < 0.95


def flat(figures: dict[str, Any]) -> dict[str, float | None]:
    rows: dict[str, float | None] = {}
    for kind, row in figures.items():
        attributes = row["attributes"]
        rows |= {f"{kind}.{name}": value for name, value in row.items() if name != "attributes"}
        rows |= {f"{kind}.{name}": value for name, value in attributes.items()}
    return rows


def test_the_same_table_as_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    assert CliRunner().invoke(main, ["extract", str(shared / "articles"), "--out", str(records), "-q"]).exit_code == 0
    command = [sys.executable, str(shared / "tools" / "score.py"), "--gold", str(shared / "gold"), "--records", str(records)]
    reference = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    ours = CliRunner().invoke(main, ["evaluate", str(shared / "gold"), str(records)]).stdout
    assert [line.split() for line in ours.splitlines()] == [line.split() for line in reference.splitlines()]


def test_gold_against_itself_is_perfect() -> None:
    scores, misses = evaluate((article.gold, article.gold) for article in ARTICLES)
    assert misses == []
    assert {kind: score.f1 for kind, score in scores.items()} == dict.fromkeys(KINDS, 1.0)


GOLD = {
    "doc": "x",
    "counts": [{"text": "25", "start": 0, "end": 2, "value": 25, "unit": "house", "place": "Thăng Bình", "fair": {"place": "Quảng Nam"}}],
    "models": [{"text": "Grønt hus for alle", "start": 10, "end": 28, "kind": "model"}],
    "places": [{"text": "grend 4", "start": 40, "end": 47, "name": "Hamlet 4", "kind": "village", "parents": ["Tân Lập", "Quảng Nam"]}],
}  # fmt: skip


def changed(kind: str, /, **attributes: Any) -> dict[str, Any]:
    record = copy.deepcopy(GOLD)
    record[kind][0].update(attributes)  # type: ignore[index, attr-defined]
    return record


@pytest.mark.parametrize(
    ("record", "kind", "right"),
    [
        (changed("counts", value="25.0"), "counts", 1),
        (changed("counts", value=26), "counts", 0),
        (changed("counts", of=30), "counts", 0),
        (changed("models", start=11, end=27), "models", 1),
        (changed("models", end=22), "models", 0),
        (changed("places", name="Village 4"), "places", 1),
        (changed("places", name="Area 4", kind="zone"), "places", 0),
    ],
)
def test_what_counts_as_right(record: dict[str, Any], kind: str, right: int) -> None:
    assert evaluate([(GOLD, record)])[0][kind].right == right


@pytest.mark.parametrize(("place", "right"), [("Thăng Bình", 1), ("Thang Binh", 1), ("Quảng Nam", 1), ("Hội An", 0), (None, 0)])
def test_fair_readings_score_as_right(place: str | None, right: int) -> None:
    assert evaluate([(GOLD, changed("counts", place=place))])[0]["counts"].attributes["place"] == (right, 1)


@pytest.mark.parametrize(("parents", "right"), [(["Quảng Nam"], 1), (["Tân Lập", "Thăng Bình", "Quảng Nam"], 1), ([], 0), (["Đà Nẵng"], 0)])
def test_parents_may_be_longer_on_either_side(parents: list[str], right: int) -> None:
    assert evaluate([(GOLD, changed("places", parents=parents))])[0]["places"].attributes["parents"] == (right, 1)


def test_an_article_without_a_record_counts_as_missed(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(plain_record(ARTICLES[0])) + "\n", encoding="utf-8")
    pairs, absent = gold_and_records(CORPORA, records)
    assert absent == [a.gold["doc"] for a in ARTICLES[1:]]
    assert len(pairs) == len(ARTICLES)
    result = CliRunner().invoke(main, ["evaluate", str(CORPORA), str(records), "--misses"])
    assert f"no record for {absent[0]}" in result.stderr
    assert "missed" in result.stdout


BROKEN = {"{": "not JSON", "[]": "not a JSON object", '{"doc": "x", "money": [{"value": 5}]}': "without start, end or text", "{}": "no field 'doc'"}


@pytest.mark.parametrize("content", BROKEN)
def test_broken_gold_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(path), str(path)])
    assert result.exit_code == 2
    assert f"{path}: " in result.stderr and BROKEN[content] in result.stderr


def test_a_torn_line_of_records_is_named(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"id": "a"}\n{"id": "b', encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(CORPORA), str(records)])
    assert result.exit_code == 2
    assert f"{records}:2: not JSON" in result.stderr
    records.write_text('{"id": "a"}\n[]\n', encoding="utf-8")
    assert f"{records}:2: no record" in CliRunner().invoke(main, ["evaluate", str(CORPORA), str(records)]).stderr


def test_a_line_ends_with_a_line_feed_alone(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(GOLD), encoding="utf-8")
    records = tmp_path / "x.jsonl"
    records.write_text(json.dumps({"id": "x", "article": {"title": "Lys\u2028på \x85 veien"}}, ensure_ascii=False) + "\n", encoding="utf-8")
    pairs, absent = gold_and_records(tmp_path, records)
    assert (len(pairs), absent) == (1, [])


@pytest.mark.parametrize("command", [["models"], ["merge"], ["evaluate", str(CORPORA)]])
def test_records_that_are_no_text(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"PAR1\xff\xfe\x00")
    result = CliRunner().invoke(main, [*command, str(path)])
    assert result.exit_code == 2 and f"{path}: no JSON Lines" in result.stderr


@pytest.mark.parametrize("article", ARTICLES, ids=[a.id for a in ARTICLES])
def test_the_gold_of_the_corpora_is_sound(article: Any) -> None:
    gold = read_gold(article.path.with_suffix(".json"))
    assert (gold["doc"], gold["language"]) == (article.path.stem, article.language)
    for kind in KINDS:
        assert [m["start"] for m in gold[kind]] == sorted(m["start"] for m in gold[kind])
        for mention in gold[kind]:
            assert article.text[mention["start"] : mention["end"]] == mention["text"], (kind, mention)
