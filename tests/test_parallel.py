"""The same facts told in six languages are read alike (tests/parallel)."""

from __future__ import annotations

import pytest

import parallel_texts


@pytest.mark.parametrize("domain", parallel_texts.domains())
def test_the_same_facts_in_six_languages(domain: str) -> None:
    """What is missed is known; what is no longer missed leaves the list: `python tests/parallel_texts.py` writes it anew."""
    ids = {text["id"] for text in parallel_texts.texts(domain)}
    assert set(parallel_texts.misses(domain)) == {miss for miss in parallel_texts.known() if miss[0] in ids}


@pytest.mark.parametrize("domain", parallel_texts.domains())
def test_texts_are_told_in_all_languages(domain: str) -> None:
    for text in parallel_texts.texts(domain):
        assert sorted(text["texts"]) == sorted(parallel_texts.LANGUAGES)
        assert all(sorted(names) == sorted(parallel_texts.LANGUAGES) for names in text.get("models", {}).values())
