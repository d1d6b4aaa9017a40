"""Every case of every language: the sentence, the spans that must be found in it, and their values."""

from __future__ import annotations

import functools
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from cases import NEGATIVES, Case, CaseError, Expected, all_cases, load_cases, negatives
from conftest import LANGUAGES, documented_rules, rules_of
from mobextract.pipeline import extractor
from mobextract.record import KINDS, Mention, Record
from shares import in_shares, try_each

HERE = Path(__file__).parent
CASES, PROBLEMS = all_cases(HERE)


@functools.cache
def read(language: str, text: str, published: str | None) -> Record:
    """Read each text once for all the tests of this file."""
    return extractor(language).extract(text, published=published)


@pytest.mark.parametrize("share", in_shares(CASES, lambda case: case.file))
def test_cases(share: list[Case]) -> None:
    try_each(share, check_unless_known, lambda case: case.id)


def check_unless_known(case: Case) -> None:
    """What is known to fail (``xfail``) must fail, so that its mark goes when it is mended."""
    with pytest.raises(AssertionError) if case.xfail else nullcontext():
        check(case)


def check(case: Case) -> None:
    record = read(case.language, case.text, case.published)
    if case.complete is not None:
        found = [(m.start, m.text) for m in getattr(record, case.complete)]
        assert found == [(e.start, case.text[e.start : e.end]) for e in case.expected]
    for expected in case.expected:
        assert described(getattr(record, expected.kind), expected, case.text) == dict(wanted(expected, case.text))


def test_every_rule_fires_in_a_case_and_is_documented() -> None:
    """docs/rules.md lists every rule; what fires in the articles of corpora/ is looked at in test_invariants.py."""
    assert {rule for case in CASES for rule in rules_of(read(case.language, case.text, case.published))} == documented_rules()


@pytest.mark.parametrize("share", in_shares(negatives(HERE), lambda row: f"{row[0]}, no {row[1]},"))
def test_nothing_is_read_where_nothing_is(share: list[tuple[str, str, str]]) -> None:
    try_each(share, check_negative)


def check_negative(row: tuple[str, str, str]) -> None:
    language, kind, text = row
    assert [(m.text, m.rule) for m in getattr(read(language, text, None), kind)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_negatives(language: str) -> None:
    assert sum(code == language for code, _, _ in negatives(HERE)) >= 50


def test_every_case_file_is_well_formed() -> None:
    assert PROBLEMS == []


def wanted(expected: Expected, text: str) -> dict[str, Any]:
    """What must be there; several places are compared as a set."""
    return {"text": text[expected.start : expected.end], **{k: comparable(k, v) for k, v in expected.attributes.items()}}


def described(mentions: list[Mention], expected: Expected, text: str) -> dict[str, Any]:
    """The mention that stands where one is expected, with the attributes to compare."""
    for mention in mentions:
        if (mention.start, mention.end) == (expected.start, expected.end):
            return {"text": mention.text, **{k: comparable(k, getattr(mention, k)) for k in expected.attributes}}
    return {"text": f"nothing there; found {[m.text for m in mentions]}"}


def comparable(key: str, value: Any) -> Any:
    return sorted(value) if key == "place" and isinstance(value, list) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_cases_of_every_kind(language: str) -> None:
    files = {path.stem for path in (HERE / language).glob("*.toml") if not path.stem.endswith(NEGATIVES)}
    assert files == {*KINDS, "links"}
    assert sum(case.language == language for case in CASES) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_negative_cases(language: str) -> None:
    """A sentence that looks like a match and has none is half of what a rule is about."""
    negative = {case.complete for case in CASES if case.language == language and not case.expected}
    assert negative >= {"counts", "money", "models", "places"}


BROKEN = {
    "unknown key": ('[[case]]\ntext = "⟦5⟧ hus"\ncounts = [{ value = 5, unit = "house" }]\nlanguage = "nb"', "unknown key language"),
    "unknown attribute": ('[[case]]\ntext = "⟦5⟧ hus"\ncounts = [{ value = 5, unit = "house", units = 1 }]', "counts have no units"),
    "unbalanced": ('[[case]]\ntext = "⟦5 hus"\ncounts = []', "not closed"),
    "nested": ('[[case]]\ntext = "⟦5 ⟦hus⟧⟧"\ncounts = []', "inside a bracket"),
    "empty span": ('[[case]]\ntext = "⟦⟧ hus"\ncounts = []', "nothing between"),
    "too few values": ('[[case]]\ntext = "⟦5⟧ hus, ⟦6⟧ hus"\ncounts = [{ value = 5, unit = "house" }]', "2 bracketed spans, but 1 values"),
    "float": ('[[case]]\ntext = "⟦5,5⟧ hus"\ncounts = [{ value = 5.5, unit = "house" }]', "binary float"),
    "no number": ('[[case]]\ntext = "⟦5⟧ hus"\ncounts = [{ value = "five", unit = "house" }]', "is no number"),
    "no value": ('[[case]]\ntext = "⟦5⟧ hus"\ncounts = [{ unit = "house" }]', "value (or low and high) missing"),
    "bad modifier": ('[[case]]\ntext = "⟦5⟧ hus"\ncounts = [{ value = 5, unit = "house", modifier = "over" }]', "unknown modifier 'over'"),
    "missing list": ('[[case]]\ntext = "⟦5⟧ hus"', "needs a string"),
    "empty file": ("", "expected [[case]]"),
    "not TOML": ("[[case]\n", "counts.toml"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_loader_is_strict(name: str, tmp_path: Path) -> None:
    content, message = BROKEN[name]
    path = tmp_path / "nb" / "counts.toml"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load_cases(path)
    assert message in str(caught.value)
    assert "counts.toml" in str(caught.value)


def test_the_loader_knows_only_kinds(tmp_path: Path) -> None:
    path = tmp_path / "monies.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(CaseError, match="must be one of"):
        load_cases(path)
