"""Say what each figure is about: the place, the model and the year that the sentence and the ones before it name.

The article is read once in order; places, models and years are events in it, and every figure looks at the events around it:
its own clause first, then the sentence, then what the paragraph was about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from mobextract.dates import FoundDate
from mobextract.folding import Folded
from mobextract.language import Language
from mobextract.lexicon import Lexicon, spellings, word_scanner
from mobextract.programmes import FoundModel
from mobextract.quantities import Quantity
from mobextract.record import Place, PlaceLink
from mobextract.segment import Segments, Span
from mobextract.tables import LinkingTable, ProgrammesTable

PASSAGES = frozenset({"road", "river", "bridge", "mountain", "facility", "country", "region"})
"""Kinds that a figure belongs to only where no unit is named."""
MEMORY = 60
"""How many places or sentences back a reference is looked up."""
OPENING = 20
"""A year this close to the beginning of its paragraph ("In 2024, …") holds for the paragraphs that hang on it."""
FRAME = 45
"""A year this close to the beginning of its sentence opens a frame that holds for the sentences after it."""
RANKS = {"country": 0, "region": 1, "province": 2, "city": 3, "town": 3, "district": 3, "township": 4, "commune": 4, "ward": 4, "island": 5, "village": 5, "zone": 5}


@dataclass(slots=True)
class Focus:
    """A place, or several coordinated ones, that the text turns to at ``[start, end)``."""

    start: int
    end: int
    places: list[Place]
    unit: bool
    weak: bool = False
    """A reference inside an organisation's name ("the provincial People's Committee"), which may be there for another unit."""

    @property
    def link(self) -> PlaceLink:
        names = list(dict.fromkeys(p.name for p in self.places))
        return names[0] if len(names) == 1 else names

    @property
    def rank(self) -> int:
        return max(RANKS.get(p.kind, 3) for p in self.places)


@dataclass(slots=True, frozen=True)
class YearEvent:
    """A year that the text states, or None where it leaves it open; ``frame`` years hold for what follows."""

    start: int
    end: int
    year: int | None
    frame: bool
    now: bool = False
    owned: bool = False
    """It stands right behind a figure in a sentence of several years, and belongs to that one alone."""


@dataclass(slots=True)
class Links:
    """What one figure is about."""

    place: PlaceLink = None
    model: FoundModel | None = None
    year: int | None = None


class LinkGrammar:
    """The compiled reference words of one language."""

    def __init__(self, language: Language) -> None:
        table: LinkingTable = language.table("linking")
        kinds: dict[str, list[str]] = {}
        for kind, forms in table.levels.items():
            for form in forms:
                kinds.setdefault(form, []).append(kind)
        self.levels: Lexicon[list[str]] = Lexicon(kinds.items())
        self.level_scanner = re.compile(word_scanner(self.levels.forms)) if self.levels else None
        programmes: ProgrammesTable = language.table("programmes")
        self.cues: Lexicon[str] = Lexicon((form, cue.kind) for cue in programmes.cue if cue.kind != "model" for form in cue.forms)
        self.organisations = Lexicon((form, True) for form in programmes.organisations)
        self.cue_scanner = re.compile(word_scanner(self.cues.forms))
        self.results = Lexicon((form, True) for form in table.results)
        topics = [f for form in table.not_model for f in spellings(form)]
        self.topic_scanner = re.compile(word_scanner(topics)) if topics else None
        self.periods = Lexicon((form, True) for form in table.periods)
        now = [f for form in table.now for f in spellings(form)]
        self.aside_before = Lexicon((form, True) for form in [*table.compared.before, *table.not_frame])
        self.compared_after = Lexicon((form, True) for form in table.compared.after)
        relative = ((table.this_year, 0), (table.last_year, -1), (table.next_year, 1))
        self.relative_years = [(re.compile(word_scanner(_spelled(forms))), offset) for forms, offset in relative if forms]
        self.respectively = re.compile(word_scanner(_spelled(table.respectively))) if table.respectively else None
        self.merger = re.compile(word_scanner(_spelled(table.merger))) if table.merger else None
        self.now_scanner = re.compile(word_scanner(now)) if now else None

    def link(self, folded: Folded, segments: Segments, places: Sequence[Place], models: Sequence[FoundModel], quantities: Sequence[Quantity], dates: Sequence[FoundDate], published: int | None) -> tuple[list[Links], list[PlaceLink]]:
        """Return the links of each quantity, and the place of each model; offsets are those of the folded text.

        ``published`` is the year of the article: "since August" of that very year is that year, "since" an earlier one none.
        """
        reader = _Linker(self, folded, segments, places, models, quantities, dates, published)
        return [reader.links(q) for q in quantities], [reader.model_place(m) for m in models]


