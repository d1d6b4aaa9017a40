"""The peers' own test cases, where they lie beside the project: nearly all pass, in each language."""

from __future__ import annotations

import pytest

from peers import PEERS, PeerCase, excluded, passes, peer_cases

WANTED = 0.97
LANGUAGES = ("vi", "el", "hi", "nb", "ru", "en")

pytestmark = pytest.mark.skipif(not PEERS.exists(), reason="the peers' cases are not here")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_cases_of_the_peers_pass(language: str) -> None:
    out = excluded()
    cases = [c for c in peer_cases() if c.language == language and c.id not in out]
    missed = [c.text for c in cases if not passes(c)]
    assert len(missed) <= (1 - WANTED) * len(cases), missed


def test_every_exclusion_names_a_case() -> None:
    known: dict[str, PeerCase] = {c.id: c for c in peer_cases()}
    assert sorted(set(excluded()) - known.keys()) == []
