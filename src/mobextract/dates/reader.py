"""Find full calendar dates and intervals in the article's own forms; bare years are decided by ``mobextract.figures.reader``.

Templates come from dates.toml, month names from CLDR through Babel. Values are ISO 8601.
"""

from __future__ import annotations

import re

from mobextract.dates.calendar import before, checked, disjoint, short_years
from mobextract.dates.calendar import year_of as year_of
from mobextract.dates.days import SPAN, DayLists
from mobextract.dates.days import FoundDate as FoundDate
from mobextract.dates.measured import Measured
from mobextract.dates.periods import Periods
from mobextract.dates.shares import YearShares
from mobextract.dates.templates import EARLIER, NO_CODE, REACH, YEAR, DateTemplates, anchor_word, month_names
from mobextract.dates.tight_days import TightDays
from mobextract.language import Language
from mobextract.packs.cldr import cldr
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.modifiers_table import RangeWords
from mobextract.packs.quantity_tables import DatesTable
from mobextract.text.alternatives import alternatives
from mobextract.text.expressions import form_expression
from mobextract.text.folding import LETTER, WORD, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, wordlist
from mobextract.text.scanner import ScannerSet

_SEPARATED = regex(r"\d\d{0,3}[/.–-](?=\d)")
_WORD = regex(rf"\s+({LETTER}+)")
_NUMBER = regex(r"\d+")
_DAY = regex(r"0?(\d{1,2})(?!\d)")
SHAPES = ("24/7", "16/9", "21/9", "18/9", "4/3")  # round the clock, or the shape of a screen
TURN = 50
"""Years written with two figures below this one are of this century."""


