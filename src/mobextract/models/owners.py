"""Which organisation runs a model: the one named with it, or the subject of what its sentence says about it.

Right or silent: an organisation that only stands in the same sentence (that praises it, visits it, reports on it) is no owner.
docs/linking.md lists the rules in the order in which they apply.
"""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.models.grammar import FoundModel
from mobextract.models.organisations import Organisation, OrganisationFinder
from mobextract.models.owner_grammar import OwnerGrammar
from mobextract.record import Place
from mobextract.text.folding import LETTER, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

REACH = 260
"""How far before a model its subject may stand, in characters."""
BEHIND = 90
"""How far behind a model the organisation may stand that a verb names as its founder."""
FRAMED = 40
"""How far behind "With the model “X”," the subject may stand."""
_CLOSING = regex(r"[\"»”'’“)]*(?: ?\([^()]{1,120}\))?")
_OPENING = regex(r"[\"«“„'‘(\s]*$")
_BROKEN = regex(r"[;·:\"«“”»]|[.।](?= )")
_ITEM = regex(r"[;·]")
_GENITIVE = regex(r"['’]s?(?= )")
_PAUSE = regex(r" ?, ?")
_NEXT = regex(r",(?!\d)")
_ATTRIBUTE = regex(rf"{LETTER}+ ")
_COMMA = regex(r" ?, ?| ")


