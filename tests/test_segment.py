"""What is body text and what is page furniture."""

from __future__ import annotations

import pytest

from mobextract.pipeline import extractor

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


def test_authors_and_rights_are_no_places() -> None:
    record = extractor("en").extract(f"Trees and books for Van Lang\n\nBy THU CUC - MINH DAI\n\n{BODY}\n© Báo Phú Thọ. All rights reserved.\n")
    assert {place.text for place in record.places} == {"Van Lang"}


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
        ("On October 17, 2024 the women of the ward met", None),
    ],
)
def test_a_line_that_is_a_date_and_little_else_dates_the_article(line: str, published: str | None) -> None:
    language = "ru" if "октября" in line else "nb" if "oktober" in line else "en"
    record = extractor(language).extract(f"A title of the page\n\n{line}\n\nA commune has 12 schools.\n")
    assert record.to_dict()["article"]["published"] == published


def test_an_undated_article_is_of_the_year_that_it_opens_with() -> None:
    text = "Women of the ward\n\nOn the morning of 18 June 2024, the ward reviewed its work.\n\nThis year 14 clubs were set up, last year 9.\n"
    record = extractor("en").extract(text)
    assert [(c.text, c.year) for c in record.counts] == [("14", 2024), ("9", 2023)]
    assert record.to_dict()["article"]["published"] is None


def test_a_day_long_ago_at_the_head_of_an_article_does_not_date_it() -> None:
    text = "How the town was freed\n\nOn 30 April 1975 the town was freed.\n\nIn 2023 it had 12 schools, in 2024 it had 14 schools. Another 3 roads came in 2024.\n\nLast year 9 clubs were set up.\n"
    assert {c.text: c.year for c in extractor("en").extract(text).counts}["9"] != 1974
