"""Bytes to articles: encodings, web pages, lines of JSON, folders, and what is refused with which words."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from mobextract import ArticleError, MobextractError
from mobextract.inputs.encoding import decode
from mobextract.inputs.reading import LARGEST, Job, read_article
from mobextract.inputs.sources import count_jobs, find_jobs

GREEK = "Στην κοινότητα Λιέν Χόα ολοκληρώθηκαν πέρυσι 32 μοντέλα και οι κάτοικοι δώρισαν γη για τον δρόμο του χωριού."
RUSSIAN = "В прошлом году жители коммуны построили 32 модели дорог и подарили землю для новой школы деревни."
VIETNAMESE = "Năm ngoái xã có 32 mô hình được công nhận, nhân dân hiến đất làm đường và xây nhà văn hóa thôn."
NORWEGIAN = "I fjor ble 32 modeller godkjent på øya, og folk ga bort jord så veien gjennom bygda kunne bli bredere."

PAGE = """<!doctype html><html lang="no"><head><meta charset="{charset}"><title>Lys på veien – Avisen</title>
<meta property="og:title" content="Lys på veien"><link rel="canonical" href="https://avis.example.org/lys-pa-veien-12.html">
<meta property="article:published_time" content="2024-10-18T07:00:00+07:00"></head><body><nav><a href="/">Hjem</a> <a href="/2">99 saker</a></nav>
<article><h1>Lys på veien</h1><p>I fjor fikk kommunen 71 lamper langs veien, og 1136 husholdninger har det nå tryggere om kvelden.</p>
<p>Totalsummen var over 37,5 milliarder dong, sa lederen for kvinneforbundet på møtet i går kveld.</p></article>
<footer>Kontakt oss på telefon 12345678</footer></body></html>"""


def compose_1258(text: str) -> bytes:
    """Windows Vietnamese: tone marks stand apart, all other marks are part of their letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        out.append(base + "".join(c for c in parts if c in tones))
    return "".join(out).encode("cp1258")


def encode(text: str, encoding: str) -> bytes:
    return compose_1258(text) if encoding == "cp1258" else text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [GREEK, RUSSIAN, VIETNAMESE, NORWEGIAN])
def test_unicode_is_read_without_a_warning(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GREEK, RUSSIAN, VIETNAMESE, NORWEGIAN])
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    read, warning = decode(text.encode(encoding))
    assert read == text
    assert warning is not None and "UTF-16" in warning


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GREEK, "cp1253"), (GREEK, "iso8859_7"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (VIETNAMESE, "cp1258"), (NORWEGIAN, "cp1252")],
)
def test_legacy_encodings_are_found_and_said(text: str, encoding: str) -> None:
    read, warning = decode(encode(text, encoding))
    assert unicodedata.normalize("NFC", read).replace("’", "'") == text
    assert warning is not None and "not UTF-8" in warning


def test_line_ends_and_composition_stay_as_they_are() -> None:
    text = "Xa\u0303 co\u0301 32 mo\u0302 hi\u0300nh.\r\nDòng hai.\r"
    assert decode(text.encode()) == (text, None)


def test_damaged_utf8_is_read_with_a_warning() -> None:
    data = (VIETNAMESE * 20).encode()
    read, warning = decode(data[:50] + b"\xff" + data[50:])
    assert read.count("\ufffd") >= 1
    assert warning is not None and "damaged" in warning


