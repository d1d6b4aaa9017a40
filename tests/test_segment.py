"""What is body text and what is page furniture."""

from __future__ import annotations

import datetime
import re
import textwrap

import pytest

from conftest import few
from mobextract.pipeline import extractor
from mobextract.text.folding import fold
from mobextract.text.segmentation import LONGEST

BODY = (
    "In 2024 the women's union of Van Lang commune planted 1,200 trees along the road, and every family of the commune took part in it.\n\n"
    "The union then opened 14 reading corners, in which from 70 to 90 pupils drop in on Saturdays to read and to borrow books.\n"
)


def counts(text: str) -> list[str]:
    return [count.text for count in extractor("en").extract(text).counts]


@pytest.mark.parametrize("button", ["Share", "Comments (0)", "Source: https://example.org/a/1.html", "By THU CUC - MINH DAI", "Tags: trees | books"])
def test_what_stands_above_the_text_ends_no_article(button: str) -> None:
    assert counts(f"Trees and books for Van Lang\n\n18 October 2024, 14:25\n{button}\n\n{BODY}") == ["1,200", "14", "70 to 90"]


@pytest.mark.parametrize("line", ["Share", "Comments (2)", "Source: https://example.org/a/1.html", "Related news"])
def test_what_stands_below_the_text_ends_it(line: str) -> None:
    assert counts(f"Trees and books for Van Lang\n\n{BODY}\n{line}\n\nForty-two households of An Hoa commune got 17 cows\n") == ["1,200", "14", "70 to 90"]


@pytest.mark.parametrize("line", ["» An Hoa commune gets 17 cows", ">> An Hoa commune gets 17 cows", "›› Read more: 17 cows in An Hoa"])
def test_headlines_behind_arrows_are_those_of_other_articles(line: str) -> None:
    assert counts(f"Trees and books for Van Lang\n\n{line}\n\n{BODY}\n{line}\n") == ["1,200", "14", "70 to 90"]
    assert counts(f"Trees and books for Van Lang\n\n{BODY}\n» In An Hoa commune 17 cows were given out.\n")[-1] == "17"


def test_authors_and_rights_are_no_places() -> None:
    record = extractor("en").extract(f"Trees and books for Van Lang\n\nBy THU CUC - MINH DAI\n\n{BODY}\n© Báo Phú Thọ. All rights reserved.\n")
    assert {place.text for place in record.places} == {"Van Lang"}


@pytest.mark.parametrize("head", ["Reporter: Giang Ma", "Text: Giang Ma - Sin Ho", "Author: Giang Ma"])
def test_who_wrote_and_signed_it_is_no_place(head: str) -> None:
    record = extractor("en").extract(f"Trees and books for Van Lang\n\n18 October 2024, 14:25\n{head}\n\n{BODY}\nMUONG TE\n")
    assert {place.text for place in record.places} == {"Van Lang"}


def test_capitals_below_a_heading_sign_nothing() -> None:
    assert "MUONG TE" in {place.text for place in extractor("en").extract("The commune in figures\n\nMUONG TE DISTRICT\n").places}


def test_a_caption_tells_of_its_picture_alone() -> None:
    text = "In Tuy An district the union has 17 houses.\n\nMembers in An Ninh Dong commune collect bottles. Photo: AN CU\n\nSales brought in 38 million VND.\n"
    record = extractor("en").extract(text)
    assert [money.place for money in record.money] == ["Tuy An"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Thursday, October 17, 2024 - 08:14", "2024-10-17"),
        ("Четверг, 17 октября 2024 г., 08:14", "2024-10-17"),
        ("17. oktober 2024", "2024-10-17"),
        ("08:14 – 17/10/2024 | Lan Phuong – Minh Thu", "2024-10-17"),
        ("On October 17, 2024 the women of the ward met", None),
        ("17/10/2024 – The women of the ward met", None),
    ],
)
def test_a_line_that_is_a_date_and_little_else_dates_the_article(line: str, published: str | None) -> None:
    language = "ru" if "октября" in line else "nb" if "oktober" in line else "en"
    record = extractor(language).extract(f"A title of the page\n\n{line}\n\nA commune has 12 schools.\n")
    assert record.to_dict()["article"]["published"] == published


