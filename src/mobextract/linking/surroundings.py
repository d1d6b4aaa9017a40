"""The place of a sentence that names none: of who speaks there, of the paragraph, of its organisations, or of the paragraphs before."""

from __future__ import annotations

from bisect import bisect_left

from mobextract.figures.quantity import COMMENDED
from mobextract.linking.discourse import Discourse
from mobextract.linking.focus import COMMUNE, PROVINCE, Focus, is_above, is_home, rank_of
from mobextract.linking.givers import told_alone
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.main_places import main_focus
from mobextract.models.grammar import FoundModel
from mobextract.record import PlaceLink
from mobextract.text.folding import ANY_YEAR, last_semicolon, skip_blanks
from mobextract.text.in_order import at, last_before, within
from mobextract.text.segment import Span

SPEAKER, SAID = 160, 60
"""How far behind a quotation the home of who speaks, and the verb of speech, may stand, in characters."""
CONTEST = frozenset(("award", "contestant", "entry", "person", "prize", "participant", "team"))
"""What is counted of a contest itself: concepts."""
SPREAD, LEAST = frozenset(("club", "group", "model")), 5
"""What an organisation has all over its unit (concepts), and how many of them, at least, are no part's alone."""
HEAD = 40
"""How far from the beginning of a sentence the organisation that it tells of may stand, in characters."""
CHAIN = 4
"""So many sentences in a row may go on with what one tells of the country."""
WHOLE = -1
"""No heading ends what is looked for before a position."""
REPORT = 60
"""A year this close to the beginning of a paragraph opens a report of its own."""


