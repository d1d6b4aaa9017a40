"""What the words beside a date say of its year: that it is only compared with, or that later days are not of it."""

from __future__ import annotations

from mobextract.dates.reader import FoundDate
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.folding import ANY_LETTERS, LETTER, behind_last, skip_blanks
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner, says
from mobextract.text.segment import Span

BEGUN = 120
"""How far before a year the word for founding may stand."""
COMPARED = 12
"""Letters that stand before "the same period" at least where a figure is compared with it: "in the same period of 2023" compares
nothing."""
CLAUSE, FIGURE = 60, 25
"""How far before a year the words for a comparison may stand whose clause it ends, and how far before these the figure, in characters."""
LOOSE = 80
"""How far before a date the words for a comparison may stand from which it says when that was, in characters."""
REACH = 60
"""How far before "the same period" its clause is looked at, in characters."""
DOCUMENT = 70
"""How far before a date its document's number may begin, in characters."""
_DOCUMENT = regex(rf"\d[^\W\d_]?(?:/\d{{4}})?[-/]\s?{LETTER}{{2,8}}[-/][\w/-]+ \(?(?:{LETTER}+ ){{0,3}}$")
_NUMBERED = regex(rf"[^\d.,;·:()।\n]{{2,30}} \d{{1,5}}[^\W\d_]?(?:/\d{{4}})?[-/]\s?{LETTER}{{2,8}}")
AIMED = 60
"""How far before a figure the words for plans may stand in its clause, in characters."""
TOLD = 400
"""How far before a figure the past year may be told that a word for now leaves, in characters."""
NEXT = 8
"""How far behind a figure with its noun the word for now may begin, in characters."""
NOW = 40
"""How far before a year to come the words for today may stand, in characters."""
_PAUSES = (", ", "(")
_CLAUSE_WORD = ANY_LETTERS
NUMBER = 18
"""Letters that a document's number and its abbreviation may have up to its last slash."""
_FIGURE = regex(rf"\d[^,;·:().।\n\d]*(?:, (?:{LETTER}+ ){{1,3}})?$")
"""A figure before such words, perhaps with a comma and "which is" between."""
_FIGURE_BEHIND = regex(rf"(?: {LETTER}+){{0,2}} \d")
_BROKEN = regex(r"[,;·:()%\d.।\n]")
_SHORT_CLAUSE = regex(rf"(?: {LETTER}+){{1,5}}(?=[.,;:!?।)]|$)")
"""The rest of a clause behind a figure."""


def closes_today(grammar: LinkGrammar, low: str, end: int) -> bool:
    """Whether a word for today closes the clause of a figure: "35 in 2022; 129 are taking part now"."""
    clause = _SHORT_CLAUSE.match(low, end)
    if clause is None:
        return False
    words = (grammar.today_behind.before(low, at) for at in (clause.end(), min(len(low), clause.end() + 1)))  # "nå,"
    return any(word is not None and word[1] > end for word in words)


def goes_on_today(low: str, years: list[YearEvent], end: int, published: int | None) -> bool:
    """Whether the clause goes on right behind a figure with what is so now, and the year told last is past: "Last year … All the 64
    communes are now …"."""
    now = next((y for y in within(years, end, end + NEXT) if y.now), None)
    if now is None or published is None or _BROKEN.search(low, end, now.start) is not None:
        return False
    last = next((y.year for y in reversed(within(years, max(0, end - TOLD), end)) if y.year), published)
    return last < published


def aims(target: Scanner | None, low: str, start: int) -> bool:
    """Whether the words between a figure and the comma or bracket before it tell plans: nb "vil i 2024 nå 67,2 millioner" tells of no day
    of now."""
    opening = max(low.rfind(mark, max(0, start - AIMED), start) for mark in _PAUSES)
    return says(target, low, opening if opening >= 0 else max(0, start - AIMED), start)


