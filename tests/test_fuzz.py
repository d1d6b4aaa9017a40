"""Ten thousand made-up inputs end as a record, in quarantine or skipped, each by the rules of the record; none raises."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mobextract
from conftest import LANGUAGES
from fuzzing import try_out

SHARES = 10


@pytest.mark.parametrize("share", range(SHARES))
def test_ten_thousand_inputs(share: int) -> None:
    tally = Counter(try_out(seed) for seed in range(share * 1000, (share + 1) * 1000))
    assert {kind for kind, _ in tally} == {"text", "html", "line", "bytes", "container"}
    records = sum(count for (_, status), count in tally.items() if status == "record")
    assert records > 300, "most inputs must reach the extraction, not only the reading"


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text(text: str, language: str) -> None:
    record = mobextract.extract(text, language)
    for mention in (*record.places, *record.counts, *record.money, *record.percentages, *record.measures, *record.dates, *record.models):
        assert text[mention.start : mention.end] == mention.text


NUMERAL = st.lists(st.sampled_from([*"0123456789.,  '/-%٠१½", "\u00a0", "\u202f"]), max_size=40).map("".join)


@given(NUMERAL, st.sampled_from(LANGUAGES))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_any_numeral(text: str, language: str) -> None:
    for numeric in mobextract.quantities(text, language):
        assert text[numeric.start : numeric.end] == numeric.text
