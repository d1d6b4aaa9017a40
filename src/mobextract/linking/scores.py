"""How sure a link is: how often links on the same evidence were right in articles of other people (tests/held), most of them read since.

``patterns/common/link_scores.toml`` counts, for each evidence (``linking/evidence.py``), how many links were made and how many were right.
"""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from mobextract.packs.common_tables import CommonLinkScores, EvidenceCounts, Scope

SORTS = ("place", "model", "year", "runs_in")
"""The links of a figure, and the place of a model."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
PRIOR = 4
"""As many links of average accuracy are added to what was counted, so that few links on an evidence do not make it sure."""

Evidence = tuple[Scope, bool]
"""Where the text names what a figure is linked to, and whether it names others of that sort there."""

SUREST = Decimal("0.99")
"""No link is certain, however few were wrong."""


class LinkScores:
    """The score of each evidence, from the counts of common/link_scores.toml."""

    def __init__(self, table: CommonLinkScores) -> None:
        self._scores: dict[tuple[str, str, bool], Decimal] = {}
        for sort in SORTS:
            counts: dict[str, EvidenceCounts] = getattr(table, sort)
            rows = [row for both in counts.values() for row in (both.alone, both.rivals)]
            average = Decimal(sum(right for right, _ in rows)) / max(1, sum(made for _, made in rows))
            for scope in SCOPES:
                for rivals in (False, True):
                    right, made = counts[scope].rivals if rivals else counts[scope].alone
                    share = (right + PRIOR * average) / (made + PRIOR)
                    self._scores[sort, scope, rivals] = min(round(share, 2), SUREST)

    def of(self, sort: str, evidence: Evidence) -> Decimal:
        """Return the share of right links that is to be expected on this evidence, from 0 to 1."""
        return self._scores[(sort, *evidence)]
