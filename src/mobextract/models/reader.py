"""Find the names of models, movements, campaigns, programmes, projects, contests and titles (record field: ``models``).

A name is a quotation beside a cue word ("model", "phong trào"), a further quotation in a list under one cue, a rendering of a
nationally known programme, or an unquoted capitalised name behind a cue. Mottoes, speech and titles of documents are not.
"""

from __future__ import annotations

from mobextract.models.abbreviations import Abbreviations
from mobextract.models.answers import cue_announced, cue_asked, cue_counted
from mobextract.models.apposed_names import ApposedNames
from mobextract.models.called_names import CalledNames
from mobextract.models.clusters import cluster_names
from mobextract.models.columns import NameColumns
from mobextract.models.cues_inside import LONGEST_NAME, CuesInside
from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar, RejectedQuotation, overlaps, trimmed
from mobextract.models.headed_items import headed_items
from mobextract.models.inner_names import InnerNames
from mobextract.models.items import ListedNames, Listing
from mobextract.models.lists import NO_CUE, NameLists
from mobextract.models.neighbours import NeighbourSigns
from mobextract.models.no_names import MOTTO, TITLED
from mobextract.models.repeats import RepeatedNames
from mobextract.models.series import NameSeries
from mobextract.models.serving_names import ServingNames
from mobextract.models.shortened_names import ShortenedNames
from mobextract.models.signs import Signs
from mobextract.models.so_called import SoCalledNames
from mobextract.models.told_names import ToldNames
from mobextract.models.unquoted import Beside, UnquotedNames
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import Folded
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Segments

UNCLOSED = "a quotation that is never closed"
UNTOLD = frozenset(("model.launched", "model.in-sentence", "model.told", "model.title-case"))
"""Rules that tell no kind: that of the cue that a name begins with holds."""
IRONY = "a word of irony in what is said"
_PERIOD = regex(r"(?:19|20)\d\d ?[-–—/] ?(?:19|20)\d\d")
"""Years that a project runs in, and no name of it: "the project 2021-2025"."""


