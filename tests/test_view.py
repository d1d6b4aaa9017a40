"""The HTML page of articles: the whole text, every mention once, and nothing that a browser would run or load."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

import mobextract
from command import run
from conftest import GoldArticle, few, record_of
from mobextract.record import KINDS, Source
from mobextract.view import page

ARTICLES = few()


def parsed(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_the_page_has_the_whole_text_and_every_mention_once(article: GoldArticle) -> None:
    text = article.text.replace("\r\n", "\n")
    record = record_of(article.language, text)
    tree = parsed(page([(text, record)]))
    assert tree.find_class("text")[0].text_content() == text
    ids = Counter(tree.xpath("//@id[starts-with(., 'a1-')]"))
    assert ids == Counter(f"a1-{m.id}" for kind in KINDS for m in getattr(record, kind))
    assert {href for href in tree.xpath("//@href") if href.startswith("#")} == {f"#{name}" for name in ids}


def test_marks_show_what_they_stand_for() -> None:
    text = "Modellen «Grønt Tam Ky» i Tam Ky har 25 hus."
    record = mobextract.extract(text, "nb")
    marks = parsed(page([(text, record)])).xpath("//mark")
    assert [(mark.get("class"), mark.text) for mark in marks if mark.text == "25"] == [("counts", "25")]
    assert "count: value=25; unit=house" in marks[-1].get("title")


HOSTILE = '<script>alert(1)</script> & "«Grønt hus <img src=x onerror=alert(1)>» i Tam Ky har 25 hus\x00\ud800.'


def test_nothing_of_an_article_becomes_markup() -> None:
    record = mobextract.extract(HOSTILE, "nb", id='"><script>', title="<b>x</b>", source=Source(path="<i>", url="javascript:alert(1)"))
    record.warnings.append("<script>")
    html = page([(HOSTILE, record)])
    tree = parsed(html)
    assert {element.tag for element in tree.iter()}.isdisjoint({"script", "img", "b", "i", "link", "iframe"})
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not tree.xpath("//@src | //@onerror")
    assert html.encode("utf-8").count("\ufffd".encode()) >= 2


def test_nothing_is_loaded() -> None:
    article = ARTICLES[0]
    html = page([(article.text, record_of(article.language, article.text))])
    assert not re.search(r"url\(|@import|<link|<script|src=", html)


def test_several_articles_keep_their_ids_apart() -> None:
    rows = [(a.text, record_of(a.language, a.text)) for a in ARTICLES[:3]]
    ids = parsed(page(rows)).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {name.split("-")[0] for name in ids} == {"show", "a1", "a2", "a3"}


def test_view_writes_a_page(tmp_path: Path) -> None:
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "a.txt").write_text("I Tam Ky har de 25 hus og en skole.", encoding="utf-8")
    (tmp_path / "nb" / "b.txt").write_bytes(b"%PDF-1.7")
    out = tmp_path / "page.html"
    result = run("view", tmp_path / "nb", "--out", out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "b.txt: not text but a PDF" in result.stderr
    assert parsed(out.read_text(encoding="utf-8")).find_class("counts")[1].text == "25"


def test_a_page_into_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    result = run("view", "-", "-l", "nb", "--out", tmp_path / "no" / "page.html", stdin=b"I Tam Ky har de 25 hus.")
    assert (result.exit_code, "does not exist" in result.stderr) == (2, True)


def test_a_page_on_standard_output() -> None:
    result = run("view", "-", "-l", "nb", stdin=b"I Tam Ky har de 25 hus.")
    assert (result.exit_code, result.stdout[:15]) == (0, "<!DOCTYPE html>")
