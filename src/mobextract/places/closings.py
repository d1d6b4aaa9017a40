"""Names whose designator stands behind them, apart: "A, B and other villages", "A, B and C hamlets", "A, a village of 70 houses"."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES, NATURAL, SMALL, Designator
from mobextract.places.grammar import RUN, TOKEN, Grammar
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import ANY_WORD, WORD, lower, sign_before
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings
from mobextract.toponyms.lookup import NONE
from mobextract.toponyms.vietnamese import latin_key

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_WINDOW = 60
"""Characters before a list's end in which its next member to the left must begin."""
_MEMBERS = 8
_DESCRIBED = 4
"""Words behind a designator within which a preposition says where the village is."""
UNITS = SMALL | {"commune", "ward"}
"""What a name may be said to be by words behind it."""
LEAST = 2
"""Words of a name that only a commune in brackets explains."""
LIKE = 0.8
"""How far a name may be from the one of a commune that no candidate was found for."""
LARGE = 1.0
"""Cost below which a name is rather a province's or district's, which may stand before the commune as well."""
_NAMED = regex(rf" (?:{TOKEN.pattern}|(?P<number>\d+))")


class Closings:
    """What closes a list of names, or follows a name as an apposition, in one language."""

    def __init__(self, grammar: Grammar) -> None:
        table, joiners = grammar.table, grammar.joiners
        designators = [d for d in table.designator if d.named and d.kind in UNITS]
        named = [(form, d) for d in designators for form in (*d.before, *d.after)]
        self.others: Lexicon[Designator] = Lexicon([(other.replace("{}", form), d) for other in table.others for form, d in named])
        self.village = next((d for d in designators if d.kind == "village"), None)
        self.starts = sorted({lower(other).split(" ")[0] + " " for other in table.others})
        self.joiner_ends = frozenset(f" {form}"[-2:] for form in grammar.joined.forms)
        """The last letters of what must stand before these words."""
        plurals = [(form, d) for form in table.plurals if (d := grammar.designates(form))]
        small = {s: d for form, d in [*named, *plurals] if d.kind in UNITS for s in spellings(form)}
        links = _links(sorted(map(lower, (*table.apposition, *table.placed)), key=len, reverse=True))
        self.placed = frozenset(map(lower, table.placed))
        self.apposition_forms = bool(table.apposition)
        self.glue: Lexicon[bool] = Lexicon([(form, True) for form in table.glue])
        small = {form: d for form, d in small.items() if form.rpartition(" ")[0] not in small}
        self.small: Lexicon[Designator] = Lexicon(small.items())
        words = trie_expression(small)
        compound = rf"(?:{WORD}+-?)?" if grammar.compounding else ""
        apart = rf"(?P<link>{links}) (?P<between>(?:{WORD}+(?:['’]|-{WORD}+)? ){{0,3}}?){compound}(?P<form>{words})"
        signs = "".join(dict.fromkeys(re.escape(form[0]) for form in (*table.apposition, *table.placed)))
        self.apposition = regex(rf"[ {signs}](?:{apart}|(?<= )\((?P<bracket>{words})\))")
        """It begins with a class of few signs, so that most letters of a text are passed over at once."""
        self.said = regex(
            rf"(?! (?:{'|'.join(map(re.escape, table.postpositions)) or '(?!)'}) )(?: {WORD}+){{0,6}}? {apart}(?= {WORD}+[ ।])"
        )
        """The same where the script has no capitals: behind a name, and the unit around it."""
        self.member = regex(rf"{RUN.pattern}(?=-?(?:,|,? (?:{joiners})) (?:(?:{grammar.articles}) )?$)")


def _links(forms: list[str]) -> str:
    """An expression for what goes on behind the first sign of one of ``forms``."""
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(rf"(?<={re.escape(sign)})(?:{'|'.join(rest)})" for sign, rest in rests.items()) or "(?!)"


