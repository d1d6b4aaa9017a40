"""Bad input: a clear message that names file and cause, the right exit status, the other articles written, no traceback."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest

import mobextract
from command import run
from conftest import LANGUAGES
from mobextract.inputs.reading import LARGEST
from mobextract.language import patterns_root
from mobextract.pipeline import extractor

GOOD = "I 2024 hadde landsbyen 25 hus og over 37,5 milliarder dong til nye veier i kommunen."


BAD = {
    "picture.txt": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "not text but a JPEG image"),
    "noise.txt": (bytes(range(256)) * 9, "not text"),
    "digits.txt": (b"1234567890" * 5_000, "no letters to tell the language by"),
    "huge.txt": (b"1234567890" * (LARGEST // 10 + 1), "too large for an article"),
    "foreign.txt": ("Die Gemeinde führte im vergangenen Jahr 71 Gespräche mit der Bevölkerung über neue Straßen.".encode(), "seems to be in 'de'"),
    "empty.html": (b"<html></html>", "no main text found"),
    "torn.jsonl": (b'{"text": "hus', "not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_one_bad_article_among_good_ones(name: str, tmp_path: Path) -> None:
    content, cause = BAD[name]
    (tmp_path / "0.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(f"{GOOD}\n", encoding="utf-8")
    out = tmp_path / "out.jsonl.result"
    result = run("extract", tmp_path, "--out", out)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["0", "z"]
    (message, summary) = result.stderr.splitlines()
    assert str(tmp_path / name) in message and cause in message
    assert summary == "2 articles read, 1 in quarantine, 0 skipped, 0 with warnings"


def test_fifty_megabytes_of_digits() -> None:
    """Refused by size before anything looks at it; written to the disk only here, and taken away again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digits.txt"
        with path.open("wb") as file:
            for _ in range(50):
                file.write(b"8" * 1_000_000)
        result = run("extract", path, "-l", "nb")
    assert result.exit_code == 1
    assert "digits.txt: too large for an article: more than 10,485,760 bytes" in result.stderr


LONG = {
    "digits": "8" * 20_000,
    "digits and dots": "1.234." * 2_000,
    "digits and commas": "1,234," * 2_000,
    "spaced digits": "1 234 " * 1_000,
    "small numbers": "7 " * 1_200,
    "number words": "hundre tusen " * 1_000,
    "slashes": "1/2/" * 1_000,
    "hyphens": "5-6-" * 500,
    "percent signs": "%" * 20_000,
    "opening quotes": "«" * 10_000,
    "closing quotes": "»" * 10_000,
    "straight quotes": '"' * 10_001,
    "unbalanced quotes": "modellen «A " * 2_000,
    "brackets": "(" * 20_000,
    "capitals": "A " * 5_000,
    "capitalised words": "Thang Binh " * 1_000,
    "one word": "a" * 20_000,
    "hyphenated": "a-" * 10_000,
    "full stops": "." * 20_000,
    "new lines": "\n" * 20_000 + "x",
    "spaces": " " * 20_000 + "x",
    "marks": "a" + "\u0301" * 20_000,
    "addresses": "https://" * 3_000,
}


@pytest.mark.parametrize("shape", LONG)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_backtracks(language: str, shape: str) -> None:
    """A pattern that backtracks would need hours for one of these; a linear one takes a blink."""
    text = LONG[shape]
    record = extractor(language).extract(text)
    assert record.article.characters == len(text)


UNBALANCED = [
    "Modellen «Grønt hus ble startet i 2024 med 25 hus.",
    "Modellen Grønt hus» ble startet i 2024 med 25 hus.",
    "Modellen «Grønt «hus» ble startet i 2024 med 25 hus.",
    "“Modellen «Grønt hus” ble» startet i 2024 med 25 hus.",
    'Modellen "Grønt hus ble startet.\n\nI 2024 ble 25 hus " bygd.',
    "»»»Modellen ((Grønt hus] ble startet i 2024 med 25 hus.",
]


@pytest.mark.parametrize("text", UNBALANCED)
def test_unbalanced_quotes_cost_no_figure_in_silence(text: str) -> None:
    record = mobextract.extract(text, "nb")
    whole = ([int(c.value or 0) for c in record.counts], [d.value for d in record.dates]) == ([25], ["2024"])
    assert whole or any("quotation mark" in warning for warning in record.warnings)


def test_lone_surrogates_and_controls() -> None:
    text = "I 2024\x00 bygde\ud800 de 25 hus\x1b[31m.\u202e 71 familier\ufeff"
    record = mobextract.extract(text, "nb")
    assert [text[c.start : c.end] for c in record.counts] == ["25", "71"]


