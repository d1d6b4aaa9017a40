"""Where a text goes on with the unit around those that a sentence names: behind exceptions, items of a list, and
behind where something only began."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mobextract.linking.clauses import Clauses
from mobextract.linking.focus import VILLAGE, Focus, names_of
from mobextract.text.folding import ANY_WORD
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.discourse import Discourse

STARTED = 30
"""How far before a village the words for a beginning may start, in characters."""
RELATIVE = 80
"""How far before a unit the relative clause may begin that tells of it, in characters."""
_STOP = regex(r"[;:·()!?।]|,(?!\d)")


def around_exceptions(discourse: Discourse, foci: list[Focus], sentence: Span) -> Focus | None:
    """The unit, or the list, that the text is at around those which a sentence names as exceptions: "only the districts A (71%) and B
    lag", "36, 41 and 18 households in A, B and C respectively … Today only C still has three"."""
    low, first = discourse.low, foci[0]
    if first.level:
        return None
    opened = discourse.g.except_for.after(low, sentence[0]) or discourse.g.except_for.before(low, _before_designator(discourse, first))
    before = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0]) if opened else None
    if before is None:
        return None
    listed = len(before.places) > 1 and {n for f in foci for n in names_of(f.link)} < {*names_of(before.link)}
    return before if listed or all(f.lies_in(before) and f.rank > before.rank for f in foci) else None


def _before_designator(discourse: Discourse, focus: Focus) -> int:
    """Where the designator right before a unit's name begins, else the name."""
    level = discourse.g.unit_nouns.before(discourse.low, focus.places[0].start)
    return level[1] if level else focus.start


def around_asides(discourse: Discourse, foci: list[Focus], sentence: Span) -> Focus | None:
    """The unit that the text is at around the only one of a sentence, which singles it out of what the sentence before has counted: "62
    houses have been built. In Phu Gia commune alone there are 14. …"."""
    unit = foci[0]
    if unit.level or any(f.link != unit.link for f in foci) or not discourse.shares.singles_out(unit, sentence):
        return None
    before = discourse.earlier(sentence[0], 0)
    inside = before is not None and unit.lies_in(before) and unit.rank > before.rank
    listed = before is not None and len(before.places) > 1 and unit.link in {place.name for place in before.places}
    return before if inside or listed else None


def around_whole_asides(discourse: Discourse, foci: list[Focus], sentence: Span) -> Focus | None:
    """The unit that the text is at, where a sentence only tells of the one around it aside: "they belong to “X”, which has 34 children in
    the whole province. The post looks after seven of them"."""
    unit = foci[0]
    if not unit.level or len(foci) > 1 or not _in_relative(discourse, unit, sentence):
        return None
    before = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return before if before is not None and before.lies_in(unit) and before.rank > unit.rank else None


def _in_relative(discourse: Discourse, unit: Focus, sentence: Span) -> bool:
    """Whether a word that opens a relative clause stands before a unit, no sign that ends a clause between, and not first."""
    words = ANY_WORD.finditer(discourse.low, max(sentence[0] + 1, unit.start - RELATIVE), unit.start)
    found = next((at for at in (m.start() for m in words) if discourse.g.relatives.after(discourse.low, at)), None)
    return found is not None and _STOP.search(discourse.low, found, unit.start) is None


def around_beginnings(discourse: Discourse, named: list[Focus], sentence: Span) -> Focus | None:
    """The unit around the place where something only began: "it started with three schools in wards 1 and 3, now there are 29"."""
    first = says(discourse.begun.first, discourse.low, *sentence)
    if not first and not says(discourse.began, discourse.low, *sentence):
        return None
    if len({str(f.link) for f in named}) > 1:
        return discourse.begun.whole(named[-1], named, None, *sentence)
    if not first and not says(discourse.started, discourse.low, *sentence):
        return None
    around = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return discourse.begun.whole(named[0], named[:1], around, *sentence)  # "…, now there are 142, with 57 in hamlet 3 alone"


def around_villages(discourse: Discourse, own: Focus, position: int) -> Focus | None:
    """What the paragraph is about around a unit, or around that and the others there that it is about before."""
    earlier = discourse.earlier(position, discourse.segments.paragraph_at(position)[0])
    if earlier is None or earlier.rank < own.rank:
        return earlier
    parents = (discourse.foci.known.get(name) for name in (own.places[0].parents[:1] if own.places else ()))
    around = next((Focus(earlier.start, earlier.end, [parent], unit=True) for parent in parents if parent is not None), earlier)
    return around if earlier.lies_in(around) and earlier.link != own.link else earlier


def is_beginning(discourse: Discourse, main: Focus, sentence: Span) -> bool:
    """Return whether a sentence tells that something only began in its main place: neither where the organisation that runs it is, nor
    where a village stands behind that it began in ("in A commune, the model began with nine families of B hamlet. Today …")."""
    if not says(discourse.began, discourse.low, *sentence) or discourse.owners.runs(main, sentence):
        return False
    return not any(f.start > main.end and f.rank == VILLAGE > main.rank and f.lies_in(main) for f in discourse.foci_of(sentence))


def beginner_of(discourse: Discourse, sentence: Span, own: Focus) -> Focus | None:
    """The unit around a village with which its organisation began a model: "the commune's union began with A village", "in B
    commune the model «X» was launched, at first with nine families of A hamlet"; else ``own``."""
    near = max(sentence[0], own.start - STARTED), own.start
    if not any(says(words, discourse.low, *near) for words in (discourse.started, discourse.begun.first)):
        return own
    model = next((m for m in discourse.models if m.kind == "model" and sentence[0] <= m.start < sentence[1]), None)
    around = [f for f in discourse.foci_of(sentence) if f.end <= own.start and f.rank == own.rank - 1 and own.lies_in(f) and not f.level]
    return around[-1] if around and model is not None else discourse.owners.commune(sentence, model, own)


def are_items(clauses: Clauses, foci: Sequence[Focus]) -> bool:
    """Return whether several items of a list name a unit each, which do not lie in one another."""
    firsts = list({clauses.item(f.start): f for f in reversed(foci)}.values())
    return len(firsts) > 1 and not any(f is not g and f.lies_in(g) for f in firsts for g in firsts)


def whole_of_items(discourse: Discourse, foci: Sequence[Focus]) -> Focus | None:
    """Return the unit around those that items between semicolons tell of in turn: three of one level, or two villages ("In A hamlet, Mrs Ne
    …; in B hamlet, Mr Mot …. The two houses cost 140 million")."""
    firsts = {discourse.clauses.item(f.start): f for f in reversed(foci)}
    if len(firsts) < 2 or len({f.rank for f in firsts.values()}) > 1 or not are_items(discourse.clauses, foci):
        return None
    return discourse.shares.around(list(firsts.values())) if len(firsts) > 2 or foci[0].rank == VILLAGE else None


def village_of_runners(discourse: Discourse, commune: Focus, before: Sequence[Focus], sentence: Span) -> Focus | None:
    """The village that a sentence, or its paragraph, has told, where ``commune`` is a level that only says whose organisation runs the
    model before it: "in A hamlet, thanks to the model «X» of the commune's union, 142 households …"."""
    models = within(discourse.models, sentence[0], commune.start)
    if not commune.level or not any(m.owner is not None and m.owner[0] <= commune.start < m.owner[1] for m in models):
        return None
    begin = discourse.segments.paragraph_at(sentence[0])[0]
    told = next((f for f in reversed(before) if not f.level), None) or discourse.earlier(sentence[0], begin)
    return told if told is not None and len(told.places) == 1 and told.rank == VILLAGE and told.lies_in(commune) else None
