"""Names whose cue another sentence has: answers to a question about models ("– Which models work best? – First of all the “Bench of
Accord”. …"), and names behind an ordinal ("Two models … The second, “Bench of Accord”, runs in …")."""

from __future__ import annotations

from bisect import bisect_left

from mobextract.models.grammar import Cue, ProgrammeGrammar
from mobextract.text.folding import WORD, Folded, end_before
from mobextract.text.lazy import regex
from mobextract.text.questions import is_question
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Segments

OPENING = 80
"""How far behind the beginning of the answer its name may open, in characters."""
LEAD = 14
"""How far behind the beginning of its sentence the ordinal of a name may stand, in characters."""
FRAME = 2
"""Words that stand before the name at most that opens a sentence: "in the"."""
NAME = 8
"""Words that such a name has at most."""
_FEW = regex(r"(?<![\d.,/:–-])[2-9]$")
_WORD = regex(rf"(?<= ){WORD}+ $")
_COMMA = regex(r"(?:,| [–—-])? ?$")
_OTHER = regex(r"[\"«“„]|[.!?…।:] ")


def cue_asked(g: ProgrammeGrammar, folded: Folded, segments: Segments, quotation: Quotation, start: int) -> Cue | None:
    """The cue of a question whose answer begins with a quotation: no sentence and no other quotation stands before it."""
    if not quotation.closed or (g.has_case and not (folded.text[start].isupper() or folded.text[start].isdigit())):
        return None
    paragraph = segments.paragraph_at(start)
    index = bisect_left(segments.paragraphs, paragraph)
    mark = quotation.start - 1
    if not index or mark - paragraph[0] > OPENING or _OTHER.search(folded.low, paragraph[0], mark):
        return None
    question, before = segments.paragraphs[index - 1], segments.paragraphs[index - 2] if index > 1 else None
    if question[0] not in segments.headings or not is_question(folded.text, question, before):
        return None
    return _last_cue(g, folded.low, *question)


def cue_counted(g: ProgrammeGrammar, folded: Folded, segments: Segments, quotation: Quotation, start: int) -> Cue | None:
    """The last cue of the paragraph before a sentence that opens with an ordinal and a quotation: "the second, “Bench of Accord”"."""
    mark, low = quotation.start - 1, folded.low
    comma = _COMMA.search(low, max(0, mark - 3), mark)
    copula = g.copula.before(low, mark)  # "thứ hai là “…”"
    ends = (comma.start() if comma else None, copula[1] if copula else None)
    ordinal = next((hit for end in ends if end is not None and (hit := g.later.before(low, end))), None)
    sentence, floor = segments.sentence_at(start)[0], segments.paragraph_at(start)[0]
    capital = not g.has_case or folded.text[start].isupper() or folded.text[start].isdigit()
    if ordinal is None or not capital or ordinal[1] - sentence > LEAD or " " not in low[quotation.start : quotation.end]:
        return None
    return _last_cue(g, low, floor, sentence)


def cue_announced(g: ProgrammeGrammar, folded: Folded, segments: Segments, quotation: Quotation, start: int) -> Cue | None:
    """The cue of several models that the paragraph counts before, for a quotation of two words or more that opens a sentence, behind a
    preposition: "The union runs two models. With “A clean house”, 9 branches …; in “Money box of love” …"."""
    low, mark = folded.low, quotation.start - 1
    sentence, floor = segments.sentence_at(start)[0], segments.paragraph_at(start)[0]
    capital = not g.has_case or folded.text[start].isupper() or folded.text[start].isdigit()
    opening = max(sentence, low.rfind("; ", sentence, mark) + 2)
    lead = low[opening:mark].split()
    words = low.count(" ", quotation.start, quotation.end) + 1
    if not (quotation.closed and capital and 1 < words <= NAME and 0 < len(lead) <= FRAME and mark - opening <= LEAD):
        return None
    if g.articles.get(" ".join(lead)) is not None:
        return None  # "The “Green path” movement has grown"
    hits = [(g.kind_of(m), m) for m in g.cue_scanner.finditer(low, floor, opening)]
    return next(((kind, *m.span()) for kind, m in reversed(hits) if kind not in (None, "title") and _is_counted(g, low, m.start())), None)


def _is_counted(g: ProgrammeGrammar, low: str, cue: int) -> bool:
    """Whether a number for several stands before a cue, a word between or none: "two models", "three good models"."""
    word = _WORD.search(low, max(0, cue - LEAD), cue)
    ends = (end_before(low, cue), *((end_before(low, word.start()),) if word else ()))
    return any(_FEW.search(low, max(0, end - 3), end) is not None or g.numbers.before(low, end) is not None for end in ends)


def _last_cue(g: ProgrammeGrammar, low: str, start: int, end: int) -> Cue | None:
    """The last cue in a stretch, but for that of a title."""
    hits = [(g.kind_of(m), m) for m in g.cue_scanner.finditer(low, start, end)]
    kind, match = next(((k, m) for k, m in reversed(hits) if k not in (None, "title")), (None, None))
    return (kind, *match.span()) if kind and match else None