class OwnerFinder:
    """The search for the owners of one article's models."""

    def __init__(
        self, grammar: OwnerGrammar, folded: Folded, segments: Segments, models: Sequence[FoundModel], places: Sequence[Place]
    ) -> None:
        self.g = grammar
        self.low = folded.low
        self.segments = segments
        self.models = models
        self.organisations = OrganisationFinder(grammar, folded, segments, models, places)

    def assign(self) -> None:
        """Set the ``owner`` of each model; what one mention says holds for the other mentions of the same model."""
        stated: dict[int, Span] = {}
        for model in self.models:
            model.owner = self.owner(model)
            if model.owner and model.canonical not in self.g.everywhere:
                stated.setdefault(model.first, model.owner)
        for model in self.models:
            if model.canonical not in self.g.everywhere:
                model.owner = model.owner or stated.get(model.first)

    def turns(self, model: FoundModel, start: int, end: int) -> bool:
        """Whether the text between ``start`` and ``end`` is about what another organisation than the model's owner does."""
        if model.owner is None:
            return False
        own = {o.head for o in self.organisations.within(self.segments.sentence_at(model.owner[0])) if o.named == model.owner}
        told = False
        for sentence in self.segments.sentences_within(start, end) if own else ():
            for organisation in self.organisations.within(sentence):
                if organisation.end <= end and self.is_subject(organisation):
                    if organisation.head in own:
                        return False
                    told = True
        return told

    def owner(self, model: FoundModel) -> Span | None:
        """Return where the organisation that runs a model stands, or None where the text does not say."""
        sentence = self.segments.sentence_at(model.start)
        left, right = self._outer(model)
        found = self._beside(model, sentence, left, right)
        if found is None and model.canonical not in self.g.everywhere:
            found = self._behind(sentence, right) or self._subject(sentence, left, right) or self._framed(sentence, left, right)
        return found.named if found else None

    def _outer(self, model: FoundModel) -> Span:
        """A name with its marks and its cue."""
        cue = self._own_cue(model) or (model.start, model.end)
        left = min(model.start, cue[0])
        left = _OPENING.search(self.low, max(0, left - 4), left).start()  # type: ignore[union-attr]
        right = _CLOSING.match(self.low, max(model.end, cue[1])).end()  # type: ignore[union-attr]
        after = self.g.cues.after(self.low, skip_blanks(self.low, right)) if cue[1] <= model.end else None
        right = after[1] if after else right
        return left, _CLOSING.match(self.low, right).end()  # type: ignore[union-attr]

    def _beside(self, model: FoundModel, sentence: Span, left: int, right: int) -> Organisation | None:
        """ "«X» of the Women's Union", "the model of the Women's Union «X»", "the Women's Union's model «X»"."""
        organisations = self.organisations.within(sentence)
        at = skip_blanks(self.low, right)
        of = None
        if not self.g.by_after:  # behind, a postposition is no owner's; a cue may end with "of" itself ("movement of")
            of = self.g.of.after(self.low, at) or ((True, at) if self.g.of.before(self.low, right) else None)
        if of or (not self.g.of and self.g.subjects.after(self.low, at) is None):
            at = self._past_articles(of[1] if of else at)
            if found := next((o for o in organisations if o.start >= at), None):
                if found.start == at:
                    return found
                if self.g.head_last and of and _ATTRIBUTE.fullmatch(self.low, at, found.start):
                    return Organisation(at, found.end, (at, found.end))
        cue = self._own_cue(model)
        between = [o for o in organisations if cue and o.start >= cue[1] and o.end < model.start]
        before = between or [o for o in organisations if o.end <= left and self._possesses(o, left, cued=cue is not None)]
        return before[-1] if before else None

    def _own_cue(self, model: FoundModel) -> Span | None:
        """Where the cue of a name stands, unless it is that of a list ("the models «A» of X; «B» of Y")."""
        cue = model.cue
        if cue is None or cue[0] > model.start:
            return cue
        return None if _BROKEN.search(self.low, cue[1], model.start - 1) else cue

    def _possesses(self, organisation: Organisation, left: int, *, cued: bool) -> bool:
        """Whether nothing but a word for having stands between an organisation and its model, or (before a cue) nothing at all."""
        genitive = _GENITIVE.match(self.low, organisation.end)
        at = skip_blanks(self.low, genitive.end() if genitive else organisation.end)
        if at >= left:
            return genitive is not None or (cued and self.is_subject(organisation))
        has = self.g.possessive.after(self.low, at)
        at = skip_blanks(self.low, has[1]) if has else at
        filler = self.g.fillers.after(self.low, at) if has and at < left else None
        return has is not None and (at >= left or (filler is not None and skip_blanks(self.low, filler[1]) >= left))

    def _past_articles(self, position: int) -> int:
        at = skip_blanks(self.low, position)
        return self.g.articles.past(self.low, at)

    def _behind(self, sentence: Span, right: int) -> Organisation | None:
        """The founder that a verb behind the name tells: "«X», launched by …", "«X» that the Women's Union runs", "«X» … द्वारा चलाया"."""
        end = min(sentence[1], right + BEHIND)
        broken = _BROKEN.search(self.low, right, end)
        end = broken.start() if broken else end
        verb = self.g.runs_scanner.search(self.low, right, end)
        if verb is None:
            return None
        for organisation in self.organisations.within(sentence):
            if not right <= organisation.start < end:
                continue
            if organisation.start >= verb.end():
                return organisation if self._does(verb.end(), organisation) else None
            if self._begins_clause(right, organisation, verb.start()):
                return organisation
        return None

    def _does(self, verb: int, organisation: Organisation) -> bool:
        """Whether the organisation behind a verb is the one that does it."""
        start = self._before_articles(organisation.start)
        by = self.g.by.before(self.low, organisation.start) or self.g.by.before(self.low, start)
        if by is not None:
            return by[1] >= verb - 1 and "," not in self.low[verb : by[1]]
        return bool(self.g.relative) and not self.low[verb:start].strip() and not self.g.outside_before.before(self.low, organisation.start)

    def _begins_clause(self, right: int, organisation: Organisation, verb: int) -> bool:
        """ "that the Women's Union … set up", "do Hội Phụ nữ … khởi xướng", "महिला संघ द्वारा … चलाया"."""
        gap = self.low[organisation.end : verb]
        if self.g.by_after and (by := self.g.by_after.after(self.low, skip_blanks(self.low, organisation.end))):
            return verb - by[1] < 30
        comma = _COMMA.match(self.low, right)
        relative = self.g.relative.after(self.low, comma.end() if comma else right)
        return relative is not None and self._past_articles(relative[1]) == organisation.start and len(gap) < 40 and "," not in gap

    def _before_articles(self, position: int) -> int:
        article = self.g.articles.before(self.low, position)
        return article[1] if article else position

    def is_subject(self, organisation: Organisation) -> bool:
        """Whether an organisation may be the subject of its clause: no preposition, office or genitive stands beside it."""
        if self.g.subjects and self.g.subjects.after(self.low, organisation.start) is None:
            return False
        if self.g.outside_after.after(self.low, skip_blanks(self.low, organisation.end)) is not None:
            return False
        start = self._before_articles(organisation.start)
        return self.g.outside_before.before(self.low, organisation.start) is None and self.g.outside_before.before(self.low, start) is None

    def _may_run(self, organisation: Organisation) -> bool:
        """Whether it is the subject of its clause, or the agent of a passive before the model ("महिला संघ द्वारा शुरू किया गया")."""
        return self.is_subject(organisation) or self.g.by_after.after(self.low, skip_blanks(self.low, organisation.end)) is not None

    def _subject(self, sentence: Span, left: int, right: int) -> Organisation | None:
        """The subject of the clause, where a verb between says that it runs the model: "the commune Youth Union built a model «X»"."""
        floor = max(sentence[0], left - REACH)
        cut = [m.end() for m in _ITEM.finditer(self.low, floor, left)]
        floor = cut[-1] if cut else floor
        before = [o for o in self.organisations.within(sentence) if floor <= o.start and o.end <= left and self._may_run(o)]
        if before:
            subject = before[-1]
            if not self._runs(subject, left, right):
                return None
            return self._joined(before, subject)
        return self._carried(sentence, left, right)

    def _runs(self, subject: Organisation, left: int, right: int) -> bool:
        """Whether a verb of running stands between (or right before the subject, or behind the model where verbs stand last)."""
        end = self._past_relative(subject.end, left)
        if self.g.clause_scanner.search(self.low, end, left):
            return False
        if self.g.runs_scanner.search(self.low, end, left):
            return True
        start = self._before_articles(subject.start)
        verb = self.g.runs.before(self.low, start)
        if verb and len(self.low[subject.end : left]) < 60:
            return True
        if self._frame_before(left) and left - subject.end < 160:
            return True
        if self.g.verb_behind:
            framed = self.g.frames_after.after(self.low, skip_blanks(self.low, right))
            return framed is not None or self.g.runs_scanner.search(self.low, right, right + 40) is not None
        return False

    def _past_relative(self, end: int, left: int) -> int:
        """Where the relative clause ends that tells about the subject ("the station, which guards 24 km of border, runs …")."""
        comma = _PAUSE.match(self.low, end)
        opened = self.g.clause_scanner.search(self.low, self._past_articles(comma.end()), comma.end() + 12) if comma else None
        closed = _NEXT.search(self.low, opened.end(), left) if opened else None
        return closed.end() if closed else end

    def _frame_before(self, left: int, opening: bool = False) -> int | None:
        """Where "with the" right before a model begins; ``opening``: "under the", "in the" too."""
        at = left
        for _ in range(4):
            frame = self.g.frames.before(self.low, at) or (self.g.openings.before(self.low, at) if opening else None)
            if frame:
                return frame[1]
            step = self.g.articles.before(self.low, at) or self.g.fillers.before(self.low, at)
            if step is None or step[1] >= at:
                return None
            at = step[1]
        return None

    def _joined(self, subjects: Sequence[Organisation], last: Organisation) -> Organisation:
        """Two organisations that do it together are one span: "the pagoda and the Farmers' Association of the commune"."""
        if len(subjects) < 2:
            return last
        first = subjects[-2]
        gap = self.low[first.end : self._before_articles(last.start)]
        if first.end > last.start or not self.g.joined.fullmatch(f" {gap.strip()} "):
            return last
        return Organisation(first.start, last.end, (first.start, last.end), first.head)

    def _carried(self, sentence: Span, left: int, right: int) -> Organisation | None:
        """The subject of the sentence before, where "it" goes on with it and runs the model."""
        pronoun = self.g.pronouns.after(self.low, skip_blanks(self.low, sentence[0]))
        if pronoun is None or sentence[0] <= self.segments.paragraph_at(sentence[0])[0]:
            return None
        earlier = self.segments.sentence_at(self._last_of(sentence[0]))
        subjects = [o for o in self.organisations.within(earlier) if self.is_subject(o)]
        if len(subjects) != 1 or not self._runs(Organisation(pronoun[1], pronoun[1], (0, 0)), left, right):
            return None
        return subjects[0]

    def _last_of(self, position: int) -> int:
        while position and self.low[position - 1].isspace():
            position -= 1
        return position - 1

    def _framed(self, sentence: Span, left: int, right: int) -> Organisation | None:
        """The subject behind "With the model «X», …", "Under the programme «X», …"."""
        behind = self.g.frames_after.after(self.low, skip_blanks(self.low, right))
        frame = self._frame_before(left, opening=True)
        if behind is None and (frame is None or frame - sentence[0] > 3):
            return None
        at = behind[1] if behind else right
        subject = next((o for o in self.organisations.within(sentence) if o.start >= at), None)
        gap = self.low[at : subject.start] if subject else ""
        if subject is None or len(gap) > FRAMED or _BROKEN.search(gap) or gap.count(",") > 1:
            return None
        return subject if self.is_subject(subject) else None