def _spelled(forms: list[str]) -> list[str]:
    return [f for form in forms for f in spellings(form)]


def _blank(low: str, position: int) -> int:
    while position < len(low) and low[position] == " ":
        position += 1
    return position


class _Linker:
    def __init__(self, grammar: LinkGrammar, folded: Folded, segments: Segments, places: Sequence[Place], models: Sequence[FoundModel], quantities: Sequence[Quantity], dates: Sequence[FoundDate], published: int | None) -> None:
        self.g = grammar
        self.published = published
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.models = list(models)
        self.references = self._references()
        self.movements = [m for m in models if m.kind != "model"]
        self.quantities = list(quantities)
        self.counted = self._counted()
        self.years = self._years(dates)
        self.frames = [y for y in self.years if y.frame]
        self.model_starts = [m.start for m in models]
        inside = [p for p in places if self._in_model(p)]
        self.foci = self._foci([p for p in places if not self._in_model(p)])
        self.known = {p.name: p for f in self.foci for p in f.places}
        self.inner = self._foci(inside)
        self.focus_starts = [f.start for f in self.foci]
        self.events = sorted([*self.foci, *self._level_foci()], key=lambda f: f.start)
        self.starts = [f.start for f in self.events]
        self.cuts: dict[Span, list[int]] = {}
        self.by_sentence: dict[Span, list[Focus]] = {}
        self.topic = self._topic(places)

    def _counted(self) -> set[int]:
        """Where the names begin that only say which models are counted ("one new model «X»")."""
        found = set()
        for quantity in self.quantities:
            if quantity.kind == "count" and quantity.unit == "model":
                index = bisect_left(self.models, quantity.edge, key=lambda m: m.start)
                if index < len(self.models) and self.models[index].start - quantity.edge < 12:
                    found.add(self.models[index].start)
        return found

    def _in_quantity(self, position: int) -> bool:
        """Whether a word belongs to a figure ("9/9 hamlets"), and so refers to no single unit."""
        index = bisect_right(self.quantities, position, key=lambda q: q.start)
        return index > 0 and position < self.quantities[index - 1].edge

    def _references(self) -> list[tuple[int, FoundModel]]:
        """Cue words without a name ("hưởng ứng chương trình"), each with the last movement or programme of its kind."""
        own = {m.cue for m in self.models if m.cue}
        found: list[tuple[int, FoundModel]] = []
        for match in self.g.cue_scanner.finditer(self.low):
            kind = self.g.cues.get(" ".join(match[0].split()))
            index = bisect_left(self.models, match.start(), key=lambda m: m.start)
            inside = index and self.models[index - 1].end > match.start()
            named = index < len(self.models) and self.models[index].start - match.end() < 4
            if inside or named or match.span() in own:
                continue
            last = next((m for m in reversed(self.models[max(0, index - 8) : index]) if m.kind == kind), None)
            if last is not None:
                found.append((match.start(), last))
        return found

    def _in_model(self, place: Place) -> bool:
        index = bisect_right(self.model_starts, place.start)
        return index > 0 and place.start < self.models[index - 1].end

    def _models_in(self, models: list[FoundModel], start: int, end: int) -> list[FoundModel]:
        low, high = (bisect_left(models, bound, key=lambda m: m.start) for bound in (start, end))
        return models[low:high]

    # -- places --------------------------------------------------------------------------------------------------------

    def _foci(self, places: list[Place]) -> list[Focus]:
        """Group coordinated places and chains ("commune A (district B)"), and add whole-unit references."""
        foci: list[Focus] = []
        for place in places:
            last = foci[-1] if foci else None
            focus = Focus(place.start, place.end, [place], place.kind not in PASSAGES)
            if last is None or "\n" in self.low[last.end : place.start]:
                foci.append(focus)
                continue
            gap = self.low[last.end : place.start]
            previous = last.places[-1]
            if "(" in gap and ")" not in gap and len(gap) < 60 and place.kind not in PASSAGES and focus.rank <= last.rank:
                last.end = place.end  # a parent or an explanation in brackets
                continue
            chained = len(gap) < 24 and len(gap.split()) < 4 and not re.search(r"[.;:]", gap)
            if chained and place.name in previous.parents:
                last.end = place.end
            elif chained and previous.name in place.parents and len(last.places) == 1:
                foci[-1] = Focus(last.start, place.end, [place], focus.unit)
            elif previous.kind == place.kind and re.fullmatch(r"\s*(?:[,/–-]|\S{1,4}|, \S{1,4})\s*", gap):
                last.end = place.end
                last.places.append(place)
            else:
                foci.append(focus)
        return foci

    def _topic(self, places: Sequence[Place]) -> Place | None:
        units = [p for p in places if p.kind not in PASSAGES]
        return units[0] if units else (places[0] if places else None)

    def _level_foci(self) -> list[Focus]:
        """References to a whole unit without its name ("the whole district"), resolved by what was named before."""
        if self.g.level_scanner is None:
            return []
        found: list[Focus] = []
        for match in self.g.level_scanner.finditer(self.low):
            kinds = self.g.levels.get(" ".join(match[0].split()))
            place = self._named_before(kinds, match.start()) if kinds else None
            index = bisect_right(self.focus_starts, match.start())
            beside = index > 0 and match.start() <= self.foci[index - 1].end + 3
            beside = beside or (index < len(self.foci) and self.foci[index].start <= match.end() + 2)
            if place is not None and not beside and not self._in_quantity(match.start()):
                weak = self.g.organisations.after(self.low, _blank(self.low, match.end())) is not None
                found.append(Focus(match.start(), match.end(), [place], True, weak))
        return found

    def _named_before(self, kinds: list[str], position: int) -> Place | None:
        """The last place of these ``kinds`` named before, or such a parent of the last place; members of a list are none."""
        index = bisect_left(self.focus_starts, position)
        for focus in reversed(self.foci[max(0, index - MEMORY) : index]):
            place = focus.places[-1]
            if place.kind in kinds and len(focus.places) == 1:
                return place
            parent = self._parent(place, kinds)
            if parent is not None:
                return parent
        return None

    def _parent(self, place: Place, kinds: list[str]) -> Place | None:
        for name in place.parents:
            if name in self.known and self.known[name].kind in kinds:
                return self.known[name]
        if "province" in kinds and place.parents:
            return Place(start=place.start, end=place.end, text=place.parents[-1], name=place.parents[-1], kind="province", rule="places.parent")
        return None

    def _sentence_foci(self, sentence: Span) -> list[Focus]:
        """The places that a sentence names or refers to, in order; roads and the like only where there is no unit."""
        if sentence not in self.by_sentence:
            low, high = (bisect_left(self.starts, bound) for bound in sentence)
            foci = self.events[low:high]
            strong = [f for f in foci if not f.weak and not self._merged(f, sentence)]
            self.by_sentence[sentence] = [f for f in strong if f.unit] or strong
        return self.by_sentence[sentence]

    def _merged(self, focus: Focus, sentence: Span) -> bool:
        """Whether a list of units is what another was merged from ("formed by merging A, B and C")."""
        if len(focus.places) < 2 or self.g.merger is None:
            return False
        return self.g.merger.search(self.low, max(sentence[0], focus.start - 60), focus.start) is not None

    def _respective(self, start: int, end: int) -> PlaceLink | None:
        """The n-th of coordinated places for the n-th of as many coordinated figures, where the text says "respectively"."""
        sentence = self.segments.sentence_at(start)
        if self.g.respectively is None or not self.g.respectively.search(self.low, *sentence):
            return None
        low, high = (bisect_left(self.quantities, bound, key=lambda q: q.start) for bound in sentence)
        figures = [q for q in self.quantities[low:high] if q.kind in ("count", "money", "percentage")]
        for focus in self._sentence_foci(sentence):
            size = len(focus.places)
            index = next((i for i, q in enumerate(figures) if q.start == start), -1)
            if size > 1 and len(figures) >= size and 0 <= index < size:
                return focus.places[index].name
        return None

    def _place(self, start: int, end: int) -> PlaceLink:
        """The place right behind the figure, before it in its clause or sentence, or what the paragraph was about."""
        sentence = self.segments.sentence_at(start)
        foci = self._sentence_foci(sentence)
        respective = self._respective(start, end)
        if respective is not None:
            return respective
        low, high, middle = (bisect_left(foci, bound, key=lambda f: f.start) for bound in (*self._clause(sentence, start), start))
        after = foci[middle:high]
        if after and after[0].start >= end and self._attached(end, after[0].start):
            return after[0].link
        if middle > low or middle:
            return foci[middle - 1].link
        paragraph = self.segments.paragraph_at(start)
        found = self._earlier(sentence[0], paragraph[0]) or (foci[0] if foci else None) or self._earlier(sentence[0], 0)
        return found.link if found else (self.topic.name if self.topic else None)

    def _attached(self, end: int, start: int) -> bool:
        """A place right behind a figure ("98.5 % in Nha Trang"): no other figure and no comma between."""
        gap = self.low[end:start]
        return len(gap) < 45 and not re.search(r"[,;:()\d]", gap)

    def _earlier(self, position: int, limit: int) -> Focus | None:
        """The last place of the nearest sentence between ``limit`` and ``position``, in the same section, that names one."""
        index = bisect_left(self.segments.sentences, (position, 0))
        section = self._section(position)
        for sentence in reversed(self.segments.sentences[max(0, index - MEMORY) : index]):
            if sentence[0] < limit or self._section(sentence[0]) != section:
                return None
            foci = [f for f in self._sentence_foci(sentence) if f.unit]
            if foci:
                return self._main(foci)
        return None

    def _main(self, foci: list[Focus]) -> Focus:
        """What a sentence with several places is about, for those after it: a single place rather than a list."""
        single = [f for f in foci if len(f.places) == 1 or f.places[0].name[-1:].isdigit()]
        return (single or foci)[-1]

    def _clause(self, sentence: Span, position: int) -> Span:
        if sentence not in self.cuts:
            self.cuts[sentence] = [sentence[0], *(sentence[0] + m.start() for m in re.finditer(r"[;·]", self.low[slice(*sentence)])), sentence[1]]
        cuts = self.cuts[sentence]
        index = max(1, min(bisect_right(cuts, position), len(cuts) - 1))
        return cuts[index - 1], cuts[index]

    # -- models --------------------------------------------------------------------------------------------------------

    def _model(self, quantity: Quantity) -> FoundModel | None:
        """The model whose result the figure is: in its clause, its sentence, its paragraph, or carried on from before.

        Numbers of models belong to a movement or programme, not to one model of it.
        """
        counts_models = quantity.kind == "count" and quantity.unit == "model"
        models = self.movements if counts_models else self.models
        sentence = self.segments.sentence_at(quantity.start)
        clause = self._clause(sentence, quantity.start)
        after = self._models_in(models, quantity.end, clause[1])
        if after and self._counted_by_name(quantity, after[0]):
            return after[0]
        before = self._models_in(models, clause[0], quantity.start) or self._referred(sentence, quantity.start)
        if before:
            return before[-1]
        if after:
            return after[0]
        before = self._models_in(models, sentence[0], quantity.start)
        if before:
            return None if before[-1].start in self.counted else before[-1]
        if self.g.topic_scanner and self.g.topic_scanner.search(self.low, *sentence):
            return None
        paragraph = self.segments.paragraph_at(quantity.start)
        earlier = self._models_in(models, paragraph[0], quantity.start)
        reference = self._referred(paragraph, quantity.start)
        if reference and (not earlier or self.references[-1][0] > earlier[-1].end):
            return reference[-1]
        return earlier[-1] if earlier else self._carried(models, paragraph, quantity, counts_models)

    def _counted_by_name(self, quantity: Quantity, model: FoundModel) -> bool:
        """Whether the name stands right behind the figure: "138 models «X»", "32 collectives, 18 individuals of «X»"."""
        gap = self.low[quantity.edge or quantity.end : model.start]
        return len(gap) < 45 and not re.search(r"[.;:()]", gap) and ("," not in gap or re.search(r", ?\d", gap) is not None)

    def _referred(self, span: Span, position: int) -> list[FoundModel]:
        """The model that "the programme", "the movement" without a name refers to: the last one of that kind."""
        low, high = (bisect_left(self.references, (bound,)) for bound in (span[0], position))
        return [self.references[high - 1][1]] if high > low else []

    def _carried(self, models: list[FoundModel], paragraph: Span, quantity: Quantity, counts_models: bool) -> FoundModel | None:
        """A paragraph without a model of its own goes on with the one before, unless it turns to another place."""
        index = bisect_left(models, paragraph[0], key=lambda m: m.start)
        earlier = models[max(0, index - 1) : index]
        if not earlier:
            return None
        if counts_models or self.g.results.after(self.low, paragraph[0]):
            return earlier[-1]
        between = self.segments.paragraph_at(earlier[-1].start)[1]
        low, high = (bisect_left(self.focus_starts, bound) for bound in (between, quantity.start))
        turned = any(f.unit for f in self.foci[low:high])
        return None if turned else earlier[-1]

    def _section(self, position: int) -> int:
        return bisect_right(self.segments.headings, position)

    def model_place(self, model: FoundModel) -> PlaceLink:
        """The most specific place where a model runs, from its sentence; a place inside its name serves where none is."""
        sentence = self.segments.sentence_at(model.start)
        foci = self._sentence_foci(sentence)
        before = [f for f in foci if f.end <= model.start]
        after = [f for f in foci if f.start >= model.end and self._attached(model.end, f.start)]
        found = (after[0] if after else None) or (before[-1] if before else None)
        inside = [f for f in self.inner if model.start <= f.start < model.end]
        if found is None and inside:
            found = inside[-1]
        found = found or (foci[0] if foci else None) or self._earlier(sentence[0], 0)
        return self._holding(found) if found else (self.topic.name if self.topic else None)

    def _holding(self, focus: Focus) -> PlaceLink:
        """The smallest unit that holds all places of a focus: a model that runs in several villages runs in their commune."""
        if len(focus.places) == 1:
            return focus.link
        shared = [name for name in focus.places[0].parents if all(name in p.parents for p in focus.places)]
        return shared[0] if shared else focus.link

    # -- years ---------------------------------------------------------------------------------------------------------

    def _year(self, start: int, end: int, points: bool) -> int | None:
        """The year stated beside the figure, in its clause or sentence; else the one that opened the text it hangs on."""
        sentence = self.segments.sentence_at(start)
        clause = self._clause(sentence, start)
        low, middle, high = (bisect_left(self.years, bound, key=lambda y: y.start) for bound in (sentence[0], end, clause[1]))
        after = self.years[middle:high]
        before = [y for y in self.years[low:middle] if y.end <= start]
        if points and len({y.year for y in before}) > 1:
            return None  # the difference between two years
        if after and after[0].year and self._attached(end, after[0].start) and not (before and self._leads(before[-1], start)):
            return after[0].year
        before = [y for y in before if not y.owned]
        if before:
            return before[-1].year
        if after and not after[0].owned and (len({y.year for y in after}) == 1 or not re.search(r"\d", self.low[end : after[0].start])):
            return after[0].year
        return self._frame(start)

    def _leads(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands right before its figure, where the language puts it there ("2021 के 10.92%")."""
        return not year.owned and start - year.end < 12 and not re.search(r"[,;]", self.low[year.end : start])

    def _frame(self, start: int) -> int | None:
        """The year that the figure's text hangs on: the last one of its paragraph, else one that opened an earlier paragraph.

        "Recently" ends the reach of a year in its own paragraph only; a heading ends all.
        """
        paragraph, section = self.segments.paragraph_at(start), self._section(start)
        low, high = (bisect_left(self.years, bound, key=lambda y: y.start) for bound in (paragraph[0], start))
        inside = [y for y in self.years[low:high] if not y.owned]
        if inside:
            return inside[-1].year
        index = bisect_left(self.frames, start, key=lambda y: y.start)
        for frame in reversed(self.frames[max(0, index - MEMORY) : index]):
            if self._section(frame.start) != section:
                return None
            if not frame.now:
                opens = frame.start - self.segments.paragraph_at(frame.start)[0] <= OPENING
                return frame.year if opens else None
        return None

    def _aside(self, date: FoundDate) -> bool:
        """Whether a date is only compared with, or dates a birth, a document or the founding of a unit."""
        before = self.g.aside_before.before(self.low, date.start) is not None
        return before or self.g.compared_after.after(self.low, _blank(self.low, date.end)) is not None

    def _owned(self, date: FoundDate, dates: Sequence[FoundDate], sentence: Span) -> bool:
        index = bisect_right(self.quantities, date.start, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        gap = self.low[last.edge or last.end : date.start] if last else ""
        if not 0 < len(gap) < 12 or re.search(r"[.,;:]", gap):
            return False
        following = self.quantities[index].start - date.end if index < len(self.quantities) else 99
        if 0 < following < len(gap):
            return False
        low, high = (bisect_left(dates, bound, key=lambda d: d.start) for bound in sentence)
        return len({d.year for d in dates[low:high]}) > 1

    def _years(self, dates: Sequence[FoundDate]) -> list[YearEvent]:
        """Years in reading order; a period or a word like "recently" is an event without a year."""
        events = []
        for date in dates:
            sentence = self.segments.sentence_at(date.start)
            since = self.g.periods.before(self.low, date.start) is not None and date.year != self.published
            period = date.until is not None or since
            frame = date.start - sentence[0] <= FRAME or ("," in self.low[date.end : date.end + 12] and date.start - sentence[0] <= 2 * FRAME)
            year = date.year or self.published
            if year is not None and sentence[1] > sentence[0]:
                owned = self._owned(date, dates, sentence) or self._aside(date)
                events.append(YearEvent(date.start, date.end, None if period else year, frame and not owned, owned=owned))
        for scanner, offset in self.g.relative_years:
            if self.published is not None:
                events += [YearEvent(m.start(), m.end(), self.published + offset, False) for m in scanner.finditer(self.low)]
        if self.g.now_scanner is not None:
            events += [YearEvent(m.start(), m.end(), None, True, now=True) for m in self.g.now_scanner.finditer(self.low)]
        return sorted(events, key=lambda e: e.start)

    def links(self, quantity: Quantity) -> Links:
        """Return the place, model and year of one figure."""
        if quantity.kind not in ("count", "money", "percentage"):
            return Links()
        model = self._model(quantity)
        return Links(self._place(quantity.start, quantity.edge or quantity.end), model, self._year(quantity.start, quantity.edge or quantity.end, quantity.points))
