"""A language is a folder of data: Esperanto is added from a temporary patterns folder, and nothing else changes."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

import mobextract
from conftest import LANGUAGES
from mobextract.cli import main
from mobextract.inputs.detection import detect
from mobextract.language import PATTERNS_VARIABLE, patterns_root

TEXT = (
    "En 2024 la distrikto Thang Binh de provinco Quang Nam kalkulis 71 mastrumojn kaj preskaŭ 1 200 domojn. "
    "La modelo “Lerta amasmobilizado” kostis pli ol 2,5 miliardojn da dongoj, tio estas 37,5 procentoj."
)


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A patterns folder with the common tables, one shipped language and the toy."""
    root = tmp_path_factory.mktemp("patterns")
    for folder in ("common", "nb"):
        shutil.copytree(patterns_root() / folder, root / folder)
    shutil.copytree(Path(__file__).parent / "toy" / "eo", root / "eo")
    return root


def summary(record: mobextract.Record) -> dict[str, object]:
    return {
        "places": [(p.text, p.name, p.kind) for p in record.places],
        "models": [(m.text, m.canonical) for m in record.models],
        "counts": [(c.value, c.unit, c.modifier, c.place, c.year) for c in record.counts],
        "money": [(m.value, m.currency, m.modifier) for m in record.money],
        "percentages": [p.value for p in record.percentages],
        "dates": [d.value for d in record.dates],
    }


EXPECTED = {
    "places": [("Thang Binh", "Thăng Bình", "district"), ("Quang Nam", "Quảng Nam", "province")],
    "models": [("Lerta amasmobilizado", "dan-van-kheo")],
    "counts": [
        (Decimal(71), "household", "exact", "Thăng Bình", 2024),
        (Decimal(1200), "house", "nearly", "Thăng Bình", 2024),
    ],
    "money": [(Decimal(2_500_000_000), "VND", "more_than")],
    "percentages": [Decimal("37.5")],
    "dates": ["2024"],
}  # fmt: skip


def test_all_kinds_are_read_in_the_new_language(patterns: Path) -> None:
    assert summary(mobextract.extract(TEXT, "eo", published="2024-12-01", patterns=patterns)) == EXPECTED


def test_the_folder_is_the_registration(patterns: Path) -> None:
    assert mobextract.languages(patterns) == ["eo", "nb"]
    assert detect(TEXT, patterns=patterns)[0] == "eo"


def test_the_environment_can_name_the_folder(patterns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PATTERNS_VARIABLE, str(patterns))
    assert mobextract.languages() == ["eo", "nb"]
    assert mobextract.Extractor("eo").extract("Estas 5 domoj.").counts[0].unit == "house"


def test_the_command_line_reads_it(patterns: Path, tmp_path: Path) -> None:
    article = tmp_path / "novajxo.txt"
    article.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", "--patterns", str(patterns), str(article)])
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["article"]["language"], record["counts"][0]["value"]) == ("eo", 71)


def test_spacy_reads_it_though_it_has_no_such_language(patterns: Path) -> None:
    doc = mobextract.load("eo", patterns=patterns)(TEXT)
    assert "1 200" in [span.text for span in doc.spans["mobextract"] if span.label_ == "COUNT"]


def test_check_names_the_holes(patterns: Path) -> None:
    result = CliRunner().invoke(main, ["check", "eo", "--patterns", str(patterns)])
    assert result.exit_code == 0
    assert "no forms for the concept 'commune'" in result.stdout


def test_check_names_vowel_signs_that_no_expression_knows_and_concepts_of_nearly_a_known_name(patterns: Path, tmp_path: Path) -> None:
    shutil.copytree(patterns, tmp_path / "patterns")
    table = tmp_path / "patterns" / "eo" / "counts.toml"
    table.write_text(table.read_text(encoding="utf-8").replace("[nouns]", '[nouns]\nstudent = ["ছাত্রী"]', 1), encoding="utf-8")
    table.write_text(table.read_text(encoding="utf-8").replace("[nouns]", '[nouns]\ncomune = ["komunumo"]', 1), encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "eo", "--patterns", str(tmp_path / "patterns")])
    assert "no forms for the concept 'commune'; is 'comune' meant to be it?" in result.stdout
    assert "folding.SCRIPTS must name: U+09BE, U+09C0, U+09CD" in result.stdout


def test_the_other_languages_do_not_notice(patterns: Path) -> None:
    text = "Distriktet har 71 husholdninger."
    assert mobextract.extract(text, "nb", patterns=patterns) == mobextract.extract(text, "nb")
    assert "eo" not in LANGUAGES
