"""The extraction of one article, in order: fold, segment, find mentions, link them, make the record."""

from __future__ import annotations

import datetime
import functools
import os
from decimal import Decimal

from msgspec import Struct

from mobextract._version import __version__
from mobextract.assembly import Reading, fill_record, rejections
from mobextract.dates.dateline import Dateline
from mobextract.dates.occasion import fill_by_opening, occasion
from mobextract.dates.reader import DateGrammar, FoundDate
from mobextract.dates.told_years import OtherYear, SameYear
from mobextract.figures.blocked import PLACE
from mobextract.figures.foreign_sums import leave_out_foreign
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, Rejected, in_record
from mobextract.figures.reader import read_quantities
from mobextract.figures.subjects import Subjects
from mobextract.inputs.addresses import site_of
from mobextract.language import Language, load_language
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.reader import link
from mobextract.linking.year_words import lends_year
from mobextract.models.grammar import FoundModel, ProgrammeGrammar, RejectedQuotation
from mobextract.models.no_names import MOTTO, TITLED
from mobextract.models.no_places import without_dates, without_places
from mobextract.models.owner_grammar import OwnerGrammar
from mobextract.models.owners import OwnerFinder
from mobextract.models.reader import UNCLOSED, ProgrammeFinder
from mobextract.numeric import Numeric, numerics
from mobextract.packs.loading import nothing_collected
from mobextract.places.dated_streets import NAME
from mobextract.places.grammar import grammar
from mobextract.places.reader import find_places
from mobextract.record import Article, Place, Provenance, Record, Source
from mobextract.text.folding import Folded, fold
from mobextract.text.scanner import ScannerSet
from mobextract.text.segment import Segments
from mobextract.text.segmentation import SegmentGrammar
from mobextract.text.titles import find_paths, find_title


class Explanation(Struct):
    """A record together with what was seen and not taken.

    ``rejected`` holds ``(start, end, text, reason)`` of each numeral and quotation that is no mention, in the offsets of the original
    text; ``folded`` is the text that the rules saw: small letters, one kind of blank and apostrophe.
    """

    record: Record
    rejected: list[tuple[int, int, str, str]]
    folded: str


class Mentions(Struct):
    """What one text mentions, in the offsets of the folded text."""

    places: list[Place]
    models: list[FoundModel]
    owners: OwnerFinder
    quotations: list[RejectedQuotation]
    dates: list[FoundDate]
    quantities: list[Quantity]
    rejected: list[Rejected]
    warnings: list[str]