REFUSED = {
    "empty": (b"", "empty (0 bytes)"),
    "blank": (b" \n\t\r\n", "nothing but white space"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG image"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "a JPEG image"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "a PDF"),
    "ZIP": (b"PK\x03\x04" + bytes(30), "a ZIP archive"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(30), "gzip"),
    "zeros": (bytes(1000), "zero bytes"),
    "noise": (bytes(range(256)) * 20, "not text"),
    "controls": (b"kommunen\x01\x02\x03\x04\x05" * 50, "control characters"),
    "broken UTF-16": (b"\xff\xfe" + "hus".encode("utf-16-le") + b"\x00", "breaks at byte"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_by_name_and_cause(name: str, tmp_path: Path) -> None:
    data, cause = REFUSED[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_article(Job(str(path)))
    assert str(caught.value).startswith(f"{path}: ")
    assert cause in str(caught.value)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"1" * (LARGEST + 1))
    with pytest.raises(ArticleError, match="too large for an article"):
        read_article(Job(str(path)))


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    with pytest.raises(ArticleError, match=r"gone\.txt: No such file"):
        read_article(Job(str(path)))


def test_a_text_file_and_its_source(tmp_path: Path) -> None:
    path = tmp_path / "qn-117.el.txt"
    path.write_bytes(GREEK.encode())
    article = read_article(Job(str(path)))
    assert (article.text, article.id, article.path, article.warnings) == (GREEK, "qn-117", str(path), [])
    assert (article.sha256, article.size) == (hashlib.sha256(GREEK.encode()).hexdigest(), len(GREEK.encode()))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt"])
def test_a_web_page(name: str, charset: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE.replace("–", "-").format(charset=charset).encode(charset))
    article = read_article(Job(str(path)))
    assert article.text.splitlines()[1:] == [
        "I fjor fikk kommunen 71 lamper langs veien, og 1136 husholdninger har det nå tryggere om kvelden.",
        "Totalsummen var over 37,5 milliarder dong, sa lederen for kvinneforbundet på møtet i går kveld.",
    ]
    assert (article.title, article.published, article.url) == ("Lys på veien", "2024-10-18", "https://avis.example.org/lys-pa-veien-12.html")
    assert article.site == "avis.example.org"


def test_a_page_that_lies_about_its_charset(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(charset="iso-8859-7").encode("utf-8"))
    assert "på møtet i går kveld" in read_article(Job(str(path))).text


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"page\.html: no main text found"):
        read_article(Job(str(path)))


def test_lines_of_json(tmp_path: Path) -> None:
    rows = [
        {"id": "a1", "text": GREEK, "url": "https://x.example/a", "date": "2024-10-18", "title": "Τίτλος", "language": "el"},
        {"text": NORWEGIAN},
        {"id": 7, "html": PAGE.format(charset="utf-8")},
    ]
    path = tmp_path / "scrape.2024.jsonl"
    path.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    first, second, third = [read_article(job) for job in find_jobs([str(path)])]
    assert (first.id, first.url, first.published, first.title, first.language) == ("a1", "https://x.example/a", "2024-10-18", "Τίτλος", "el")
    assert (second.id, second.text, second.path) == ("scrape-3", NORWEGIAN, str(path))
    assert (third.id, third.published) == ("7", "2024-10-18")


BAD_LINES = {
    "{": "not JSON",
    "[1, 2]": "one JSON object",
    '{"body": "x", "id": 1}': "no field 'text' or 'html'; the line has body, id",
    '{"text": "  "}': "the text is empty",
    '{"text": 5}': "no field 'text'",
}


@pytest.mark.parametrize("line", BAD_LINES)
def test_bad_lines_are_named_by_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "scrape.jsonl"
    path.write_text(json.dumps({"text": GREEK}) + "\n" + line + "\n", encoding="utf-8")
    good, bad = find_jobs([str(path)])
    read_article(good)
    with pytest.raises(ArticleError) as caught:
        read_article(bad)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert BAD_LINES[line] in str(caught.value)


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "scrape.jsonl"
    path.write_bytes(b"9" * (2 * LARGEST + 5) + b'\n{"text": "hus"}\n')
    long, good = find_jobs([str(path)])
    assert long.data is not None and len(long.data) < LARGEST + 10
    assert (good.line, good.data) == (2, b'{"text": "hus"}\n')
    with pytest.raises(ArticleError, match="too large"):
        read_article(long)


def test_other_field_names(tmp_path: Path) -> None:
    job = Job("x.jsonl", 1, json.dumps({"body": GREEK}).encode(), is_row=True)
    assert read_article(job, text_field="body").text == GREEK


def test_folders_are_read_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "_c.txt", ".hidden.txt", "notes.md", "gold.json", "sub/a.txt", "sub/deeper/z.TXT", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(NORWEGIAN, encoding="utf-8")
    names = [str(Path(job.path).relative_to(tmp_path)) for job in find_jobs([str(tmp_path)])]
    assert names == ["_c.txt", "a.html", "b.txt", "sub/a.txt", "sub/deeper/z.TXT"]
    assert count_jobs([str(tmp_path)]) == 5


def test_finding_is_lazy_but_checks_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hus", encoding="utf-8")
    jobs = find_jobs([str(tmp_path), str(tmp_path / "missing")])
    with pytest.raises(MobextractError, match="missing: no such file or folder"):
        next(jobs)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MobextractError, match=r"no articles in this folder \(looked for \.txt"):
        list(find_jobs([str(tmp_path)]))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GREEK.encode())))
    (job,) = find_jobs(["-"])
    article = read_article(job)
    assert (article.text, article.id, article.path) == (GREEK, "stdin", "-")
