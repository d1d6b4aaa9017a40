"""Phrases are looked up by their length: the same answer as that of one regular expression for all of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mobextract.text.expressions import trie_expression
from mobextract.text.phrases import Phrases

WORDS = st.sampled_from(["a", "ab", "abc", "b", "के", "केल", "xã"])
FORMS = st.lists(
    st.tuples(st.sampled_from(["in", "of"]), st.lists(WORDS, min_size=1, max_size=3), st.sampled_from(["", "*", "%"])).map(
        lambda form: f"{form[0]} {' '.join(form[1])}{form[2]}"
    ),
    min_size=1,
    max_size=8,
)
TEXTS = st.lists(st.sampled_from(["a", "ab", "abc", "abcdef", "के", "केला", "xã", "%", ",", "1"]), max_size=6)
BLANKS = st.sampled_from([" ", " ", " ", "\n", "  "])


@given(FORMS, TEXTS, BLANKS, BLANKS)
def test_lookups_agree_with_an_expression(forms: list[str], words: list[str], first: str, other: str) -> None:
    forms = [form for form in forms if form.startswith("in ")]
    text = "in" + first + other.join(words)
    match = re.match(trie_expression(forms), text)
    phrases = Phrases(forms)
    assert phrases.end(text, 2) == (match.end() if match else None)


@given(FORMS, TEXTS)
def test_backwards_too(forms: list[str], words: list[str]) -> None:
    backwards = [form[::-1] for form in forms if form.split(" ")[-1].rstrip("*%") == "ab" and not form.endswith("%")]
    text = " ".join([*words, "of", "ab"])[::-1]
    matches = [re.match(trie_expression([form]), text) for form in backwards]
    assert Phrases(backwards).end(text, 2) == max((match.end() for match in matches if match), default=None)


def test_an_open_ending_inside() -> None:
    phrases = Phrases(["new* rural* area*"])
    assert phrases.end("new rurals areas of", 3) == 16
    assert phrases.end("new rural district", 3) is None