_closings = functools.lru_cache(maxsize=16)(Closings)


def close_names(finder: Finder) -> None:
    """Make candidates of the bare names that such words explain."""
    closings = _closings(finder.grammar)
    for start in closings.starts:
        position = finder.low.find(start)
        while position >= 0:
            before = finder.low[position - 3 : position]
            if before[-1:] == " " and (before[:2] in closings.joiner_ends or before[-2:-1].isspace()):
                found = closings.others.after(finder.low, position)
                if found:
                    _members(finder, closings, position, found[0])
            position = finder.low.find(start, position + 1)
    for candidate in list(finder.found):
        designator = candidate.designator
        if (
            designator is not None
            and (designator.kind in SMALL or (candidate.plural and designator.kind in NATURAL))
            and candidate.start == candidate.outer[0]
            and candidate.end < candidate.outer[1]
        ):
            _members(finder, closings, candidate.start, designator)
    if finder.grammar.has_case:
        _appositions(finder, closings)
        _addresses(finder, closings)
    elif closings.apposition_forms:
        _said(finder, closings)


def _said(finder: Finder, closings: Closings) -> None:
    """Bare names that a clause, in a script without capitals, says to be communes: "चुंग ली … प्रांत का एक सीमावर्ती कम्यून है"."""
    for candidate in [c for c in finder.found if c.rule == "bare" and not c.strong and c.designator is None]:
        match = closings.said.match(finder.low, candidate.end)
        designator = closings.small.get(match["form"]) if match else None
        if match and finder.grammar.counts_thing(finder.low, match.end()):
            continue  # "एक कम्यून अधिकारी", somebody's post
        if designator is not None and (fitting := finder.grammar.named_units(candidate.name, designator)).units:
            candidate.designator, candidate.units, candidate.strong = designator, fitting.units, True


def _members(finder: Finder, closings: Closings, position: int, designator: Designator) -> None:
    """The names of the list that ends at ``position`` behind a conjunction, from right to left."""
    if not finder.grammar.joined.before(finder.low, position):
        return
    for _ in range(_MEMBERS):
        floor = max(finder.text.rfind("\n", 0, position) + 1, position - _WINDOW)
        found = [m.span() for m in closings.member.finditer(finder.text[floor:position])]
        start = _take(finder, floor + found[-1][0], floor + found[-1][1], designator) if found else None
        if start is None:
            return
        position = start


def _take(finder: Finder, start: int, end: int, designator: Designator) -> int | None:
    """Make a place of the name that ends the capitalised run, unless it is none or explained already; return where it begins."""
    known = next((c for c in finder.found if c.end == end), None)
    if known is not None and (known.strong or known.number or known.designator is not None):
        return None
    start = _begin(finder, start, end)
    if start == end:
        return None
    name = finder.text[start:end]
    plausible = finder.plausible(name) and not finder.grammar.is_people(name)
    if known is not None and (start >= known.start or not plausible):
        fitting = finder.grammar.named_units(known.name, designator)
        if not fitting.units and designator.kind not in SMALL | NATURAL:
            return None
        known.designator, known.units, known.strong = designator, fitting.units, True
        return known.start
    if not plausible or not finder.free(start, end):
        return None
    fitting = NONE if designator.kind in SMALL else finder.grammar.named_units(name, designator)
    if designator.kind not in SMALL | NATURAL and not any(cost < LIKE for _, cost in fitting.units):
        return None
    finder.add((start, end), (start, end), designator, fitting, "list")
    return start