_HEAD = regex(rf"(?:(?<![^\n])|[.;:!?।«“„\"(–—] ?)(?:{LETTER}{{1,3}} )?$")
"""Before what opens a sentence, an article perhaps between."""
PEAK = 8
"""How far before the words for a peak or record a sentence may begin that opens with them, in characters."""
OLDEST = 2000
"""No page of news in the web is older."""


def is_feast(low: str, date: FoundDate) -> bool:
    """Return whether a day long ago, alone in brackets, only says which feast is kept: "the 77th War Invalids Day (27 July 1947)"; not
    "(15 October 1930 – 15 October 2024)"."""
    alone = low.startswith("(", date.start - 1) and low.startswith(")", date.end)
    return alone and date.until is None and date.day is not None and (date.year or OLDEST) < OLDEST


def only_compared(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether the words beside a year say that it is only compared with ("than in the same period of 2023", "so với năm ngoái")."""
    first, last = _with_edge(grammar, low, start, end)
    if grammar.compared_before.before(low, first) or grammar.compared_after.after(low, skip_blanks(low, last)):
        return True
    peak = grammar.compared_peaks.before(low, first)
    if peak is not None and _HEAD.search(low, max(0, peak[1] - PEAK), peak[1]) is None:
        return True
    if ends_clause(grammar, low, first, last):
        return True
    if is_multiplied(grammar, low, start, end) or grammar.same_periods.compared(low, start, end):
        return True
    since = grammar.periods_after.after(low, skip_blanks(low, last)) if grammar.compared_far is not None else None
    if since is not None and grammar.compared_far is not None and (far := grammar.compared_far.match(low, since[1])):
        return grammar.periods_after.before(low, low.rindex(" ", 0, far.end())) is None  # not "2021 से 40 से अधिक परिवार"
    same = grammar.same_period_before.before(low, start)
    if same is None:
        return False
    clause = low[behind_last(_BROKEN, low, max(0, same[1] - REACH), same[1]) : same[1]]
    beside = low[max(0, same[1] - 2) : same[1]].rstrip().endswith("%")  # "tăng 9% cùng kỳ năm trước"
    return beside or grammar.compared_before.before(low, same[1]) is not None or len(clause.strip()) > COMPARED


def ends_clause(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether a year stands in a clause that says what a figure is more or less than: "640 more than the two old provinces had in
    2024", "nhiều hơn kinh phí năm 2024 là 400 triệu"; not "more than half of the roads"."""
    if grammar.compared_of is not None and grammar.compared_of.match(low, end) is not None:
        return True
    words = grammar.compared_clause.search(low, max(0, start - CLAUSE), start)
    if words is None or _BROKEN.search(low, words.end(), start):
        return False
    figure = _FIGURE.search(low, max(0, words.start() - FIGURE), words.start())
    return figure is not None or _FIGURE_BEHIND.match(low, end) is not None


def compared_loosely(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether a date says when that was which is compared with: "compared with when it was set up (June 2022)"."""
    before, after = grammar.loose_before, grammar.loose_after
    if before is not None and before.search(low, max(0, start - LOOSE), start) is not None:
        return True
    return after is not None and after.match(low, end) is not None


def is_multiplied(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether something is a multiple of what it was in a year ("gấp 3 lần năm 2022", "2022 का तीन गुना")."""
    before, after = grammar.multiples_before, grammar.multiples_after
    if before is not None and grammar.multiple_ends.before(low, start) and before.search(low, max(0, start - REACH), start):
        return True
    if after is not None and after.match(low, end) is not None:
        return True
    return grammar.multiple_clauses.ended(low, start) or grammar.multiple_clauses.begun(low, end)


def _with_edge(grammar: LinkGrammar, low: str, start: int, end: int) -> Span:
    """Where a year begins and ends together with words for its beginning or end ("at the end of 2022", "2022 के अंत")."""
    before, after = grammar.year_edge_before.before(low, start), grammar.year_edge_after.after(low, skip_blanks(low, end))
    return before[1] if before else start, after[1] if after else end


def dates_document(grammar: LinkGrammar, low: str, date: FoundDate) -> bool:
    """Whether a day behind the number of a document is that document's: before a comma ("Chỉ thị số 12-CT/TU ngày 13/2/2018, …", "Decision
    131/QĐ-TTg dated …"), or where something is done under it ("etter vedtak nr. 12/QD-UBND av 3. mai 2024 kan …"); what the document
    itself grants may be of its year."""
    if not follows_number(low, date):
        return False
    return low[date.end : date.end + 1] in (",", ")") or _is_under(grammar, low, date.start)


def _is_under(grammar: LinkGrammar, low: str, position: int) -> bool:
    """Whether a word for "according to" stands before the number of the document that ends at ``position``, in its clause."""
    floor = max(0, position - DOCUMENT - REACH)
    number = low.rfind("/", floor, position)
    clause = behind_last(_BROKEN, low, floor, max(floor, number - NUMBER))
    return grammar.under_document.is_in(low, clause, number, _CLAUSE_WORD)


def follows_number(low: str, date: FoundDate) -> bool:
    """Whether a day stands right behind the number of a document: "Kế hoạch số 46/KH-UBND ngày 14/2/2023 yêu cầu …"."""
    return date.day is not None and behind_number(low, date.start)


def behind_number(low: str, position: int) -> bool:
    """Whether the number of a document ends right before ``position``."""
    return _DOCUMENT.search(low, max(0, position - DOCUMENT), position) is not None


def grants(grammar: LinkGrammar, low: str, document: int, year: int) -> bool:
    """Whether a document dated at ``document`` grants something for the year at ``year``: "resolution No. 29 of 8/12/2023 sets aside
    58 billion in 2024", not "until 2025"."""
    return low[:year].rstrip().rpartition(" ")[2] not in grammar.until and behind_number(low, document)


def leads_to_number(low: str, date: FoundDate) -> bool:
    """Whether a day stands right before the number of a document: "14 फ़रवरी 2023 की योजना संख्या 46/KH-UBND के अनुसार …"."""
    return date.day is not None and _NUMBERED.match(low, date.end) is not None


def lends_year(grammar: LinkGrammar, low: str, sentence: Span, date: FoundDate) -> bool:
    """Whether later days without a year may be of that of ``date``: not of one of plans, of a founding, of a birth, or only compared
    with."""
    if date.year is None or date.until is not None or is_feast(low, date) or ends_clause(grammar, low, date.start, date.end):
        return False
    if date.month is not None and date.day is not None:
        return True
    behind = skip_blanks(low, date.end)
    if grammar.dated_after.after(low, behind):
        return False
    if grammar.beside_before.before(low, date.start) or grammar.beside_after.after(
        low, behind
    ):  # most years have no such words beside them
        if (
            grammar.periods.before(low, date.start)
            or grammar.periods_after.after(low, behind)
            or grammar.dated_before.before(low, date.start)
        ):
            return False
        if only_compared(grammar, low, date.start, date.end):
            return False
    founded, targets = grammar.founded_scanner, grammar.target_scanner
    if founded.search(low, max(sentence[0], date.start - BEGUN), date.start) is not None:
        return False
    return targets.search(low, *sentence) is None


def is_from_now(grammar: LinkGrammar, low: str, date: FoundDate, published: int | None) -> bool:
    """Return whether a year to come, or a month of it, ends a period that begins today: "from now until 2028"; not "from now to the end of
    the year"."""
    if date.year in (None, published):
        return False
    at = date.start
    for word in reversed(low[max(0, at - NOW) : at].split()):
        if grammar.from_now.before(low, at) is not None:
            return True
        if word not in grammar.until_links:
            return False
        at = low.rindex(word, 0, at)
    return False