class Extractor:
    """Extracts records from articles in one language; build it once, use it for any number of articles.

    Raises UnknownLanguageError or PatternError where the language's patterns are missing or broken.

    >>> record = Extractor("nb").extract("Totalsummen var over 37,5 milliarder dong i 2024.")
    >>> [(m.text, str(m.value), m.currency, m.modifier, m.year) for m in record.money]
    [('37,5 milliarder dong', '37500000000', 'VND', 'more_than', 2024)]
    """

    def __init__(self, language: str, *, patterns: str | os.PathLike[str] | None = None) -> None:
        with nothing_collected():
            self._load(load_language(language, patterns))

    def _load(self, language: Language) -> None:
        self.language = language
        self.segments = SegmentGrammar(self.language)
        scanners = ScannerSet()
        self.dates = DateGrammar(self.language, scanners)
        self.dateline = Dateline(self.language, self.dates)
        self.same_year, self.other_year = SameYear(self.language), OtherYear(self.language)
        self.quantity_grammar = QuantityGrammar(self.language, scanners)
        self.subjects = Subjects(self.quantity_grammar, scanners)
        self.programmes = ProgrammeFinder(ProgrammeGrammar(self.language, scanners))
        self.links = LinkGrammar(self.language, scanners)
        self.owners = OwnerGrammar(self.language, scanners)

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        source: Source | None = None,
        title: str | None = None,
        published: datetime.date | str | None = None,
        language_score: Decimal | None = None,
    ) -> Record:
        """Return the record of one article.

        ``text`` is the article as scraped; offsets in the record are code points of exactly this string. ``title``, ``published`` (a date
        or ISO 8601; anything else is ignored) and ``source`` override what the page itself says; ``id`` and ``language_score`` are taken
        over. The same text gives the same record, whatever was read before.

        >>> text = "Xã có 32 mô hình."
        >>> count = Extractor("vi").extract(text, published="2024-10-18").counts[0]
        >>> text[count.start : count.end], count.value, count.noun, count.unit, count.rule
        ('32', Decimal('32'), 'mô hình', 'model', 'vi.count.noun')
        """
        return self._extract(text, id, source, title, published, language_score)[0]

    def explain(
        self,
        text: str,
        *,
        id: str | None = None,
        source: Source | None = None,
        title: str | None = None,
        published: datetime.date | str | None = None,
        language_score: Decimal | None = None,
    ) -> Explanation:
        """Return the record of one article together with every numeral and quotation rejected, and the reasons; as ``extract`` otherwise.

        >>> Extractor("el").explain("Το άρθρο 15 αφορά 30 σπίτια.").rejected
        [(9, 11, '15', 'a label: it names and does not count')]
        """
        record, reading = self._extract(text, id, source, title, published, language_score)
        return Explanation(record, rejections(reading), reading.folded.low)

    def quantities(self, text: str) -> list[Numeric]:
        """Return every numeral of a short text with its kind, those too that a record leaves out: bare numbers, ordinals, labels.

        >>> [(q.kind, q.text, str(q.value)) for q in Extractor("vi").quantities("ba mươi ba")]
        [('number', 'ba mươi ba', '33')]
        """
        folded = fold(text)
        segments = self.segments.plain(folded)
        found = self._mentions(folded, segments, None, None)
        return numerics(self.quantity_grammar, folded, found.quantities, found.rejected, found.dates, self.language.code)

    @nothing_collected()
    def _extract(
        self,
        text: str,
        id: str | None,
        source: Source | None,
        title: str | None,
        published: datetime.date | str | None,
        score: Decimal | None,
    ) -> tuple[Record, Reading]:
        folded = fold(text)
        segments = self.segments.segment(folded)
        dateline = self.dateline.find(folded, segments)
        segments.credits += find_paths(folded.text, segments)
        segments.title = find_title(folded.text, segments, dateline[1] if dateline else None)
        if segments.title is not None:
            title = title or text[slice(*folded.span(*segments.title))]
        source = _source(source, segments)
        date = _as_date(published) or segments.published or (dateline[0] if dateline else None)
        reading, warnings = self._read(folded, segments, date, source.site)
        article = Article(
            language=self.language.code,
            language_score=score,
            title=title,
            published=date.isoformat() if date else None,
            characters=len(text),
        )
        provenance = Provenance(mobextract=__version__, patterns=self.language.digest)
        record = Record(id=id, source=source, article=article, warnings=warnings, provenance=provenance)
        return fill_record(record, reading), reading

    def _read(self, folded: Folded, segments: Segments, date: datetime.date | None, site: str | None) -> tuple[Reading, list[str]]:
        """The mentions of one article and their links, in the order of the flow; and the warnings."""
        found = self._mentions(folded, segments, date, site)
        places, models, quotations = found.places, found.models, found.quotations
        warnings = found.warnings + [
            f"{UNCLOSED}: {folded.text[q.start : q.start + 40].strip().splitlines()[0]}" for q in quotations if q.reason == UNCLOSED
        ]
        warnings += [w for q in found.quantities if (w := q.warning)]
        quantities = [q for q in found.quantities if in_record(q)]
        dates = sorted([*found.dates, *(q.date for q in quantities if q.date is not None)], key=lambda d: d.start)
        self.same_year.fill(folded.low, dates)
        figures = [q for q in quantities if q.kind != "date"]
        lending = [d for d in dates if lends_year(self.links, folded.low, segments.sentence_at(d.start), d)] if date is None else []
        date = date or occasion(segments, dates, lending, figures)
        if date is None:
            fill_by_opening(segments, dates, lending)
        self.other_year.fill(folded.low, segments, dates, date)
        self.subjects.fill(folded, segments, figures)
        links, model_places = link(self.links, folded, segments, places, models, figures, dates, found.owners, date)
        asides = frozenset(d.start for d in dates).difference(d.start for d in lending)
        reading = Reading(
            folded, self.language.code, date, places, models, model_places, figures, links, dates, asides, found.rejected, quotations
        )
        return reading, list(dict.fromkeys(warnings))

    def _mentions(self, folded: Folded, segments: Segments, date: datetime.date | None, site: str | None) -> Mentions:
        """What stands in the text, each thing claimed once, before any of it is linked."""
        models, quotations = self.programmes.find(folded, segments)
        dates = self._dates(folded, segments)
        places, warnings = find_places(folded, segments, self.language, published=date, site=site, dates=dates)
        streets = [p for p in places if p.kind == "road" and NAME.fullmatch(p.name)]
        dates = [d for d in dates if not any(p.start < d.end and d.start < p.end for p in streets)]
        models = without_places(without_dates(models, dates), places, folded, grammar(self.language), self.programmes.g)
        owners = OwnerFinder(self.owners, folded, segments, models, places)
        owners.assign()
        names = grammar(self.language)
        taken = [((p.start, names.designated_end(folded.low, p.end, p.kind)), PLACE) for p in places]
        headed = {folded.low[m.start : m.end] for m in models}
        headings = [p for p in segments.paragraphs if folded.low[slice(*p)].strip(_HEADED) in headed] if headed else []
        taken += [(span, "part of a model's name") for span in [*((m.start, m.end) for m in models), *headings]]
        taken += [((q.start, q.end), f"part of {q.reason}") for q in quotations if q.reason in (MOTTO, TITLED)]
        quantities, rejected = read_quantities(self.quantity_grammar, folded, segments, dates, taken)
        leave_out_foreign(quantities, places, self.quantity_grammar.implied)
        return Mentions(places, models, owners, quotations, dates, quantities, rejected, warnings)

    def _dates(self, folded: Folded, segments: Segments) -> list[FoundDate]:
        """Dates of the body text, and that of the byline."""
        inside = [d for d in self.dates.find(folded) if segments.paragraph_at(d.start)[1] >= d.end and not self._is_ratio(folded, d)]
        if segments.byline_date is not None and segments.published is not None:
            day = segments.published
            inside.append(FoundDate(*segments.byline_date, day.year, day.month, day.day, "byline"))
        return sorted(inside, key=lambda d: d.start)

    def _is_ratio(self, folded: Folded, date: FoundDate) -> bool:
        """Whether a counted noun right behind it makes "4/7" a ratio and no day: not "15/3", nor behind "day", nor before a proper name
        ("5/7 Hội …")."""
        if date.rule != "day-month" or (date.day or 0) > (date.month or 0):
            return False
        noun = self.quantity_grammar.nouns.after(folded.low, date.end)
        if noun is None or not noun.known or noun.start != date.end + 1 or folded.text[noun.start].isupper():
            return False
        unit = self.quantity_grammar.units.before(folded.low, date.start)
        return unit is None or unit[0][0] != "day"


@functools.lru_cache(maxsize=32)
def extractor(language: str, patterns: str | None = None) -> Extractor:
    """Return the extractor of ``language``, built once per process."""
    return Extractor(language, patterns=patterns)


_HEADED = " .:–—-“”«»\"'"
"""Signs around a model's name that is a heading."""


def _as_date(value: datetime.date | str | None) -> datetime.date | None:
    """The day that was given: of a moment too, and none where it is no date."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value[:10])
        except ValueError:
            return None
    return value


def _source(source: Source | None, segments: Segments) -> Source:
    source = source or Source()
    url = source.url or segments.url
    return Source(path=source.path, url=url, site=source.site or site_of(url), sha256=source.sha256, bytes=source.bytes)
