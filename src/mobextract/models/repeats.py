"""A name of the article that stands again without quotation marks: "«Goat Bank» … Today the Goat Bank has 60 members"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.models.name_search import Stem, find_names
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LETTERS = 8
"""Letters that a name must have to be known again without marks and cue."""
TITLED = 7
"""Letters that the part of a name before its preposition must have where it must be in title case, too."""
PART = 5
"""Letters that the part of a name before its comma must have."""
ONE = 5
"""Letters of the one word by which an article calls a name."""
LONG = 3
"""Words of a name that is known again without a cue where no capital tells it."""
WORDS = 12
ENDING = 4
"""Letters of a word that inflection may change."""
SHORT = 3
"""Words up to this length are not inflected."""
_AFTER_WORD = regex(rf"{LETTER}+[:,»”\"'’]* ")


class RepeatedNames:
    """The search for further mentions of the names that are found."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(
        self, folded: Folded, segments: Segments, found: list[FoundModel], names: Iterable[FoundModel] | None = None
    ) -> list[FoundModel]:
        """Return the mentions of ``names`` (or of all) that no found name overlaps."""
        known: dict[tuple[Stem, ...], tuple[FoundModel, bool | None]] = {}
        for model in found if names is None else names:
            for stems, whole in self._stems(folded.low, model):
                known.setdefault(stems, (model, whole))
        owners = list(known.values())
        more: list[FoundModel] = []
        last = 0
        for start, number, end in sorted(find_names(folded.low, list(known))):
            if start < last:
                continue
            last = end
            same, whole = owners[number]
            if not overlaps(found, (start, end)) and self._is_name(folded, segments, (start, end), same, whole=whole):
                more.append(FoundModel(start, end, same.kind, same.canonical, "model.again", again=(same.start, same.end)))
        return more

    def _stems(self, low: str, model: FoundModel) -> Iterator[tuple[tuple[Stem, ...], bool | None]]:
        """The stems of the name's words (True), of those before its first preposition (False), and of the one that it may be called by
        (None); none where too little is left to know it by."""
        start = self._past_article(low, model)
        words = ANY_WORD.findall(low, start, model.end)
        one = len(words) == 1 and len(words[0]) > LETTERS and self.g.has_case and not self.g.noun_first
        if model.kind == "title" or not (one or 2 <= len(words) <= WORDS) or sum(map(len, words)) < LETTERS:
            return
        yield tuple(map(_stem, words)), True
        head = next((i for i in range(1, len(words)) if self.g.small.fullmatch(words[i])), len(words))
        comma = low.find(",", start, model.end)
        part = ANY_WORD.findall(low, start, comma) if comma > start else []
        if model.canonical is None and len(part) > 1 and sum(map(len, part)) >= PART:
            yield tuple(map(_stem, part)), False  # "साफ़ घर, सुंदर बाग" is "साफ़ घर" again
        plain = model.canonical is None and not self.g.organisations.after(low, start)
        if (
            plain
            and (3 if self.g.noun_first else 2) <= head < len(words)
            and sum(map(len, words[:head])) >= (TITLED if self.g.unquoted == "capitals" else LETTERS)
        ):
            yield tuple(map(_stem, words[:head])), False
        if not self.g.has_case and plain:
            yield from ((tuple(map(_stem, tail)), False) for tail in self._tails(words))
        called = model.kind == "model" or (self.g.compounding and model.kind in ("programme", "project"))
        if plain and called and len(words) > 1 and (word := self._word(words)):
            yield (_stem(word),), None

    def _tails(self, words: list[str]) -> Iterator[list[str]]:
        """The last words of a name of three or more, where no capitals tell names and the head stands last: "चावल घड़ा" of "प्यार का चावल
        घड़ा"."""
        for size in (3, 2):
            if size < len(words) and not self.g.small.fullmatch(words[-size]) and self.g.of.get(words[-size]) is None:
                yield words[-size:]

    def _word(self, words: list[str]) -> str | None:
        """The word of a name by which an article may call it, behind its article: "the Bookcase" behind «Bamboo Bookcase»."""
        word = words[-1] if self.g.head_last else words[0]
        known = word in self.g.organisation_words or self.g.units.get(word) or self.g.counted.get(word) in _UNNAMED or self.g.days.get(word)
        return None if known or len(word) < ONE or not self.g.articles else word

    def _past_article(self, low: str, model: FoundModel) -> int:
        article = self.g.articles.after(low, model.start)
        return skip_blanks(low, article[1]) if article else model.start

    def _is_name(self, folded: Folded, segments: Segments, span: tuple[int, int], same: FoundModel, *, whole: bool | None) -> bool:
        """Whether a capital marks the words as a name; at a sentence's head, where one stands anyway, they must be the whole name letter
        by letter."""
        start, end = span
        if segments.paragraph_at(start)[1] < end:
            return False
        if not self.g.has_case:
            cue = self.g.cues.after(folded.low, skip_blanks(folded.low, end)) is not None
            return cue or (whole is True and start > same.end and self._is_long(folded, segments, span, same))
        numbered = folded.text[start].isdigit() and self._has_cue(folded.low, start, end)  # "the 3 guarantees model"
        if not (folded.text[start].isupper() or numbered) or segments.paragraph_at(start) == span:
            return False
        quotation = next(iter(segments.quotations_at(start)), None)
        if quotation is not None and self.g.no_names.after(folded.low, start) is not None:
            return False  # “Dân vận khéo thì việc gì cũng thành công” is a saying
        if quotation is not None and quotation.start == start and _GOES_ON.match(folded.text, end, quotation.end):
            return False  # “Sacred Night - Fire of Youth” is another name
        if quotation is not None and quotation.start == start and same.canonical and self._is_said(folded.low, end, quotation.end):
            return False  # “Skilful mass mobilisation brings victory to every task” is a teaching
        if numbered:
            return quotation is None and start > same.end
        opens = self._opens(folded, segments.sentence_at(start)[0], start)
        if whole is None:
            return not opens and quotation is None and self._is_called(folded, segments, span, same)
        if not whole:
            return not opens and start > same.end and self._is_shortened(folded, span)
        return not opens or (same.canonical is None and folded.text[start:end] in folded.text[same.start : same.end])

    def _is_said(self, low: str, start: int, end: int) -> bool:
        """Whether a quotation goes on behind a national movement's name with several words, and not with its cue."""
        behind = skip_blanks(low, start)
        return low.count(" ", start, end) >= LONG and behind > start and self.g.cue_after(low, behind) is None

    def _is_long(self, folded: Folded, segments: Segments, span: tuple[int, int], same: FoundModel) -> bool:
        """Whether a name without capitals has three words or more, no verb, and stands again letter by letter, in no quotation."""
        start, end = span
        name = folded.low[start:end]
        done = self.g.activities.is_in(folded.low, start, end)  # "सड़क निर्माण"
        return (
            not done
            and same.canonical is None
            and same.kind in ("model", "programme", "project")
            and name.count(" ") >= LONG - 1
            and name == folded.low[same.start : same.end]
            and self.g.verbs.search(name) is None
            and not segments.quotations_at(start)
        )

    def _has_cue(self, low: str, start: int, end: int) -> bool:
        behind = end + 1 if low[end : end + 1] == "-" else skip_blanks(low, end)
        return self.g.cue_after(low, behind) is not None or self.g.cue_before(low, end_before(low, start)) is not None

    @staticmethod
    def _opens(folded: Folded, sentence: int, start: int) -> bool:
        """Whether a name opens its sentence, where a capital stands anyway; behind any word, an article too, it tells a name."""
        return _AFTER_WORD.search(folded.low, sentence, start) is None

    def _is_called(self, folded: Folded, segments: Segments, span: tuple[int, int], same: FoundModel) -> bool:
        """Whether an article stands before one capitalised word of a name, and no capital behind: "the Bookcase has also reached …"."""
        start, end = span
        article = (
            self.g.articles.before(folded.low, end_before(folded.low, start)) is not None and _ALONE.match(folded.text, end) is not None
        )
        compound = self.g.compounding and end - start >= LETTERS and _ALONE.match(folded.text, end) is not None  # "takket være Blodbanken"
        joined = folded.low[end : end + 1] == "-" and self.g.cue_after(folded.low, end + 1) is not None  # "Kubank-modellen"
        near = segments.section(start) == segments.section(same.start)
        words = ANY_WORD.findall(folded.low, same.start, same.end)
        word = words[-1] if self.g.head_last else words[0]
        near = near and folded.low.startswith(word[: max(end - start, len(word)) - SHORT], start)
        return near and start > same.end and (joined or ((article or compound) and not self._is_others(folded, end)))

    def _is_others(self, folded: Folded, end: int) -> bool:
        """Whether a preposition and a name behind a word say that it is something else: "the Market in Sa Pa", "the Garden of Mr Nam"."""
        at = skip_blanks(folded.low, end)
        tie = self.g.of.after(folded.low, at) or self.g.inside.after(folded.low, at) or self.g.glue.after(folded.low, at)
        behind = skip_blanks(folded.low, tie[1]) if tie else at
        return tie is not None and (folded.text[behind : behind + 1].isupper() or self.g.titles.after(folded.low, behind) is not None)

    def _is_shortened(self, folded: Folded, span: tuple[int, int]) -> bool:
        """Whether no number stands before; where names are in title case, the shorter one must be so, too, or have its article."""
        title = self.g.unquoted != "capitals" or self.g.capitals.fullmatch(folded.text, *span) is not None
        mark = end_before(folded.low, span[0])
        led = self.g.articles.before(folded.low, mark) or self.g.inside.before(folded.low, mark)
        article = led is not None and _ALONE.match(folded.text, span[1])
        return (title or bool(article)) and not folded.text[end_before(folded.text, span[0]) - 1].isdigit()


_UNNAMED = frozenset(("province", "city", "district", "town", "commune", "ward", "village", "zone", "party_member", "household", "person"))
_ALONE = regex(rf" (?![{UPPER}\d])|[,.;:·)’']")
"""What stands behind a word that is a name by itself."""
_GOES_ON = regex(r" ?[–—:-] ?\w| \d")
"""How a quotation goes on that begins like a name and is another one."""


def _stem(word: str) -> Stem:
    if len(word) <= SHORT or not word.isalpha():
        return word, 0
    return word if len(word) == SHORT + 1 else word[: max(SHORT + 1, len(word) - ENDING)], ENDING + 1
