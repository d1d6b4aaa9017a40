"""Clauses told of something that has a title and is no model: "the fund «One Step» collected 240 million", "the play «Red River» drew
400 people". The model before ends there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation

LEAD = 60
"""How long what stands before the title in its clause may be, in characters: "the Study Promotion Association's “One Step” fund"."""
OPENED = " \"'«“„‘–—-"
STEPS = 3
"""Words that may open the clause before the word for the fund: "and the", "riêng"."""
_DIGIT = regex(r"\d")
_COMMA = regex(r",(?!\d)")


def titled_subjects(grammar: LinkGrammar, clauses: Clauses, models: Sequence[FoundModel]) -> list[int]:
    """Return where such titles begin that open their part of the sentence, in order."""
    if not models:
        return []
    starts = {m.start for m in models}
    found = (q for q in clauses.segments.quotations if q.closed and q.depth == 0 and q.start not in starts)
    return sorted(q.start for q in found if _is_subject(grammar, clauses, q, models))


def _is_subject(grammar: LinkGrammar, clauses: Clauses, quotation: Quotation, models: Sequence[FoundModel]) -> bool:
    """Whether a word for a fund, a festival, a play … stands beside a quotation that opens its clause, and no word for a model there."""
    low, mark = clauses.low, quotation.start - 1
    start = _clause(clauses, mark)
    if mark - start > LEAD or any(start <= m.start < mark for m in models) or clauses.says(grammar.model_scanner, start, mark):
        return False
    if any(grammar.titled.after(low, at) for at in _heads(grammar, low, start, mark)):
        return True
    behind = skip_blanks(low, quotation.end + 1)
    lead = low[start:mark].strip(OPENED)
    tied = grammar.ties.after(low, skip_blanks(low, start)) is not None
    return grammar.titled.after(low, behind) is not None and not tied and not _DIGIT.search(lead) and not _COMMA.search(lead)


def _clause(clauses: Clauses, mark: int) -> int:
    """Where the part of the sentence begins that a quotation stands in, blanks apart."""
    start = clauses.item(mark)[0]
    while start < mark and clauses.low[start] in " ;·\n":
        start += 1
    return start


def _heads(grammar: LinkGrammar, low: str, start: int, mark: int) -> Iterator[int]:
    """The beginning of a clause, and where it goes on behind an article, a joiner or "alone"."""
    at = start
    for _ in range(STEPS):
        yield at
        opened = grammar.articles.after(low, at) or grammar.clauses.after(low, at) or grammar.singled_out.after(low, at)
        if opened is None or skip_blanks(low, opened[1]) >= mark:
            return
        at = skip_blanks(low, opened[1])