class ProgrammeFinder:
    """The search for names of models in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.signs = Signs(grammar)
        self.inside = CuesInside(grammar)
        self.told = ToldNames(grammar, self.signs.cues)
        self.serving = ServingNames(self.told, self.signs)
        self.inner = InnerNames(self.told, self.signs.no_names)
        self.shortened = ShortenedNames(grammar)
        self.called = CalledNames(grammar)
        self.bodies, self.so_called = self.told.bodies, SoCalledNames(grammar, self.told)
        self.lists = NameLists(grammar)
        self.items = ListedNames(grammar)
        self.columns = NameColumns(grammar)
        self.abbreviations = Abbreviations(grammar)
        self.repeats = RepeatedNames(grammar)
        self.series = NameSeries(grammar)
        self.neighbours = NeighbourSigns(grammar)
        self.apposed = ApposedNames(grammar)
        self.unquoted_names = UnquotedNames(grammar)

    def find(self, folded: Folded, segments: Segments) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Return the names of the article in order, and the quotations that are none."""
        listings = self.items.listings(folded, segments)
        found, rejected = self._quoted(folded, segments, listings)
        if self.items.learn(folded, listings, found):
            found, rejected = self._listed(folded, listings, found, rejected)
        heads, rejected = headed_items(self.g, folded, segments, rejected)
        found = _merged(found, heads)
        found, rejected = self.shortened.repeated(folded, found, rejected)
        repeats = self.repeats.find(folded, segments, found)
        beside = self.unquoted_names.read(folded, segments)
        found = _merged(found, [m for m in repeats if not self._is_fuller(folded, beside, found, m)])
        if unquoted := self._unquoted(folded, segments, listings, beside, found, rejected):
            found = _merged(found, unquoted)
            found, rejected = self.shortened.repeated(folded, found, rejected)
            found = _merged(found, self.repeats.find(folded, segments, found, unquoted))
        found, rejected = self._beside(folded, segments, found, rejected)
        found = _merged(found, self.abbreviations.find(folded, segments, found))
        found = [model for model in found if not _PERIOD.fullmatch(folded.low, model.start, model.end)]
        self._tie(folded, found)
        return found, rejected

    def _quoted(self, folded: Folded, segments: Segments, listings: list[Listing]) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """The quotations that are names by what stands beside them, and those that are none so far."""
        found: list[FoundModel] = []
        rejected: list[RejectedQuotation] = []
        for quotation in segments.quotations:
            if found and quotation.end <= found[-1].end:
                continue  # inside a name that is taken already
            result = self._read(folded, segments, quotation, found[-1] if found else None, listings)
            alias = isinstance(result, FoundModel) and result.rule == "model.alias" and result.canonical is None
            if alias and self._is_next(folded.low, quotation, rejected, MOTTO):
                result = MOTTO
            elif isinstance(result, FoundModel) and result.cue is None and self._is_next(folded.low, quotation, rejected, TITLED):
                result = TITLED
            if isinstance(result, FoundModel):
                found.append(result)
            else:
                rejected.append(RejectedQuotation(quotation.start, quotation.end, result))
        return self.lists.cued_behind(folded, segments, found, rejected)

    def _tie(self, folded: Folded, found: list[FoundModel]) -> None:
        """Tell of each name which programme it renders, and which was the first of the same name."""
        self.shortened.begin(folded, found)
        for model in found:
            known = None if model.canonical else self.g.known.find(folded.low[model.start : model.end])
            model.programme = known.id if known else model.canonical
            if model.rule in UNTOLD:
                own = self.g.opening_cue(folded.low, model.start)  # "đẩy mạnh “Phong trào …”"
                model.kind = own[0] if own and own[0] != "title" else model.kind
        self.shortened.tie(folded, found)
        names = [(folded.low[slice(*(m.again or (m.start, m.end)))], m.programme) for m in found]
        for model, first in zip(found, cluster_names(names), strict=True):
            model.first = first

    def _is_fuller(self, folded: Folded, beside: list[Beside], found: list[FoundModel], model: FoundModel) -> bool:
        """Whether a name again is only how a fuller one begins, beside its own cue and before the article shortens it: "modellen Rent
        vann til landsbyene … «Rent vann»-modellen"."""
        if model.again is None or model.again[0] < model.start:
            return False
        fuller = self.unquoted_names.find(folded, beside, [m for m in found if m.start > model.end])
        return any(m.start == model.start and m.end > model.end for m in fuller)

    def _listed(
        self, folded: Folded, listings: list[Listing], found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """The quotations without a cue that open items beside one that has it."""
        more = {
            item: cue for item in rejected if item.reason == NO_CUE and (cue := self.items.cue(folded, listings, (item.start, item.end)))
        }
        names = [self._named(*trimmed(folded.text, item.start, item.end), cue, None, "model", "model.item") for item, cue in more.items()]
        return _merged(found, names), [item for item in rejected if item not in more]

    def _unquoted(
        self,
        folded: Folded,
        segments: Segments,
        listings: list[Listing],
        beside: list[Beside],
        found: list[FoundModel],
        rejected: list[RejectedQuotation],
    ) -> list[FoundModel]:
        """The names without quotation marks: in a table's column, at the beginning of items, beside cues."""
        names = list(self.columns.find(folded, segments, found))
        names += self.items.unquoted(folded, listings, _merged(found, names))
        cueless = {item.start: item.end for item in rejected if item.reason == NO_CUE}
        names += self.items.inline(folded, segments, _merged(found, names), cueless)
        names += self.series.find(folded, segments, _merged(found, names))
        names += self.apposed.find(folded, segments, _merged(found, names))
        return names + self.unquoted_names.find(folded, beside, _merged(found, names))

    def _read(
        self, folded: Folded, segments: Segments, quotation: Quotation, previous: FoundModel | None, listings: list[Listing]
    ) -> FoundModel | str:
        """The name that a quotation is, or why it is none."""
        start, end = trimmed(folded.text, quotation.start, quotation.end)
        low, words = folded.low, len(folded.low[start:end].split())
        if not words or words > LONGEST_NAME:
            return "too long for a name" if words else "empty"
        before = self.signs.cues.before(low, quotation.start - 1)
        if not quotation.closed:
            return UNCLOSED if before else "speech"
        canonical, kind = self.inside.programme(low, start, end, words)
        after = self.signs.cues.after(low, quotation.end + 1)
        if canonical is None and (before or after):
            canonical, kind = self.g.alias(low[start:end], words, cued=True)
        plain = canonical is None and not self.bodies.is_explained(low, quotation)
        refusal = self._refused(folded, segments, quotation, (start, end), before, after) if plain else None
        listed = refusal == "speech" and previous is not None and self._goes_on(low, previous.end, quotation)
        if refusal is not None and not listed:  # in "“Green Road”, and “Blue Summer.”" both are names
            return refusal
        if (cue := before or after) is not None:
            return self._named(start, end, cue, canonical, kind, "model.cue-before" if before else "model.cue-after")
        cue = self.lists.cue(folded, segments, quotation, previous)
        if canonical is not None:  # the list that it stands in goes on behind it
            return FoundModel(start, end, kind, canonical, "model.alias", cue[1:] if cue else None)
        if (own := self.inside.headed(folded, start, end)) is not None:
            return self._named(start, end, own, None, kind, "model.headed")
        if (inner := self.inside.ended(folded, start, end)) is not None:
            return inner
        if cue is not None:
            return self._named(start, end, cue, None, kind, "model.list")
        if (cue := self.items.cue(folded, listings, (quotation.start, quotation.end))) is not None:
            return self._named(start, end, cue, None, kind, "model.item")
        return self._by_signs(folded, segments, quotation, start, end)

    def _goes_on(self, low: str, end: int, quotation: Quotation) -> bool:
        """Whether a quotation goes on a list behind the one whose text ends at ``end``."""
        return self.g.list_gap.fullmatch(low, end + 1, quotation.start - 1) is not None

    def _is_next(self, low: str, quotation: Quotation, rejected: list[RejectedQuotation], reason: str) -> bool:
        """Whether a quotation goes on a list of mottoes, or titles, though a movement is called so too: "đạo lý “Uống nước nhớ nguồn”,
        “Đền ơn đáp nghĩa”", "фондов «Благодарность» и «Для бедных»"."""
        return bool(rejected) and rejected[-1].reason == reason and self._goes_on(low, rejected[-1].end, quotation)

    def _refused(
        self, folded: Folded, segments: Segments, quotation: Quotation, span: tuple[int, int], before: Cue | None, after: Cue | None
    ) -> str | None:
        """Why a quotation that is no national programme is no name, whatever cue stands beside it; else None."""
        start, end = span
        if self.signs.no_names.is_irony(folded, quotation, start, end):
            return IRONY
        motto = self.g.no_names.get(folded.low[start:end]) or self.signs.no_names.is_motto(folded.low, quotation)
        if motto and not self.so_called.is_name(folded, quotation, span, segments.sentence_at(start), segments.paragraph_at(start)):
            return MOTTO
        behind_comma = before is not None and folded.low[before[2] : quotation.start - 1].strip() == ","
        if before is not None and self.signs.no_names.is_of_share(folded, span, before):
            return TITLED
        titled = (before is None or (behind_comma and self.g.head_last)) and self.signs.no_names.is_titled(folded.low, quotation)
        titled = titled and (after is None or not self.g.postpositional)  # "9 उत्पाद "X" कार्यक्रम के मानक पर हैं"
        if titled and not self._is_named(folded, segments, quotation, span):
            return TITLED
        speech = self.signs.no_names.is_speech(folded, quotation, start, end, before or after)
        return "speech" if speech and not self._is_named(folded, segments, quotation, span) else None

    def _is_named(self, folded: Folded, segments: Segments, quotation: Quotation, span: tuple[int, int]) -> bool:
        """Whether the sentence says that a model, a class, a group, or what an organisation starts is called so."""
        cue = self.bodies.cue(folded, quotation, span, segments.sentence_at(span[0])[0])
        return cue is not None or self._is_called(folded, segments, quotation, span)

    def _is_called(self, folded: Folded, segments: Segments, quotation: Quotation, span: tuple[int, int]) -> bool:
        """The same without a word for a model."""
        sentence = segments.sentence_at(span[0])
        if self.bodies.is_name(folded, quotation, span, sentence[0]):
            return True
        if self.signs.is_owned(folded, quotation, span[0]) and self.bodies.naming(folded.low, quotation) is not None:
            return True  # "is most often named “Rice embraces shrimp” of the Farmers' Union"
        return self.so_called.is_name(folded, quotation, span, sentence, segments.paragraph_at(span[0]))

    def _named(self, start: int, end: int, cue: Cue, canonical: str | None, kind: ModelKind, rule: str) -> FoundModel:
        return FoundModel(start, end, kind if canonical else cue[0], canonical, rule, (cue[1], cue[2]))

    def _by_signs(self, folded: Folded, segments: Segments, quotation: Quotation, start: int, end: int) -> FoundModel | str:
        """The name without a cue right beside it and outside lists: a cue further off, a club, what an organisation starts."""
        low, signs = folded.low, self.signs
        if signs.no_names.is_headline_speech(low, quotation, segments.title):
            return "speech"
        if signs.is_honour(folded, quotation, (start, end)):
            return FoundModel(start, end, "title", None, "model.honour")
        if signs.is_scholarship(low, quotation, folded.text[start:end]):
            return FoundModel(start, end, "programme", None, "model.group")
        if (cue := self.bodies.cue(folded, quotation, (start, end), segments.sentence_at(start)[0])) is not None:
            return self._named(start, end, cue, None, "model", "model.cue-apart")
        if signs.is_group(low, quotation, folded.text[start:end]) or self._is_called(folded, segments, quotation, (start, end)):
            return FoundModel(start, end, "model", None, "model.group")
        if (cue := signs.cues.of_being(low, quotation.end + 1)) is not None:
            return self._named(start, end, cue, None, "model", "model.apposition")
        if (cue := self.called.cue(low, quotation.start - 1, segments.sentence_at(start)[0])) is not None:
            return self._named(start, end, cue, None, "model", "model.cue-apart")
        cue = (
            signs.cues.apart(folded, quotation, start)
            or signs.cues.far_behind(low, quotation.end + 1)
            or signs.cues.of_examples(folded, quotation, start)
        )
        named = (self.g, folded, segments, quotation, start)
        cue = cue or cue_asked(*named) or cue_counted(*named) or cue_announced(*named)
        if cue is not None:
            return self._named(start, end, cue, None, "model", "model.cue-apart")
        if (cue := self.neighbours.cue_of_subject(folded, segments, (start, end))) is not None:
            return self._named(start, end, cue, None, "model", "model.apposition")
        sentence = segments.sentence_at(start)
        name = (folded, quotation, (start, end), sentence)
        text = self.inner.is_text(low, quotation, sentence)
        if not text and (self.told.is_told(*name) or self.serving.is_serving(*name, segments.paragraph_at(start))):
            return FoundModel(start, end, "model", None, "model.told")
        owned = signs.is_owned(folded, quotation, start) or signs.is_possessed(low, quotation, low[start:end])
        if owned or signs.is_started(folded, quotation, start, sentence[0]) or signs.is_framed(folded, quotation, (start, end), sentence):
            return FoundModel(start, end, "model", None, "model.launched")
        titled = text or signs.no_names.is_told_titled(low, quotation.start, quotation.end)
        if signs.is_title_case(folded.text[start:end]) and not titled:
            return FoundModel(start, end, "model", None, "model.title-case")
        if " " in low[start:end] and (known := self.g.known.find(low[start:end])):
            return FoundModel(start, end, known.kind, None, "model.alias")
        inner = not text and self.inner.is_name(*name, segments.paragraph_at(start))
        return FoundModel(start, end, "model", None, "model.in-sentence") if inner else NO_CUE

    def _beside(
        self, folded: Folded, segments: Segments, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """A quotation of several words with a capital, in a sentence that names a model, is another one, without a cue of its own."""
        more: dict[int, FoundModel] = {}
        for item in (item for item in rejected if item.reason == NO_CUE and found):
            start, end = trimmed(folded.text, item.start, item.end)
            if overlaps(found, (start, end)) or self.signs.no_names.is_told_titled(folded.low, item.start, item.end):
                continue
            if self.neighbours.is_named(folded, segments, found, (start, end)):
                more[item.start] = FoundModel(start, end, "model", None, "model.beside")
        return _merged(found, list(more.values())), [item for item in rejected if item.start not in more]


def _merged(found: list[FoundModel], more: list[FoundModel]) -> list[FoundModel]:
    return sorted([*found, *more], key=START) if more else found
