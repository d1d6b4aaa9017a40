"""The evidence of links: how often links on each were right in the held-out articles (patterns/common/link_scores.toml).

    python tests/link_scores.py           print the table, and how well the scores of the other sets of articles foretell each
    python tests/link_scores.py --write   write the table
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from mobextract.evaluate import matches
from mobextract.goldfiles import read_gold
from mobextract.linking.scores import SCOPES, SORTS, Evidence, LinkScores
from mobextract.packs.common_tables import CommonLinkScores, EvidenceCounts
from mobextract.pipeline import extractor

HELD = Path(__file__).parent / "held"
SETS = ("g", "h", "i", "j", "k", "m", "n", "o", "r", "t", "u", "v", "w", "aa", "ab", "ac", "ad", "ae", "af")
"""The held-out sets, by how the names of their files begin."""
TABLE = Path(__file__).parents[1] / "patterns" / "common" / "link_scores.toml"
FIGURES = ("counts", "money", "percentages")
HEAD = """\
# How often links on each evidence were right in articles of other people, most of them read since (tests/held): [right, made].
# Written by `python tests/link_scores.py --write`; docs/linking.md says what the keys mean.
"""

Trial = tuple[str, Evidence, bool]
"""One link: its sort, its evidence, and whether it is right."""


class _Evident(LinkScores):
    """Gives the evidence itself for the score, as a number that ``_evidence`` reads."""

    def __init__(self) -> None:
        pass

    def of(self, sort: str, evidence: Evidence) -> Decimal:
        return Decimal(SCOPES.index(evidence[0]) * 2 + evidence[1])


def _evidence(code: Decimal) -> Evidence:
    return SCOPES[int(code) // 2], bool(int(code) % 2)


@functools.cache
def trials(held: str) -> list[Trial]:
    """Every link that the library makes on a figure, or a model, that is right itself, in one set of articles."""
    found: list[Trial] = []
    for path in sorted(HELD.glob(f"*/{held}-*.txt")):
        reader = extractor(path.parent.name)
        kept, reader.links.scores = reader.links.scores, _Evident()
        try:
            record = reader.extract(path.read_text(encoding="utf-8"), id=path.stem).to_dict()
        finally:
            reader.links.scores = kept
        found += _trials(read_gold(path.with_suffix(".json")), record)
    return found


def _trials(gold: dict[str, Any], record: dict[str, Any]) -> Iterable[Trial]:
    for kind in ("models", *FIGURES):
        for attribute, mention, right in matches(kind, gold, record):
            code = mention.get(f"{attribute}_score")
            if code is not None:
                yield "runs_in" if kind == "models" else attribute, _evidence(code), right


def counted(links: Iterable[Trial]) -> CommonLinkScores:
    """Count the right ones and all by sort and evidence."""
    right, made = Counter(t[:2] for t in links if t[2]), Counter(t[:2] for t in links)

    def both(sort: str, scope: Any) -> EvidenceCounts:
        alone, rivals = ((right[sort, (scope, r)], made[sort, (scope, r)]) for r in (False, True))
        return EvidenceCounts(alone=alone, rivals=rivals)

    return CommonLinkScores(**{sort: {scope: both(sort, scope) for scope in SCOPES} for sort in SORTS})


def calibration(scores: LinkScores, links: Iterable[Trial]) -> dict[str, tuple[int, float, float, float, float]]:
    """By sort: number of links, their mean score, the share that is right, and that of the better and the worse half by score."""
    rows = {}
    for sort in SORTS:
        mine = sorted(((float(scores.of(s, e)), ok) for s, e, ok in links if s == sort), key=lambda row: -row[0])
        half, size = len(mine) // 2, len(mine)
        shares = [sum(ok for _, ok in part) / max(1, len(part)) for part in (mine, mine[:half], mine[half:])]
        rows[sort] = (size, sum(score for score, _ in mine) / max(1, size), *shares)
    return rows  # type: ignore[return-value]


def table_text(table: CommonLinkScores) -> str:
    """The counts as TOML."""
    lines = [HEAD]
    for sort in SORTS:
        lines.append(f"[{sort}]")
        for scope, row in getattr(table, sort).items():
            lines.append(f"{scope} = {{ alone = {list(row.alone)}, rivals = {list(row.rivals)} }}")
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Print or write the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    text = table_text(counted([t for held in SETS for t in trials(held)]))
    if parser.parse_args().write:
        TABLE.write_text(text, encoding="utf-8")
        return 0
    print(text)
    print("scores of the other sets on each:  links, mean score, right, right in the better half, in the worse half")
    for held in SETS:
        scores = LinkScores(counted([t for other in SETS if other != held for t in trials(other)]))
        for sort, (size, mean, *shares) in calibration(scores, trials(held)).items():
            print(f"{held} {sort:8} {size:4} {mean:.3f} " + " ".join(f"{share:.3f}" for share in shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