class DateGrammar:
    """The compiled date templates of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        table: DatesTable = language.table("dates")
        common: CommonQuantities = language.common("quantities")
        self.months = month_names(language.locale, table.months)
        self.no_months = frozenset(map(fold_form, table.no_months))
        names = "|".join(sorted(map(re.escape, self.months), key=len, reverse=True))
        suffixes = "|".join(re.escape(fold_form(s)) for s in language.table("labels").ordinal_suffixes)
        day = rf"[0-3]?\d(?:{suffixes})?" if suffixes else r"[0-3]?\d"
        dashes = "|".join(map(re.escape, common.range))
        modifiers: RangeWords = language.table("modifiers").range
        between = alternatives((*modifiers.between, *table.day_reach))
        joiners = alternatives(language.table("numerals").list_joiners)
        self.measured, self.shares = Measured(language), YearShares(language)
        self.pair = regex(rf"\s*(?:,|{dashes}|(?:{joiners}))\s*")
        self.listed_day = regex(rf"\s*(?:,|(?:{joiners}))\s*[0-3]?\d/[01]?\d(?![/.,-]?\d|\w)")
        self.joiner = regex(rf"\s*(?:,|(?:{joiners}))\s*")
        articles = "|".join(re.escape(fold_form(a)) for a in table.day_articles) or "(?!)"
        years = "|".join(form_expression(fold_form(f)) for f in table.year_after) or "(?!)"
        self.interval = regex(rf"(?:\s*(?:{years}))?\s*(?:{dashes}|(?:{between}))\s*(?:(?:{articles})\s+)?")
        self.article = regex(rf"(?<!{WORD})(?:{articles})\s+$")
        closing = alternatives(modifiers.closing) or "(?!)"
        self.closing = regex(rf"\s+(?:{closing})(?!{WORD})")
        self.and_to = regex(rf"(?:\s*(?:{years}))?\s+(?:{joiners})\s+(?:(?:{articles})\s+)?")
        between_days = rf"\.?(?:\s*(?:{dashes})\s*|\s+(?:{between})\s+)(?:(?:{articles})\s+)?"
        self.days = DayLists(table, joiners, articles, suffixes, language)
        self.periods = Periods(table.periods, joiners)
        self.first_day = regex(rf"(?<![\w.,/-])([0-3]?\d)(?:[/.]([01]?\d)|{suffixes})?{between_days}$")
        self.month_before = regex(rf"(?<!{WORD})(?P<month>{names})(?:, | (?:{joiners}) )$")
        self.month_behind = regex(rf"(?:(?:, | (?:{joiners}) )(?:{names})(?!{WORD})){{1,3}}(?: (?P<year>{YEAR}))?")
        self.first_month = regex(rf"(?<!{WORD})({names}){between_days}$")
        self.tight = TightDays(names, suffixes)
        self.own_day = regex(rf"(?<![\w.,/-])[0-3]?\d(?:{suffixes or '(?!)'}|\.)?\s(?:(?:{articles})\s)?$")
        self.templates = DateTemplates(table.patterns, names, day, "|".join((years, alternatives(table.month_cues_after) or "(?!)")))
        self._compile_figures(dashes, joiners, between)
        self.labels = wordlist(language.table("labels").before)
        self.decimal_point = language.info.decimal == "."
        anchors = [*self.months, *filter(None, map(anchor_word, table.patterns))]
        self.anchor = (scanners or ScannerSet()).add(anchors)
        self.months_are_capital = language.info.has_case and cldr(language.locale).months["format"]["wide"][1][0].isupper()
        self.has_small_months = language.info.has_case and not self.months_are_capital
        wide = {fold_form(name) for name in cldr(language.locale).months["format"]["wide"].values()}
        self.full_months = {name for name in self.months if len(name) > 2 or name in wide}  # "मई" has two letters
        self._load_cues(table, modifiers)

    def _compile_figures(self, dashes: str, joiners: str, between: str) -> None:
        """The expressions of dates in figures."""
        self.month_year = regex(rf"(?<![\w.,/-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![/.,-]?\d|\w|/)")
        self.period_year = regex(rf"(?<![\w.,/-])\d\d?[/.-](?P<y>{YEAR})(?![/.,-]?\d|\w|/)")
        self.days_before = regex(
            rf"(?<![\w.,/-])[0-3]?\d(?:\s*(?:,|{joiners})\s*[0-3]?\d)*(?:\s*(?:{dashes}|,)\s*|\s+(?:{joiners}|{between})\s+)$"
        )
        numeric = rf"(?P<d>[0-3]?\d)(?P<s>[/.-])(?P<m>[01]?\d)(?P=s)(?P<y>{YEAR}|{EARLIER})"
        self.numeric = regex(
            rf"(?<![\w.,/]){NO_CODE}{numeric}(?![/.-]?\w)|(?<![\w.,/-])(?P<y2>{YEAR})-(?P<m2>[01]\d)-(?P<d2>[0-3]\d)(?!\w)"
        )
        self.short_year = regex(
            rf"(?<![\w.,/]){NO_CODE}(?:(?P<d>[0-3]\d)(?P<s>[/.])(?P<m>[01]\d)(?P=s)|(?P<d2>[0-3]?\d)/(?P<m2>[01]?\d)-)(?P<y>(?:(?:19|20)(?=\d\d))?\d\d)(?![/.-]?\w)"
        )
        self.short = regex(rf"(?<![\w.,/]){NO_CODE}(?P<d>[0-3]?\d)(?P<s>[/.-])(?P<m>[01]?\d)(?![/.,-]?\d|\w)")

    def _load_cues(self, table: DatesTable, modifiers: RangeWords) -> None:
        """The words beside months and days that make them dates."""
        self.opening = wordlist(modifiers.opening)
        self.origin = wordlist(modifiers.origin)
        self.month_cues = wordlist(table.month_cues)
        self.month_cues_after = wordlist(table.month_cues_after)
        self.day_cues = wordlist(table.day_cues)
        self.day_cues_after = wordlist(table.day_cues_after)
        self.weak_cues = wordlist(f for f in [*modifiers.opening, *modifiers.between, *table.month_cues] if f[0].isalpha())

    def find(self, folded: Folded) -> list[FoundDate]:
        """Return all dates with a month, and their intervals, in order.

        ``15/10`` without a year counts only after a word that announces a day.
        """
        low = self.tight.loosened(folded.low)
        found: dict[int, FoundDate] = {}
        for anchor in self.anchor.finditer(low):
            if anchor[0] in self.full_months and self._is_bare_month(folded, anchor.start(), anchor.end()):
                self._keep(found, FoundDate(anchor.start(), anchor.end(), None, self.months[anchor[0]], None, "month"))
            if self._opens_name(folded.text, anchor.start(), anchor.end()):
                continue
            for match in self.templates.around(low, anchor):
                numbered = low[match.start()].isdigit() and self.periods.number(low, match.start())
                year = match.groupdict().get("y")
                if not (numbered or (year and match.end("y") == match.end() and self.shares.after(low, match.end(), int(year)))):
                    self._keep(found, self._from_template(match))
        last = 0
        for candidate in _SEPARATED.finditer(low):
            if date := self._numeric(low, candidate.start()) or self._paired(low, last, candidate.start()):
                self._keep(found, date)
                last = date.end
        whole = disjoint({whole.start: whole for date in disjoint(found) if (whole := self._with_first_day(low, date))})
        return self._intervals(low, [day for date in whole for day in (*self.days.before(low, date), *self.days.after(low, date))])

    def _with_first_day(self, low: str, date: FoundDate) -> FoundDate | None:
        """The span of days that ends with ``date``, where a first day stands before it: "27 - 30/10/2025", "fra 3/11 til 14/11"."""
        if date.day is None and date.month and date.year and date.until is None:
            return self._with_first_month(low, date)
        glued = date.day is not None and low[date.start - 1 : date.start] == "-"
        if (
            date.day is None
            or date.until is not None
            or not ((day := _DAY.match(low, date.start, date.start + 3)) and day[1] == str(date.day))
        ):
            return None if glued else date
        first = self.first_day.search(low, max(0, date.start - SPAN), date.start)
        begin = checked(first.start(), date.end, date.year, int(first[2] or date.month or 1), int(first[1]), "days") if first else None
        if begin is None or begin.iso(date.year or 2024) >= date.iso(2024):
            return None if glued else date
        begin.until = date
        return begin

    def _with_first_month(self, low: str, date: FoundDate) -> FoundDate:
        """The same of months: "अप्रैल-मई 2024"; not of one with a day ("12 May to October 2024")."""
        first = self.first_month.search(low, max(0, date.start - SPAN), date.start)
        if (
            first is None
            or self.months[first[1]] >= (date.month or 0)
            or self.own_day.search(low, max(0, first.start() - SPAN), first.start())
        ):
            return date
        return FoundDate(first.start(), date.end, date.year, self.months[first[1]], None, "interval", until=date)

    def _is_bare_month(self, folded: Folded, start: int, end: int) -> bool:
        """Whether a month's name without day and year is a date: behind "in", "since", or before its postposition, in the case of the
        language's months ("in May", but "it may"; "i mai", but "i Mai Châu")."""
        if folded.low[start:end] in self.no_months:
            return False
        if " " not in folded.low[start:end] and folded.text[start].isupper() != self.months_are_capital:
            return False
        first = self.month_before.search(folded.low, max(0, start - SPAN), start)
        if first is not None:  # "i juni og juli"
            return self._is_bare_month(folded, *first.span("month"))
        last = self.month_behind.match(folded.low, end)
        if last is not None and last["year"] is not None:
            return True  # "July and August 2025"
        if self.month_cues_after.forms and last is not None:
            end = last.end()  # "जनवरी और सितंबर के बीच"
        cued = self.month_cues.before(folded.low, start) or self.month_cues_after.after(folded.low, skip_blanks(folded.low, end))
        numbered = self.periods.ends(folded.low, start)
        opens = folded.low[end - 1].isdigit() and folded.low[max(0, start - 1) : start] in (
            "",
            "\n",
        )  # "Tháng 3, …" at the head of a paragraph
        return bool(cued or numbered or opens) and not folded.low[end : end + 1].isalnum()

    def _opens_name(self, text: str, start: int, end: int) -> bool:
        """Whether a capital where months have none, and another behind, make a place's name: "landsby 5 Mai Dao"."""
        return self.has_small_months and text[start].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()

    def _numeric(self, low: str, position: int) -> FoundDate | None:
        """A date in figures at ``position``: 17/8/2024, 2024-08-17, 8/2024, or 17/8 behind a word that announces a day."""
        if years := short_years(low, position):
            return years
        match = self.numeric.match(low, position)
        if match:
            groups = match.groupdict()
            day, month, year = (groups[k] or groups[k + "2"] for k in "dmy")
            return checked(match.start(), match.end(), int(year), int(month), int(day), "numeric")
        if (match := self.short_year.match(low, position)) and not self.labels.before(low, position):
            year = int(match["y"]) + (0 if len(match["y"]) == 4 else 2000 if int(match["y"]) < TURN else 1900)
            return checked(*match.span(), year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"]), "numeric")
        if (period := self.period_year.match(low, position)) and self.periods.number(low, position, dashed=True):
            return FoundDate(*period.span("y"), int(period["y"]), rule="period")  # "quý 3/2024"
        match = self.month_year.match(low, position)
        if match and not self.labels.before(low, position):
            return checked(match.start(), match.end(), int(match["y"]), int(match["m"]), None, "month-year")
        match = self.short.match(low, position)
        if match is None or (match["s"] == "." and self.decimal_point):
            return None  # "on 0.8 hectares"
        opened = position > 0 and low[position - 1] == "(" and low[match.end() : match.end() + 1] == ")"
        no_ratio = match["s"] == "/" and int(match["d"]) > int(match["m"]) and match[0] not in SHAPES
        days = self.days_before.search(low, max(0, position - SPAN), position)
        first = days.start() if days else position - opened
        strong = self.day_cues.before(low, first) and (days is None or no_ratio or not self.weak_cues.before(low, first))
        behind = skip_blanks(low, match.end())
        strong = strong or (match["s"] == "/" and self.day_cues_after.after(low, behind) is not None)
        weak = no_ratio and (
            self.weak_cues.before(low, position) or self.month_cues_after.after(low, behind) or self._stands_alone(low, match)
        )
        if not strong and not weak:
            return None
        if match["s"] != "/" and self._opens_month(low, match.end()):
            return None  # "с 5-7 мая"
        if match["s"] != "/" and self.measured.after(low, behind):
            return None  # "on 1-2 hectares"
        if match["s"] != "/" and (self.opening.before(low, position) or not match["m"].lstrip("0")):
            return None  # "từ 5-7 người" is a range
        return checked(match.start(), match.end(), None, int(match["m"]), int(match["d"]), "day-month")

    def _stands_alone(self, low: str, match: re.Match[str]) -> bool:
        """Whether a day and month that are no ratio need no word beside them: alone in brackets ("the anniversary (23/11)"), or a day
        behind the twelfth with a word before it that no number follows as a label ("кампания, начатая 20/8, …"), unless it is a shape
        ("16/9") or a range ("20/8-25/8")."""
        start, end = match.span()
        if match["s"] != "/" or match[0] in SHAPES or match["m"].startswith("00"):
            return False
        if low[start - 1 : start] == "(" and low[end : end + 1] == ")":
            return True
        told = (
            int(match["d"]) > 12
            and low[end : end + 1] in (",", ".", ";", ")")
            and low[start - 1 : start] == " "
            and low[start - 2 : start - 1].isalpha()
        )
        return told and not self.labels.before(low, start)

    def _paired(self, low: str, last: int, position: int) -> FoundDate | None:
        """A day and month without a word of its own, behind another date and "and" or a dash ("30/4 và 1/5"); behind a comma only in a
        longer list."""
        match = self.short.match(low, position) if self.pair.fullmatch(low, last, position) else None
        if match is None or match["s"] != "/" or (low[last] == "," and not self.listed_day.match(low, match.end())):
            return None
        return checked(*match.span(), None, int(match["m"]), int(match["d"]), "day-month")

    def _opens_month(self, low: str, position: int) -> bool:
        word = _WORD.match(low, position, position + REACH)
        return word is not None and word[1] in self.months

    def _keep(self, found: dict[int, FoundDate], date: FoundDate | None) -> None:
        if date is not None and (date.start not in found or found[date.start].end < date.end):
            found[date.start] = date

    def _from_template(self, match: re.Match[str]) -> FoundDate | None:
        groups = match.groupdict()
        if groups.get("month") in self.no_months and not groups.get("d"):
            return None  # "jul 2024" is Christmas, "7. jul. 2024" a day of July
        month = self.months.get(groups["month"].strip()) if groups.get("month") else int(groups["m"])
        year = int(groups["y"]) if groups.get("y") else None
        day, last = (int(_NUMBER.match(groups[k])[0]) if groups.get(k) else None for k in ("d", "d2"))  # type: ignore[index]
        date = checked(match.start(), match.end(), year, month, day, "template")
        until = checked(match.start(), match.end(), year, month, last, "template") if last else None
        if date is not None and until is not None:
            date.until, date.rule = until, "days"
        return date

    def _intervals(self, low: str, dates: list[FoundDate]) -> list[FoundDate]:
        joined: list[FoundDate] = []
        for date in dates:
            last = joined[-1] if joined else None
            if last and last.until is None and self._reaches(low, last, date) and before(last, date):
                joined[-1] = FoundDate(last.start, date.end, last.year, last.month, last.day, "interval", until=date)
            else:
                if last and last.year is None and last.day is None and self.joiner.fullmatch(low, last.end, date.start):
                    last.year = date.year  # "in April and May 2024"
                joined.append(date)
        return joined

    def _reaches(self, low: str, first: FoundDate, last: FoundDate) -> bool:
        """Whether an interval runs from one date to another: "с мая 2024 года по декабрь 2025", "between May 2024 and June 2025"."""
        if self.interval.fullmatch(low, first.end, last.start):
            return True
        if not self.and_to.fullmatch(low, first.end, last.start):
            return False
        if self.closing.match(low, last.end):
            return True  # "मई 2024 और जून 2025 के बीच"
        article = self.article.search(low, max(0, first.start - SPAN), first.start)
        start = article.start() if article else first.start
        return self.opening.before(low, start) is not None and self.origin.before(low, start) is None  # not "from March and October"