def _begin(finder: Finder, start: int, end: int) -> int:
    """Where the name that ends at ``end`` begins in its capitalised run; ``end`` where it can be no village's."""
    tokens = [m.span() for m in TOKEN.finditer(finder.text, start, end)]
    grammar = finder.grammar
    lettered = len(tokens) > 1 and tokens[-1][1] - tokens[-1][0] == 1  # "Long Thanh A"
    first = len(tokens) - lettered
    while first and len(tokens) - first < 4 and not finder.is_common(tokens, first - 1):
        first -= 1
        if grammar.cues.before(finder.low, tokens[first][0]):
            break
    if first >= len(tokens) - lettered:
        return end
    if finder.is_person(tokens, first) or finder.is_institution(tokens[first][0]) or grammar.title_before(finder.low, tokens[first][0]):
        return end
    return tokens[first][0]


def _appositions(finder: Finder, closings: Closings) -> None:
    """Names that the next words say to be villages: "A, a village", "A and B, two hamlets", "A is a hamlet"."""
    for match in closings.apposition.finditer(finder.low):
        designator = closings.small.get(match["form"] or match["bracket"])
        end = match.start()
        floor = max(finder.text.rfind("\n", 0, end) + 1, end - _WINDOW)
        run = next((m for m in RUN.finditer(finder.text, floor, end) if m.end() == end), None)
        named = _NAMED.match(finder.text, match.end())
        if run is None or designator is None or (named and not (named["number"] and finder.grammar.counts_noun(finder.low, named))):
            continue  # "A, the village B"; but "A, a village 8 km from the town"
        if any(_parts(finder.grammar, word) for word in (match["between"] or "").split()):
            continue  # "A, bordering on villages", "A, inhabitants of a village"
        if finder.low[end : match.end("link")] in closings.placed and (match["between"] or not _located(finder, closings, match.end())):
            continue  # "trưởng thôn ở xã …" is a person
        if designator.kind not in SMALL and not _is_unit(finder, closings, match):
            continue  # "A, a commune leader"
        if designator.kind in SMALL and _is_large(finder, end):
            continue  # "in Lào Cai, the village …"
        start = _take(finder, run.start(), end, designator)
        if start is not None:
            _members(finder, closings, start, designator)


def _is_large(finder: Finder, end: int) -> bool:
    """Whether the name that ends here is a country, or a province that something is in: the village told of behind the comma is another."""
    known = next((c for c in finder.found if c.end == end), None)
    units = [finder.grammar.unit(u) for u, cost in known.units if cost < LARGE] if known else []
    if known is None or not units:
        return False
    inside = finder.grammar.cues.before(finder.low, known.start) is not None
    return units[0].level == 0 or (inside and any(unit.level == 1 for unit in units))


def _is_unit(finder: Finder, closings: Closings, match: re.Match[str]) -> bool:
    """Whether the designator of a commune stands for it, and is no part of a person's post: its clause ends there, or what follows says
    where the commune is."""
    low, end, designator = finder.low, match.end(), closings.small.get(match["form"] or match["bracket"])
    if low[end : end + 1] != " ":
        return True
    if finder.grammar.head_last and finder.grammar.counts_thing(low, end + 1):
        return False  # "a commune official in …"
    if designator is not None and designator.after and not designator.before:
        return closings.glue.after(low, end + 1) is not None or finder.grammar.cues.after(low, end + 1) is not None
    return _located(finder, closings, end, unit=True)


def _located(finder: Finder, closings: Closings, position: int, *, unit: bool = False) -> bool:
    """Whether the words behind a bare comma and a designator say where the village is: "Hai Trieu, mattelandsbyen i Ngu Thien", not
    "Cao Ky, landsbyene og laget", which is a list; of a ``unit`` no noun that is counted may stand between ("a commune
    official in B")."""
    begin = position
    for word in itertools.islice(ANY_WORD.finditer(finder.low, position, position + _WINDOW), _DESCRIBED):
        if unit and finder.grammar.counts_thing(finder.low, position):
            return False
        if finder.grammar.joined.after(finder.low, word.start()) or finder.low[position : word.start()] != " ":
            return False
        has = not unit and position == begin and finder.grammar.has.after(finder.low, word.start())  # "Bình Quới, ấp có đông con em"
        if has or closings.glue.after(finder.low, word.start()) or finder.grammar.before.after(finder.low, word.start()):
            return True
        position = word.end()
    return False