@pytest.fixture
def patterns(tmp_path: Path) -> Path:
    """A copy of the patterns of one language, to be broken."""
    for folder in ("common", "nb"):
        shutil.copytree(patterns_root() / folder, tmp_path / "patterns" / folder)
    return tmp_path / "patterns"


BREAK = {
    "not TOML": ("nb/money.toml", "[[currency\n", "money.toml: Expected"),
    "unknown key": ("nb/percent.toml", 'forms = []\npoints = []\nsigns = ["%"]\n', "percent.toml: Object contains unknown field `signs`; known keys"),
    "wrong type": ("nb/percent.toml", 'forms = "prosent"\npoints = []\n', "percent.toml: Expected `array`, got `str` - at `$.forms`"),
    "unknown word of a vocabulary": ("nb/language.toml", 'code = "nb"\ndecimal = ";"\n', "language.toml: Invalid enum value ';'"),
    "unknown file": ("nb/moneys.toml", "", "moneys.toml: unknown file; known are"),
    "not UTF-8": ("nb/furniture.toml", b"\xff\xfe\xff", "furniture.toml: "),
    "broken common table": ("common/programmes.toml", "programmes = 5", "common/programmes.toml: "),
}


@pytest.mark.parametrize("name", BREAK)
def test_a_broken_pattern_file_is_named(name: str, patterns: Path, tmp_path: Path) -> None:
    file, content, message = BREAK[name]
    (patterns / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    article = tmp_path / "a.txt"
    article.write_text(GOOD, encoding="utf-8")
    result = run("extract", article, "-l", "nb", "--patterns", patterns)
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(patterns) in result.stderr and message in result.stderr
    assert run("check", "nb", "--patterns", patterns).exit_code == 1


def test_a_missing_pattern_file_is_named(patterns: Path) -> None:
    (patterns / "nb" / "money.toml").unlink()
    with pytest.raises(mobextract.PatternError, match=r"nb/money\.toml: the file is missing"):
        mobextract.Extractor("nb", patterns=patterns)


@pytest.mark.parametrize(("table", "key"), [("furniture", "image"), ("quantities", "document")])
def test_a_broken_expression_is_named_at_loading(patterns: Path, table: str, key: str) -> None:
    path = patterns / "common" / f"{table}.toml"
    lines = [f"{key} = '[a-z'" if line.startswith(f"{key} = ") else line for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(mobextract.PatternError, match=rf"common/{table}\.toml: {key}: '\[a-z' is no regular expression"):
        mobextract.Extractor("nb", patterns=patterns)
    assert run("check", "nb", "--patterns", patterns).exit_code == 1


def test_all_problems_of_a_pack_are_named_together(patterns: Path) -> None:
    (patterns / "nb" / "money.toml").unlink()
    (patterns / "nb" / "dates.toml").write_text("x = 1", encoding="utf-8")
    (patterns / "common" / "programmes.toml").write_text("[", encoding="utf-8")
    with pytest.raises(mobextract.PatternError) as caught:
        mobextract.Extractor("nb", patterns=patterns)
    assert len(str(caught.value).splitlines()) == 3


def test_a_broken_pack_does_not_stop_the_others(patterns: Path, tmp_path: Path) -> None:
    shutil.copytree(patterns_root() / "el", patterns / "el")
    (patterns / "el" / "money.toml").write_text("[", encoding="utf-8")
    (tmp_path / "1.txt").write_text("Στην κοινότητα χτίστηκαν 25 σπίτια και οι κάτοικοι δώρισαν γη για τον δρόμο.", encoding="utf-8")
    (tmp_path / "2.txt").write_text(GOOD, encoding="utf-8")
    result = run("extract", tmp_path / "1.txt", tmp_path / "2.txt", "--patterns", patterns)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["id"] == "2"
    assert "1.txt: " in result.stderr and "money.toml" in result.stderr


@pytest.mark.parametrize("language", ["no", "xx", "", "../common", "common", "NB", "n b"])
def test_an_unknown_language(language: str) -> None:
    with pytest.raises(mobextract.UnknownLanguageError, match=f"Available: {', '.join(LANGUAGES)}"):
        mobextract.extract(GOOD, language)


def test_the_closest_language_is_offered() -> None:
    with pytest.raises(mobextract.UnknownLanguageError, match=r"no patterns for 'nbo'\. Did you mean 'nb'"):
        mobextract.extract(GOOD, "nbo")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_of_a_thousand_numbers(language: str) -> None:
    assert mobextract.extract("1," * 1000, language).counts == []
