"""The pattern files: every pack is whole, deep and without contradictions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.units import _find_unit_pattern

import key_list
import module_list
import pack_comments
from conftest import LANGUAGES, ROOT
from mobextract.language import load_language
from mobextract.packs.check import check_language
from mobextract.packs.common_tables import COMMON_TABLES
from mobextract.packs.tables import TABLES

PATTERNS = ROOT / "patterns"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_has_every_table(language: str) -> None:
    files = {path.stem for path in (PATTERNS / language).glob("*.toml")}
    assert set(TABLES) - {"transliteration"} <= files
    assert (PATTERNS / language / "names.tsv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_has_no_problems(language: str) -> None:
    assert [line for line in check_language(language) if not line.startswith("note")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_digest_is_that_of_the_files(language: str) -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{16}", load_language(language).digest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_knows_every_concept_and_programme(language: str) -> None:
    loaded = load_language(language)
    assert [line for line in check_language(language) if "concept" in line] == []
    assert {p.id for p in loaded.common("programmes").programme if p.canonical} == {a.canonical for a in loaded.table("programmes").alias}


def test_the_concept_lexicon_has_no_holes() -> None:
    """What four packs can count, all can; and they can count some hundreds of things."""
    known = {}
    for language in LANGUAGES:
        counts = load_language(language).table("counts")
        known[language] = set(counts.nouns) | {q.unit for q in counts.qualified}
    everything = set[str]().union(*known.values())
    holes = {c: [code for code in LANGUAGES if c not in known[code]] for c in everything if sum(c in k for k in known.values()) >= 4}
    assert {c: codes for c, codes in holes.items() if codes} == {}
    assert len(set.intersection(*known.values())) >= 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_noun_stands_under_one_concept(language: str) -> None:
    seen: dict[str, str] = {}
    for concept, forms in load_language(language).table("counts").nouns.items():
        assert [f"{form}: {seen[form]}, {concept}" for form in forms if seen.setdefault(form, concept) != concept] == []


def test_the_packs_are_about_equally_deep() -> None:
    """No language has fewer than half of the kinds of cues, units and designators of the one that has most."""
    depth: dict[str, dict[str, int]] = {"cues": {}, "units": {}, "designators": {}}
    for language in LANGUAGES:
        tables = load_language(language).table
        depth["cues"][language] = len({cue.kind for cue in tables("programmes").cue})
        depth["units"][language] = len({unit.unit for unit in tables("measures").unit})
        depth["designators"][language] = len({designator.kind for designator in tables("places").designator})
    shallow = {name: [code for code, size in sizes.items() if size * 2 < max(sizes.values())] for name, sizes in depth.items()}
    assert shallow == {"cues": [], "units": [], "designators": []}


OTHER_UNITS = {"decibel", "hectometer", "decameter", "square-millimeter", "square-nautical-mile", "megajoule", "terawatt", "milliampere-hour", "gigabit-per-second", "sào", "mẫu", "bigha", "tola", "tạ", "công", "yến", "lạng", "lượng", "chỉ", "degree-celsius", "degree-fahrenheit", "fortnight", "megabit-per-second", "foot-per-second", "terawatt-hour", "gigawatt-hour", "megawatt-hour"}
"""Vietnamese units keep their names; the annotation page names the degree in its own way; Babel's data lack a few units."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_are_those_of_cldr(language: str) -> None:
    units = {unit.unit for unit in load_language(language).table("measures").unit} - OTHER_UNITS
    assert sorted(unit for unit in units if not (is_cldr(unit) or is_cldr(unit.removeprefix("kilo")))) == []


def is_cldr(unit: str) -> bool:
    return _find_unit_pattern(unit, locale="en") is not None


@pytest.mark.parametrize("path", sorted(PATTERNS.glob("*/*.tsv")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_tables_of_names_are_rectangular(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert len({line.count("\t") for line in lines}) <= 1


@pytest.mark.parametrize("path", sorted(PATTERNS.glob("*/*.toml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_list_names_a_form_once_on_lines_that_fit_a_screen(path: Path) -> None:
    """Reviewers read these files, and changes of several people meet in them: no list of thousands of characters on one line."""
    text = path.read_text(encoding="utf-8")
    assert [f"{key}: {form}" for key, form in repeated(tomllib.loads(text))] == []
    assert [n for n, line in enumerate(text.split("\n"), 1) if len(line) > 120 and "\", \"" in line] == []


def repeated(table: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Forms that stand twice in a list; pairs and steps of rewriting may repeat themselves ("ss" -> "ss")."""
    if isinstance(table, dict):
        for name, value in table.items():
            if name not in {"quotes", "singular", "onset"}:
                yield from repeated(value, f"{key}.{name}".lstrip("."))
    elif isinstance(table, list):
        forms = [item for item in table if isinstance(item, str)]
        yield from ((key, form) for form in sorted({form for form in forms if forms.count(form) > 1}))
        for item in table:
            yield from repeated(item, key)


def test_the_table_of_contents_is_whole() -> None:
    readme = (PATTERNS / "README.md").read_text(encoding="utf-8")
    assert [table for table in TABLES if f"{table}.toml" not in readme] == []


def test_the_page_of_keys_says_what_each_key_is_for() -> None:
    """`python tests/key_list.py` writes it anew."""
    page = key_list.PAGE.read_text(encoding="utf-8")
    known = {line.partition(" *")[0] for line in page.split("\n")}
    tables = {**TABLES, **COMMON_TABLES}
    assert [line for table in tables.values() for line, _ in key_list.lines(table, []) if line.partition(" *")[0] not in known] == []


def test_the_page_of_concepts_is_that_of_the_packs() -> None:
    """docs/concepts.md lists what all packs know."""
    page = (Path(__file__).parents[1] / "docs" / "concepts.md").read_text(encoding="utf-8").split("\n\n", 2)[2]
    packs = [load_language(language).table("counts") for language in LANGUAGES]
    known = set.intersection(*({*pack.nouns, *(q.unit for q in pack.qualified)} for pack in packs))
    assert re.findall(r"`([a-z_]+)`", page) == sorted(known)


def test_the_page_of_modules_is_that_of_their_docstrings() -> None:
    """`python tests/module_list.py` writes it anew."""
    assert module_list.PAGE.read_text(encoding="utf-8") == module_list.page()


def test_a_comment_above_each_key_says_what_it_is_for() -> None:
    """`python tests/pack_comments.py` writes them anew."""
    texts = [(path, table, path.read_text(encoding="utf-8")) for path, table in pack_comments.files()]
    assert [path.relative_to(PATTERNS).as_posix() for path, table, text in texts if pack_comments.commented(table, text) != text] == []


def test_the_page_of_the_architecture_names_modules_that_exist() -> None:
    page = (module_list.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)?[a-z_]+\.py)`", page)
    assert [name for name in named if not (module_list.SOURCE / name).exists()] == []