def _parts(grammar: Grammar, word: str) -> bool:
    """Whether a word parts a name from its apposition: a preposition, none of the adjectives before units ("a neighbouring village")."""
    return word in grammar.stop or (grammar.cues.get(word) is not None and grammar.glued.get(word) is None)


def _addresses(finder: Finder, closings: Closings) -> None:
    """Names behind a preposition that a commune follows: "in Lang Moi, Muong Hum commune" is in a village of it."""
    for commune in [
        c for c in finder.found if c.designator is not None and c.designator.kind in COMMUNES and not c.plural and not c.number
    ]:
        end = commune.outer[0]
        floor = max(finder.text.rfind("\n", 0, end) + 1, end - _WINDOW)
        runs = [m.span() for m in RUN.finditer(finder.text, floor, end)]
        start = _address(finder, *runs[-1], commune) if runs and closings.village else None
        if start is not None and closings.village:
            _take(finder, start, runs[-1][1], closings.village)


def _address(finder: Finder, start: int, end: int, commune: Candidate) -> int | None:
    """Where a village's name begins in the capitalised run before the commune that it lies in: no person's, no larger unit's."""
    grammar = finder.grammar
    gap = grammar.link.fullmatch(finder.low, end, commune.outer[0])
    if not gap or gap.lastgroup == "join":
        return None
    tokens = [m.span() for m in TOKEN.finditer(finder.text, start, end)]
    cued = next(
        (first for first, _ in tokens if grammar.cues.before(finder.low, first)), None
    )  # a sentence's head has a capital of its own: "In Lang Moi"
    if "(" in gap[0]:
        return _explained(finder, start if cued is None else cued, end, commune)
    first = TOKEN.match(finder.text, cued) if cued is not None else None
    if first is None or grammar.is_family_name(first[0], only=True):
        return None
    large = any(grammar.unit(u).level <= 2 and cost < LARGE for u, cost in grammar.lookup(finder.text[cued:end]).units)
    return None if large else cued


def _explained(finder: Finder, start: int, end: int, commune: Candidate) -> int | None:
    """Where a name of several words begins of which the commune in brackets tells where it lies: "резчики Ми Суйена (коммуна Фонг Хоа)";
    no unit that may hold it, no organisation ("Union (A commune)") and nobody's home ("Mr Hoang Lam (A commune)")."""
    grammar, text = finder.grammar, finder.text
    tokens = [m.span() for m in TOKEN.finditer(text, _begin(finder, start, end), end)]
    tokens = tokens[-LEAST:] if len(tokens) == LEAST + 1 and sign_before(text, tokens[0][0]) in ("", "\n", ".", "!", "?") else tokens
    before = text[max(0, tokens[0][0] - 2) : tokens[0][0]] if tokens else ""  # the end of a word in small letters, and a blank
    if len(tokens) < LEAST or not (before[1:] == " " and before[0].isalpha() and lower(before[0]) == before[0]):
        return None
    start, first = tokens[0][0], lower(text[slice(*tokens[0])])
    name = text[start:end]
    above = {a for u, _ in commune.units if u >= 0 for a in grammar.gazetteer.ancestors(u)}
    holds = name == commune.surface or any(u in above for u, cost in grammar.lookup(name).units if cost < LARGE)
    named = (
        any(finder.is_person(tokens, i) for i in range(len(tokens)))
        or grammar.is_family_name(first)
        or grammar.titles.get(first) is not None
    )
    named = named or grammar.before.before(finder.low, start) is not None or grammar.not_names.before(finder.low, start) is not None
    readable = grammar.is_run_together(lower(name).replace(" ", "")) or all(
        grammar.is_readable(latin_key(word)) for word in name.split(" ")
    )
    return start if readable and not holds and not named else None
