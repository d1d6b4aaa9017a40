"""Scores of links: they say what is to be expected of a link, and records of earlier schemas, which have none, still read."""

from __future__ import annotations

import json

import pytest

from link_scores import SETS, TABLE, Trial, calibration, counted, table_text, trials
from mobextract import Record, extract
from mobextract.language import load_language
from mobextract.linking.scores import SCOPES, SORTS, LinkScores


def all_trials() -> list[Trial]:
    return [trial for held in SETS for trial in trials(held)]


@pytest.mark.parametrize("sort", SORTS)
def test_scores_say_how_many_links_are_right(sort: str) -> None:
    """Over the held-out articles the mean score is the share of right links, and more of the better half are right."""
    links, mean, right, better, worse = calibration(LinkScores(load_language("vi").common("link_scores")), all_trials())[sort]
    assert links > 100
    assert mean == pytest.approx(right, abs=0.03), "after a change of the rules: python tests/link_scores.py --write"
    assert better > worse + 0.02


def test_the_table_is_written_by_its_script() -> None:
    table = load_language("vi").common("link_scores")
    assert table_text(table) == TABLE.read_text(encoding="utf-8")
    made = sum(row[1] for sort in SORTS for both in getattr(table, sort).values() for row in (both.alone, both.rivals))
    assert made == pytest.approx(len(all_trials()), rel=0.05), "after a change of the rules: python tests/link_scores.py --write"


def test_what_was_never_seen_scores_the_average() -> None:
    empty = LinkScores(counted([]))
    assert {empty.of(sort, (scope, False)) for sort in SORTS for scope in SCOPES} == {0}
    scores = LinkScores(counted([("year", ("clause", False), True)] * 30 + [("year", ("earlier", True), False)] * 10))
    assert [str(scores.of("year", e)) for e in (("clause", False), ("sentence", False), ("earlier", True))] == ["0.97", "0.75", "0.21"]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Năm 2024, xã Bảo Thạnh có 32 mô hình.", ("clause", False)),
        ("Xã Bảo Thạnh có nhiều mô hình. Năm 2024, có 32 hộ.", ("paragraph", False)),
        ("Xã Bảo Thạnh có 12 hộ, xã Tân Thủy có 9 hộ; cả hai có 32 trâu.", ("sentence", True)),
    ],
)
def test_a_score_is_that_of_its_evidence(text: str, scores: tuple[str, bool]) -> None:
    count = extract(text, "vi").counts[-1]
    table = LinkScores(load_language("vi").common("link_scores"))
    assert count.place_score == table.of("place", scores)  # type: ignore[arg-type]


def test_records_of_earlier_schemas_read() -> None:
    record = extract("Năm 2024, xã Bảo Thạnh có 32 mô hình “Dân vận khéo”.", "vi")
    older = json.loads(record.to_json())
    for kind in ("models", "counts"):
        for mention in older[kind]:
            for name in [n for n in mention if n.endswith("_score")]:
                del mention[name]
    older["schema"] = 2
    read = Record.from_json(json.dumps(older))
    assert [(c.text, c.year, c.year_score) for c in read.counts] == [("32", 2024, None)]