class Surroundings:
    """What stands around the sentences of one article."""

    def __init__(self, grammar: LinkGrammar, discourse: Discourse) -> None:
        self.g = grammar
        self.discourse = discourse
        self.low = discourse.low
        self.segments = discourse.segments
        self.clauses = discourse.clauses
        self.plans = [m.start() for m in grammar.plan.finditer(self.low)]
        """Where the numbers of a province's plans stand."""
        self.contest = self.clauses.said(grammar.contest_words)
        self.foci, self.reach, self.topic, self.venues = discourse.foci, discourse.reach, discourse.topic, discourse.venues

    def of_sentence(self, sentence: Span, start: int, foci: list[Focus]) -> Focus | None:
        """What the text around a sentence is about: its paragraph, its organisations, the paragraphs before."""
        paragraph = self.segments.paragraph_at(start)
        weak = [f for f in self.foci.weak_within(sentence) if f.start < start or not self._is_around(f)]
        if self._turns_to_all(sentence, start, paragraph):
            return weak[-1] if weak else None
        return (
            self._planning(sentence, start, paragraph)
            or self._speaker(start)
            or self._contest(sentence, start, paragraph)
            or self._wider_body(sentence, start, paragraph, [] if foci else weak)
            or self._named_last(sentence, paragraph)
            or self._country_again(sentence)
            or self._country_behind(sentence, start)
            or self.discourse.owners.again(sentence)
            or self.discourse.owners.commune(sentence, self._model_before(sentence, start), self._before(sentence, paragraph))
            or next(
                (
                    self.discourse.narrower(f, sentence)
                    for f in foci
                    if start < f.start < self.clauses.item(start)[1]
                    and not self.reach.opens_parts(start, f.start)
                    and not self.reach.is_part(f, start)
                    and not self.reach.is_joined(f, start)
                    and not self.reach.is_contrasted(f, start)
                    and not self.reach.is_of_next(f, start)
                ),
                None,
            )
            or (self.discourse.narrower(weak[-1], sentence) if weak else None)
            or (None if self.venues.meets(sentence) else self._rows_before(start, self._earlier(sentence[0], paragraph)))
        )

    def _is_around(self, focus: Focus) -> bool:
        """Whether a unit holds the commune that the article is about: its organisations are only named by the way."""
        own = self.foci.known.get(self.foci.commune or "")
        return own is not None and focus.rank < COMMUNE and any(is_above(place, own) for place in focus.places)

    def _model_before(self, sentence: Span, start: int) -> FoundModel | None:
        """The last model that a sentence names before a figure."""
        last = last_before(self.discourse.models, start)
        return last if last is not None and last.start >= sentence[0] else None

    def _turns_to_all(self, sentence: Span, start: int, paragraph: Span) -> bool:
        """Whether those commended at a meeting follow on examples: "… was extended to A town. On this occasion, 31 collectives were
        commended"."""
        figure = at(self.discourse.quantities, start)
        if figure is None or figure.unit not in COMMENDED:
            return False
        told = self.segments.sentences_within(paragraph[0], sentence[0])
        if not (self.venues.meets(sentence) or any(self.venues.meets(s) for s in told)):
            return False
        before = next((s for s in reversed(told) if self.discourse.foci_of(s)), None)
        return before is not None and not (self.venues.meets(before) or self.venues.reviews(before))

    def _planning(self, sentence: Span, start: int, paragraph: Span) -> Focus | None:
        """The province whose plan tells a figure, in an article about it, where the paragraph names no unit before: "under Plan No.
        12/KH-UBND, by 2025 each commune shall have a club"."""
        index = bisect_left(self.plans, paragraph[0])
        if index == len(self.plans) or self.plans[index] >= start:
            return None
        about = (p for f in self.foci.named for p in f.places if p.name == self.discourse.topic)
        topic = next((place for place in about if rank_of(place) == PROVINCE), None)
        named = self.foci.within((sentence[0], start)) or self.discourse.earlier(sentence[0], paragraph[0])
        return None if named or topic is None else Focus(self.plans[index], self.plans[index], [topic], unit=True)

    def _contest(self, sentence: Span, start: int, paragraph: Span) -> Focus | None:
        """The unit that a contest is held in, behind a sentence that names a winner's: "in the province's contest the team of Meo Vac
        district won first prize. 240 contestants took part"; not what the prize is worth."""
        figure, says = at(self.discourse.quantities, start), self.clauses.says
        if figure is None or figure.unit not in CONTEST or not says(self.contest, *sentence) or self.discourse.foci_of(sentence):
            return None
        told = self.segments.sentences_within(paragraph[0], sentence[0])
        before = next((s for s in reversed(told) if self.discourse.foci_of(s)), None)
        if before is None or not says(self.contest, *before):
            return None
        winner = self.discourse.foci_of(before)[-1]
        around = [
            *(f for f in self.foci.within(before) if f.start < winner.start),
            *filter(None, [self.discourse.earlier(before[0], 0)]),
        ]
        held = (f for f in around if winner.lies_in(f) and f.rank < winner.rank)
        return next((f for f in held if says(self.contest, *self.segments.sentence_at(f.start))), None)

    def _wider_body(self, sentence: Span, start: int, paragraph: Span, weak: list[Focus]) -> Focus | None:
        """The unit of an organisation that opens a sentence with what it has all over it, behind a part of the unit: "In A commune … The
        provincial Women's Union has launched 25 models", or with whom it commends, where its paragraph has told of the unit before; not
        what it has "here"."""
        figure = at(self.discourse.quantities, start)
        if not weak or weak[0].followed or figure is None:
            return None
        body, told = weak[0], self.discourse.earlier(sentence[0], paragraph[0])
        if self.venues.commends(sentence) and figure.unit in COMMENDED:
            if not any(f.link == body.link for f in self.foci.within((paragraph[0], sentence[0]))):
                return None
        elif figure.unit not in SPREAD or (figure.amount.value or 0) < LEAST:
            return None
        leads = body.end < start and body.start - sentence[0] <= HEAD and told is not None and told.lies_in(body)
        here = self.discourse.owners.here
        return body if leads and not (here is not None and here.search(self.low, *sentence)) else None

    def _before(self, sentence: Span, paragraph: Span) -> Focus | None:
        """What the sentences before in the paragraph are about; behind a list whose members got a rate each ("in A, B and C it was 24, 8
        and 3 % respectively"), the unit around them."""
        found = self.discourse.earlier(sentence[0], paragraph[0])
        if found is None or len(found.places) < 2 or not self.discourse.lists.is_dealt(found):
            return found
        return self._around_dealt(found)

    def _around_dealt(self, found: Focus) -> Focus:
        """The unit around a list whose members got a rate each: by their parents, else the smallest that their sentence names before, or
        what the text was at; the list where there is none."""
        sentence = self.segments.sentence_at(found.start)
        told = self.discourse.earlier(sentence[0], 0)
        before = [f for f in self.discourse.foci_of(sentence) if f.start < found.start]
        around = [f for f in (told, *before) if f is not None and f.rank < found.rank and found.lies_in(f)]
        return self.discourse.shares.whole([found]) or max(around, key=lambda f: f.rank, default=found)

    def _speaker(self, start: int) -> Focus | None:
        """Where somebody is from who tells a figure, and whose words come first: "«We used to sell ten bunches …», says Mrs Lien of
        hamlet 3"."""
        quotation = next((q for q in self.segments.quotations_at(start) if q.closed and not q.depth), None)
        if quotation is None or self.g.speech is None:
            return None
        end = min(self.segments.paragraph_at(start)[1], quotation.end + SPEAKER)
        said = self.g.speech.search(self.low, quotation.end, min(end, quotation.end + SAID))
        if said is None:
            return None
        homes = [f for f in within(self.foci.named, said.start() + 1, end) if f.unit]  # from wider units come officials
        own = homes and homes[0].rank >= COMMUNE and self.segments.sentence_at(said.start()) == self.segments.sentence_at(homes[0].start)
        return homes[0] if own else None

    def _rows_before(self, start: int, found: Focus | None) -> Focus | None:
        """What a row of sums in a table is about: all its rows, or what stands before the table; not the last row alone."""
        cell = self.segments.cells.get(start)
        if cell is None or found is None or len(found.places) > 1 or found.start < cell.column[0]:
            return found
        return self.discourse.earlier(cell.column[0], 0)

    def _named_last(self, sentence: Span, paragraph: Span) -> Focus | None:
        """The place of the last item of the sentence before, where "here" opens this one: "in A 18 lamps; in B 40. Here …"."""
        here = self.g.here.after(self.low, sentence[0]) if sentence[0] > paragraph[0] else None
        if here is None or self.g.copula.after(self.low, skip_blanks(self.low, here[1])) is not None:
            return None  # "There are …"
        before = self.segments.sentence_at(max(paragraph[0], sentence[0] - 2))
        item, foci = last_semicolon(self.low, *before), self.discourse.foci_of(before)
        if item < 0:
            return foci[0] if len(foci) == 1 and foci[0].rank >= COMMUNE and not foci[0].level else None
        return main_focus([f for f in foci if item <= f.start])

    def _country_again(self, sentence: Span) -> Focus | None:
        """The country, where a sentence goes on with some of what the one before tells of it and of no unit ("Among these products, …"), or
        with something besides ("In addition, …"); several sentences may go on so."""
        index, apart, opened = bisect_left(self.segments.sentences, (sentence[0], 0)), False, sentence[0]
        for before in reversed(self.segments.sentences[max(0, index - CHAIN) : index]):
            if not any(words.after(self.low, opened) for words in (self.g.of_these, self.g.partitive)):
                apart = True
                if self.g.besides.after(self.low, opened) is None:
                    return None
            if told := [f for f in self.foci.all_within(before) if not f.weak]:
                country = all(is_home(p) for f in told for p in f.places)
                return told[-1] if country and (told[-1].unit or not apart) else None
            opened = before[0]
        return None

    def _country_behind(self, sentence: Span, start: int) -> Focus | None:
        """The country, where a sentence names nothing else, and that behind a figure and "in": "185 people lost their lives in Vietnam"."""
        told = [f for f in self.foci.all_within(sentence) if not f.weak]
        if len(told) != 1 or told[0].start < start or not all(map(is_home, told[0].places)) or told[0].level:
            return None
        behind = skip_blanks(self.low, told[0].end)
        inside = self.g.inside_before.before(self.low, told[0].start) or self.g.inside_after.after(self.low, behind)
        return told[0] if inside and not self.reach.opens_parts(start, told[0].start) else None

    def _earlier(self, position: int, paragraph: Span) -> Focus | None:
        """The place that the text before was about; not what stands before a paragraph that opens with a meeting of the whole."""
        found = self._paragraphs_before(position, paragraph)
        return None if found is not None and found.start < paragraph[0] and self.venues.met(paragraph, position) else found

    def _paragraphs_before(self, position: int, paragraph: Span) -> Focus | None:
        """The place that earlier paragraphs were about; a list named in passing and a heading end its reach, and so does a report's
        new date, of a village only where an organisation of a unit around opens the paragraph. Elsewhere one that the text has told of
        alone reaches on."""
        near = self.discourse.earlier(position, 0)
        found = near or self.discourse.earlier(position, WHOLE)
        if found is None or (len(found.places) > 1 and not found.places[0].name[-1:].isdigit()):
            return None
        if near is None and self._is_around(found):
            return None  # behind a heading an article on a commune goes on with that, not with the province that chose it
        acting = any(f.rank < found.rank for f in self.foci.weak_within((paragraph[0], position)))
        venue = self.venues.meets(told := self.segments.sentence_at(found.start)) or self.venues.reviews(told)
        if not (acting or venue) and self._is_alone(found, position):
            return found
        dated = self.topic is not None and found.rank >= COMMUNE and ANY_YEAR.search(self.low[paragraph[0] : paragraph[0] + REPORT])
        return None if near is None or (dated and (acting or found.rank == COMMUNE)) else found

    def is_alone(self, link: PlaceLink, position: int) -> bool:
        """Return whether a text has told of nothing before ``position`` but the unit of a link, those around it, and its parts."""
        place = self.foci.known.get(link) if isinstance(link, str) else None
        return place is not None and self._is_alone(Focus(position, position, [place], unit=True), position)

    def _is_alone(self, focus: Focus, position: int) -> bool:
        title = self.segments.title or (0, 0)
        return told_alone(focus, self.foci.named, title[1], position)