# title, lines with the date, text
HEADS = {
    "vi": ("Bếp ấm tình người", ["Đăng ngày: 14/03/2025 - Lượt xem: 27", "Thứ Sáu, 14/3/2025, 10:30 (GMT+7)", "Thứ sáu, 14 tháng 3 năm 2025"], "Xã có 32 trường học, huyện giúp dân vượt qua khó khăn."),
    "en": ("Warm kitchens", ["Update at Friday, 14 Mar 2025, 10:30", "14/03/2025 10:30' Send Print", "Posted on March 14, 2025"], "The commune has 32 schools, and the district helps them."),
    "el": ("Ζεστές κουζίνες", ["Ημερομηνία δημοσίευσης: 14/03/2025", "Παρασκευή, 14 Μαρτίου 2025"], "Η κοινότητα έχει 32 σχολεία, και η περιφέρεια τα βοηθά."),
    "hi": ("गर्म रसोइयाँ", ["प्रकाशन तिथि: 14/03/2025", "14 मार्च, 2025 को प्रकाशित"], "कम्यून में 32 स्कूल हैं, और ज़िला उनकी मदद करता है।"),
    "nb": ("Varme kjøkken", ["Lagt ut 14. mars 2025", "14. mar. 2025"], "Kommunen har 32 skoler, og distriktet hjelper dem."),
    "ru": ("Тёплые кухни", ["Дата публикации: 14 марта 2025 года", "Пятница, 14/03/2025"], "В коммуне 32 школы, и уезд им помогает."),
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, (_, lines, _) in HEADS.items() for line in lines])
def test_the_title_stands_beside_the_date(language: str, line: str) -> None:
    title, _, body = HEADS[language]
    for head in (f"{title}\n\n{line}", f"{line}\n{title}", f"{title}\n\n{body[:-1]} {body}\n\n{line}"):
        record = extractor(language).extract(f"{head}\n\n{body}\n")
        assert (record.article.title, record.article.published, record.counts[-1].text, {c.text for c in record.counts}) == (title, "2025-03-14", "32", {"32"})


def test_the_day_of_a_visit_is_not_that_of_the_article() -> None:
    record = extractor("en").extract("Saturday, 30/5/2020\nWarm kitchens for all\n11/4/2019 14:13' Send Print\nThe commune had 32 schools last year.\n")
    assert (record.article.title, record.article.published, record.counts[0].year) == ("Warm kitchens for all", "2019-04-11", 2018)


def test_a_text_whose_first_line_only_follows_the_date_has_no_title() -> None:
    record = extractor("en").extract("14/03/2025\nThe commune has 32 schools.\nThe district helps them all through hard times.\n")
    assert record.article.title is None


@pytest.mark.parametrize("given", ["2025-03-14", "2025-03-14T07:00:00Z", datetime.date(2025, 3, 14), datetime.datetime(2025, 3, 14, 7)])
def test_the_day_that_is_given(given: datetime.date | str) -> None:
    record = extractor("en").extract("Last year the commune of An Hong in Hai Phong had 32 schools.", published=given)
    assert (record.article.published, record.counts[0].year) == ("2025-03-14", 2024)


def test_an_undated_article_is_of_the_year_that_it_opens_with() -> None:
    text = "Women of the ward\n\nOn the morning of 18 June 2024, the ward reviewed its work.\n\nThis year 14 clubs were set up, last year 9.\n"
    record = extractor("en").extract(text)
    assert [(c.text, c.year) for c in record.counts] == [("14", 2024), ("9", 2023)]
    assert record.to_dict()["article"]["published"] is None


def test_a_day_long_ago_at_the_head_of_an_article_does_not_date_it() -> None:
    text = "How the town was freed\n\nOn 30 April 1975 the town was freed.\n\nIn 2023 it had 12 schools, in 2024 it had 14 schools. Another 3 roads came in 2024.\n\nLast year 9 clubs were set up.\n"
    assert {c.text: c.year for c in extractor("en").extract(text).counts}["9"] != 1974


def test_sentences_that_never_end_are_cut_where_no_figure_is() -> None:
    row = "12 households in An Hoa commune, "
    grammar = extractor("en").segments
    text = row * 300
    sentences = grammar.sentences(fold(text), 0, len(text))
    assert max(end - start for start, end in sentences) <= LONGEST
    assert all(text[end - 1] == "," for _, end in sentences[:-1])
    assert counts(text) == ["12"] * 300


def test_a_page_in_one_line_is_read() -> None:
    """Where line ends were lost, the name of the site opens the whole text."""
    lines = ["Vietnam.vn - Nền tảng quảng bá Việt Nam", "Quang Tri today", *["In 2024 the club helped 25 households in Gio Linh district."] * 15]
    record = extractor("en").extract(" ".join(lines))
    assert [int(count.value or 0) for count in record.counts] == [25] * 15


ARTICLE = next(a for a in few() if a.language == "nb")
FORMS = {
    "wrapped": lambda text: "\n".join("\n".join(textwrap.wrap(line, 90)) for line in text.split("\n")),
    "two blanks": lambda text: re.sub(r"(?<!\d) (?!\d)", "  ", text),
    "bold figures": lambda text: re.sub(r"(?<![\w.,/])(\d+)(?= [a-zæøå])", r"**\1**", text),
    "entities": lambda text: text.replace("«", "&laquo;").replace("»", "&raquo;").replace(" ", "&nbsp;"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_page_changes_no_reading(form: str) -> None:
    """Texts come out of mails, printed pages, Markdown and HTML that was escaped twice."""

    def read(text: str) -> list[tuple[object, ...]]:
        record = extractor("nb").extract(text)
        assert all(text[m.start : m.end] == m.text for m in (*record.places, *record.models, *record.counts))
        rows = [("place", p.name, p.kind) for p in record.places] + [("model", m.canonical, m.place) for m in record.models]
        return rows + [("count", c.value, c.unit, c.place, c.year) for c in record.counts]

    text = "\n".join(ARTICLE.text.splitlines())
    assert read(FORMS[form](text)) == read(text)
    assert len(read(text)) > 30
