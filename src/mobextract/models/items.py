"""Names that open the items of a list on lines of their own: "Typical models:", "– «A» in X: 40 homes;", "• Goat Bank, in Y".

The line above says what is listed: a cue stands in it, or a word for examples. Or one of the items has a cue of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar, overlaps, trimmed
from mobextract.models.name_extent import NameExtents
from mobextract.text.folding import ANY_WORD, Folded, end_before, skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.lists import SIGNS
from mobextract.text.segment import Segments, Span

ABOVE = 300
"""How far before its end the line above a list is read, in characters."""
HEADING = 90
"""Characters of a line above that needs no colon."""
ITEM_WORDS = 12
"""Words of a quotation that opens an item; what is longer there is speech."""
PREFIX = 70
"""Characters of the place or owner that may stand between bullet and name, with a colon or comma behind."""

_BULLET = regex(rf"(?:[–—·+{SIGNS}-]\s*|\(?(?:\d{{1,2}}|[^\W\d_])[.)]\s+)(?=\S)")
_INLINE = regex(r": (?=[^\n:]{8}[^\n:;·]{0,392}+[;·])")
_ITEMS = regex(r"[:;·] *(?P<item>[^;·:\n]+)")
_PREFIX = regex(r"[^:,;.!?।«“”\"‘\n]{2,}[:,] ?[«“\"‘']?$")
_HEAD = regex(r" ?: ?")
_WHOLE = regex(r"[\"»”’']?\s*[.;,!?…।]*\s*$")
_BROKEN = regex(r"[.;:।!?,]")
_COUNTED = regex(r" ?[:–—-] ?\d[\d.,]*(?: \S+)?\s*[.;।]?\s*$")


class Listing(Struct):
    """The items of one list, and the cue above it; ``near``: the cue stands in the sentence that announces the list."""

    items: list[Span]
    cue: Cue | None
    near: bool


class ListedNames:
    """The search for names at the beginning of an article's items."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.extents = NameExtents(grammar)

    def listings(self, folded: Folded, segments: Segments) -> list[Listing]:
        """Every list of two items or more in the article, in order."""
        found: list[Listing] = []
        items: list[Span] = []
        above: Span | None = None
        for paragraph in [*segments.paragraphs, (len(folded.text), len(folded.text))]:
            bullet = _BULLET.match(folded.low, *paragraph)
            if bullet:
                items.append((bullet.end(), paragraph[1]))
                continue
            if len(items) > 1:
                found.append(self._listing(folded, segments, items, above))
            items, above = [], paragraph
        return found

    def _listing(self, folded: Folded, segments: Segments, items: list[Span], above: Span | None) -> Listing:
        if above is None:
            return Listing(items, None, near=False)
        low = folded.low
        colon = low[above[1] - 1] in ":："
        sentence = segments.sentence_at(above[1] - 1)
        start = max(sentence[0], above[1] - ABOVE)
        if not colon and above[1] - above[0] > HEADING:
            return Listing(items, None, near=False)
        near = self._cue(low, start, above[1]) or self._example(low, start, above[1])
        if self.g.motto_scanner.search(low, start, above[1]) or (near is None and self.g.speech.before(low, above[1] - colon)):
            return Listing(items, None, near=False)
        cue = near or (self._cue(low, max(above[0], above[1] - ABOVE), start) if colon else None)
        return Listing(items, cue, near=near is not None)

    def _cue(self, low: str, start: int, end: int) -> Cue | None:
        """The last cue in a stretch; that of a movement there names the movement, and its models are listed."""
        hits = [*self.g.cue_scanner.finditer(low, start, end)]
        if not hits:
            return None
        kind = self.g.kind_of(hits[-1]) or "model"
        return "model" if kind in ("movement", "title") else kind, *hits[-1].span()

    def _example(self, low: str, start: int, end: int) -> Cue | None:
        hits = [*self.g.example_scanner.finditer(low, start, end)]
        return ("model", *hits[-1].span()) if hits else None

    def cue(self, folded: Folded, listings: list[Listing], quotation: Span) -> Cue | None:
        """The cue of a quotation that opens an item."""
        start, end = quotation
        place = self._item(listings, start) if listings else None
        if place is None or place[0].cue is None or len(folded.low[start:end].split()) > ITEM_WORDS:
            return None
        listing, item = place
        whole = _WHOLE.match(folded.low, end, item[1]) is not None
        return listing.cue if self._opens(folded, item, start) and (listing.near or not whole) else None

    def learn(self, folded: Folded, listings: list[Listing], found: list[FoundModel]) -> bool:
        """Give lists without a cue above them that of an item's name; whether any has got one."""
        for listing in (without := [listing for listing in listings if listing.cue is None]):
            listing.cue = self._of_sibling(folded, listing, found)
        return any(listing.cue for listing in without)

    def _item(self, listings: list[Listing], position: int) -> tuple[Listing, Span] | None:
        index = bisect_right(listings, position, key=lambda listing: listing.items[0][0]) - 1
        items = listings[index].items if index >= 0 else []
        item = next((item for item in items if item[0] <= position < item[1]), None)
        return (listings[index], item) if item else None

    def _opens(self, folded: Folded, item: Span, position: int) -> bool:
        """Whether a quotation stands at the item's beginning, or behind a place or owner and a colon."""
        if position - item[0] <= 1:
            return True
        prefix = folded.low[item[0] : position]
        if self.g.postpositional and len(prefix) <= PREFIX and self._is_unit(prefix.rstrip(" \"'“‘«")):
            return True
        return len(prefix) <= PREFIX and _PREFIX.fullmatch(prefix) is not None and not self.g.verbs.search(prefix)

    def _is_unit(self, prefix: str) -> bool:
        """Whether what stands before a name is the unit that it runs in, or its owner: "कम्यून में “A”: …", "युवा संघ का “B”"."""
        tie = self.g.within.before(prefix, len(prefix)) or self.g.of.before(prefix, len(prefix))
        end = end_before(prefix, tie[1]) if tie is not None else 0
        owned = end and (self.g.units.before(prefix, end) or self.g.organisations.before(prefix, end))
        return bool(owned) and not self.g.verbs.search(prefix) and _BROKEN.search(prefix) is None

    def _of_sibling(self, folded: Folded, listing: Listing, found: list[FoundModel]) -> Cue | None:
        """The cue of another item's name: "– the model “A” of X;", "– “B” of Y"."""
        for item in listing.items:
            index = bisect_right(found, item[0], key=START)
            model = found[index] if index < len(found) and found[index].end <= item[1] else None
            if model and model.cue and item[0] <= model.cue[0] and self._opens(folded, item, min(model.cue[0], model.start)):
                return model.kind, *model.cue
        return None

    def unquoted(self, folded: Folded, listings: list[Listing], found: list[FoundModel]) -> Iterator[FoundModel]:
        """Names without quotation marks that open items beside quoted ones, or are in title case below a cue."""
        for listing in listings:
            named = [self._has_name(item, found) for item in listing.items]
            quoted = any(named) and listing.cue is not None
            titled = listing.near and listing.cue is not None and listing.cue[0] == "model" and self.g.unquoted == "capitals"
            if listing.cue is None or not (quoted or titled):
                continue
            for item, has_name in zip(listing.items, named, strict=True):
                span = None if has_name else self._name(folded, item, quoted=quoted)
                if span and not overlaps(found, span) and not self._heads(folded.low, span[1]):
                    yield FoundModel(*span, listing.cue[0], None, "model.unquoted", listing.cue[1:])

    def _heads(self, low: str, end: int) -> bool:
        """Whether a colon and a cue or club of its own stand behind an item's first words, which say where: "– Dat Mui: the model “X”"."""
        colon = _HEAD.match(low, end)
        article = self.g.articles.after(low, colon.end()) if colon else None
        at = skip_blanks(low, article[1]) if article else colon.end() if colon else 0
        return colon is not None and any(words.after(low, at) for words in (self.g.cues, self.g.clubs))

    def inline(self, folded: Folded, segments: Segments, found: list[FoundModel], quoted: dict[int, int]) -> Iterator[FoundModel]:
        """Names without quotation marks in a list behind a colon: "These models were praised: Green Lane of X; Book Bus in Y".

        ``quoted``: where the quotations without a cue begin and end; those among the items are names, too.
        """
        for colon in _INLINE.finditer(folded.text):
            start, end = segments.sentence_at(colon.start())
            cue = self._cue(folded.low, max(start, colon.start() - ABOVE // 2), colon.start())
            if (
                cue is None
                or cue[0] != "model"
                or self.g.motto_scanner.search(folded.low, cue[1], colon.start())
                or self.g.speech.before(folded.low, colon.start())
            ):
                continue
            items = [(self._past_joiner(folded.low, m.start("item")), m.end()) for m in _ITEMS.finditer(folded.text, colon.start(), end)]
            names = [_quoted(quoted, item) or self._name(folded, item, quoted=True) for item in items]
            if sum(name is not None or self._has_name(item, found) for item, name in zip(items, names, strict=True)) > 1:
                yield from (
                    FoundModel(*name, cue[0], None, "model.unquoted", cue[1:]) for name in names if name and not overlaps(found, name)
                )

    def _past_joiner(self, low: str, start: int) -> int:
        """Where an item begins behind "and": "“A” in X; “B” in Y; and Recycling Sunday in Z"."""
        joiner = self.g.joined_start.match(low, start)
        return joiner.end() if joiner else start

    def _has_name(self, item: Span, found: list[FoundModel]) -> bool:
        index = bisect_right(found, item[0] - 1, key=START)
        return index < len(found) and found[index].start <= item[0] + 1

    def _name(self, folded: Folded, item: Span, *, quoted: bool) -> Span | None:
        """The name at an item's beginning: capitalised, two words or more, and then a sign or preposition, and no figure alone."""
        start = item[0]
        match = self.g.capitals.match(folded.text, *item)
        if match is None or self.g.organisations.after(folded.low, start) or _COUNTED.match(folded.text, match.end(), item[1]):
            return None
        if self.g.unquoted == "capitals" and " " in match[0]:
            end = self.extents.without_owner(folded, start, self._before_unit(folded, start, match.end()))
            whole = quoted and end == match.end() >= item[1] - 1 and self.g.small.search(folded.low, start, end)  # "… in X"
            return trimmed(folded.text, start, end) if end and whole else self._followed(folded, item, end) if end else None
        extent = self.extents.find(folded, start) if quoted else None
        if extent is None or not 2 <= extent.words <= ITEM_WORDS or _COUNTED.match(folded.text, extent.end, item[1]):
            return None
        second = folded.text.index(" ", start) + 1
        return self._followed(folded, item, extent.end) if not folded.text[second].isupper() else None

    def _before_unit(self, folded: Folded, start: int, end: int) -> int:
        """Where a name in title case ends before "in" and the unit that it runs in: "Recycling Sunday in Sa Binh commune"."""
        if self.g.units.after(folded.low, end + 1) is None:
            return end
        ties = [m.start() for m in ANY_WORD.finditer(folded.low, start, end) if self.g.inside.after(folded.low, m.start())]
        cut = end_before(folded.low, ties[-1]) if ties else start
        return cut if " " in folded.low[start:cut] else end

    def _followed(self, folded: Folded, item: Span, end: int) -> Span | None:
        """The span, where a bracket or sign follows, or the preposition that says where it runs."""
        start, end = trimmed(folded.text, item[0], end)
        behind = folded.low[end : end + 2]
        at = end + (1 if behind[:1] == "," else 0)
        follows = (
            behind[:1] in (":", ";", "·") or behind in (" (", " –", " —", " -") or self.g.name_ends.after(folded.low, at + 1) is not None
        )
        return (start, end) if follows and end < item[1] else None


def _quoted(quoted: dict[int, int], item: Span) -> Span | None:
    """The quotation that an item begins with."""
    start = item[0] + 1
    return (start, quoted[start]) if start in quoted and quoted[start] < item[1] else None
