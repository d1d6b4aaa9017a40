"""Names in quotation marks that open paragraphs behind a dash, all through an article on models: "– «A», commune of X. …"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, RejectedQuotation, trimmed
from mobextract.models.lists import NO_CUE
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LEAST = 3
"""So many paragraphs open so, at least: an interview may quote one."""
WORDS = 9
"""Words of such a name; what is longer is speech."""
_DASH = regex(r"(?:[–—•*-]|\d{1,2}[.)]) ?")
_BEHIND = regex(r" ?(?:,(?! ?[–—-])|[:(–—-]|\.(?= ?\S)) ?")


def headed_items(
    grammar: ProgrammeGrammar, folded: Folded, segments: Segments, rejected: Sequence[RejectedQuotation]
) -> tuple[list[FoundModel], list[RejectedQuotation]]:
    """Return the names among the quotations without a cue that open such paragraphs, and those that are left; no names where they are few,
    or nothing speaks of models."""
    heads = [q for q in rejected if q.reason == NO_CUE and _opens(grammar, folded, segments, q)]
    if len(heads) < LEAST or not any(grammar.kind_of(m) == "model" for m in grammar.cue_scanner.finditer(folded.low)):
        return [], list(rejected)
    names = [FoundModel(*trimmed(folded.text, q.start, q.end), "model", None, "model.item") for q in heads]
    return names, [q for q in rejected if q not in heads]


def _opens(grammar: ProgrammeGrammar, folded: Folded, segments: Segments, quotation: RejectedQuotation) -> bool:
    """Whether nothing but a dash stands before a short quotation in its paragraph, and a sign behind it, but no verb of speech."""
    begin = segments.paragraph_at(quotation.start)[0]
    dash = _DASH.fullmatch(folded.low, begin, quotation.start - 1)
    name = folded.low[quotation.start : quotation.end]
    behind = _BEHIND.match(folded.low, quotation.end + 1)
    said = behind is not None and grammar.speech.after(folded.low, behind.end()) is not None
    return dash is not None and len(name.split()) <= WORDS and behind is not None and not said
