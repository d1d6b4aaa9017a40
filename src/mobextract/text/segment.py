"""Cut an article into furniture, paragraphs, sentences and quotations, as spans of the folded text.

Nothing is removed: later modules look only inside ``paragraphs``. What the page itself says about the article (source
line, glued byline, title) is read here, because these lines are furniture.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from mobextract.language import Language
from mobextract.packs.common_tables import CommonFurniture
from mobextract.packs.tables import FurnitureTable
from mobextract.text.folding import UPPER, WORD, Folded
from mobextract.text.lexicon import fold_form
from mobextract.text.lists import Cell, cells, introductions
from mobextract.text.quotations import Quotation, find_quotations

Span = tuple[int, int]

_DATE = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>20\d\d|19\d\d)"
_TIME = r"\d{1,2}[:h]\d\d"
TOP = 10
"""Lines at the head of a page among which the authors' may stand."""
PROSE = 100
"""The shortest paragraph of text, in characters; a headline or button is shorter."""
AFTER = 0.5
"""As much text, compared with what follows, must stand before the line that an article ends with."""
CAPTION = 300
"""The longest paragraph that is a picture's caption, in characters."""
INITIAL = 2
"""The most characters of an initial."""
_INITIAL = re.compile(rf"(?<!{WORD})(?:[^\W\d_]|\d{{1,2}})$")


@dataclass(slots=True)
class Segments:
    """Spans of the folded text; ``paragraphs`` and ``sentences`` hold body text only, in order."""

    paragraphs: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    bylines: list[Span] = field(default_factory=list)
    """Glued author and date lines: the date counts, the rest is furniture."""
    credits: list[Span] = field(default_factory=list)
    """Names of photographers and authors."""
    captions: set[int] = field(default_factory=set)
    """Where the paragraphs begin that say what a picture shows, and end in a credit."""
    byline_date: Span | None = None
    headings: list[int] = field(default_factory=list)
    """Where the short lines between paragraphs begin: a new section."""
    introductions: dict[int, Span] = field(default_factory=dict)
    """The paragraph that introduces a list, by the beginning of each of its items."""
    cells: dict[int, Cell] = field(default_factory=dict)
    """The cells of tables, by where they begin."""
    title: Span | None = None
    url: str | None = None
    published: datetime.date | None = None
    _last_sentence: Span = field(default=(0, 0), repr=False, compare=False)
    _last_paragraph: Span = field(default=(0, 0), repr=False, compare=False)
    """The last answers: figures come in order, so one often serves for the next too."""
    _sentence_starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _paragraph_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds ``position`` (or an empty span there)."""
        last = self._last_sentence
        if last[0] <= position < last[1]:
            return last
        if len(self._sentence_starts) != len(self.sentences):
            self._sentence_starts = [start for start, _ in self.sentences]
        index = bisect_right(self._sentence_starts, position) - 1
        if index < 0 or (last := self.sentences[index])[1] <= position:
            return position, position
        self._last_sentence = last
        return last

    def section(self, position: int) -> int:
        """Return the number of the section that holds ``position``: sections begin at headings."""
        return bisect_right(self.headings, position)

    def section_start(self, position: int) -> int:
        """Return where the section that holds ``position`` begins."""
        section = self.section(position)
        return self.headings[section - 1] if section else 0

    def introduction(self, position: int) -> Span | None:
        """Return the paragraph that introduces the list, if ``position`` stands in an item of one."""
        return self.introductions.get(self.paragraph_at(position)[0]) if self.introductions else None

    def list_before(self, position: int) -> Span | None:
        """Return the paragraph that introduces the list which ends right before the paragraph that holds ``position``."""
        index = bisect_left(self.paragraphs, self.paragraph_at(position))
        return self.introductions.get(self.paragraphs[index - 1][0]) if index and self.introductions else None

    def paragraph_at(self, position: int) -> Span:
        """Return the paragraph that holds ``position`` (or an empty span there)."""
        last = self._last_paragraph
        if last[0] <= position < last[1]:
            return last
        if len(self._paragraph_starts) != len(self.paragraphs):
            self._paragraph_starts = [start for start, _ in self.paragraphs]
        index = bisect_right(self._paragraph_starts, position) - 1
        if index < 0 or (last := self.paragraphs[index])[1] <= position:
            return position, position
        self._last_paragraph = last
        return last


class SegmentGrammar:
    """The compiled furniture and sentence rules of one language."""

    def __init__(self, language: Language) -> None:
        own: FurnitureTable = language.table("furniture")
        common: CommonFurniture = language.common("furniture")
        self.language = language
        lines = [*common.line, rf"(?:{common.image})\s*", *map(_line_form, [*common.header, *own.header])]
        self.source = re.compile(rf"(?:.{{0,60}}?(?<!{WORD}))?(?:{_any(own.source)})(?:\s*[::]\s*(?P<url>\S+)?.{{0,80}}|\s*)")
        self.source_words = [fold_form(form) for form in own.source]
        self.comments = re.compile(rf"(?:{_any(own.comments)})\s*(?:\(\s*\d+\s*\)|:?\s*\d+)")
        counter = _any([*own.counters, *own.comments])
        piece = rf"(?:(?:{counter})\s*[:(]?\s*[\d.,]+\)?|[\d.,]+\s*(?:{counter}))"
        lines.append(rf"(?:[^\d|]{{0,40}}\|\s*)?{piece}(?:\s*[|·–-]\s*{piece})*[ |–-]*")  # "Share | 0 comments | 12 views"
        self.furniture = re.compile("|".join(f"(?:{line})" for line in lines))
        self.tail = re.compile(rf"(?:{_any([*common.tail, *own.tail])})\s*(?::.*)?")
        photo = _any(own.photo)
        self.photo_words = [fold_form(form) for form in own.photo]
        capital = rf"(?:[^\W\d_]{WORD}*[.'’-]?{WORD}*)"
        self.photo = re.compile(
            rf"(?<!{WORD})(?:{photo})(?:\s*(?:,|&|/)\s*{WORD}+)?\s*:\s*(?P<name>{capital}(?: {capital}){{0,5}})|^\(?(?:{photo})\s*:.*$", re.M
        )
        self.authors = re.compile(rf"(?:{_any(own.byline)})(?:\s*:\s*|\s+)(?P<names>[^\d\n.:;!?]{{2,80}})") if own.byline else None
        self.byline = re.compile(rf"(?P<author>[^\d\n]{{0,80}}?)(?:{_TIME}[ ,|–-]*)?{_DATE}(?:[ ,|–-]*{_TIME}.{{0,16}})?")
        enders = r"[.!?…।](?<![.!?…।].)[.!?…।]*+[\"”»’)\]]*+"  # a sign first: where none stands, nothing else is tried
        self.abbreviations = tuple(fold_form(a) for a in language.info.abbreviations)
        abbreviations = "|".join(sorted(map(re.escape, self.abbreviations), key=len, reverse=True))
        self.sentence = re.compile(rf"(?P<end>{enders})(?= +(?P<next>\S))")
        self.abbreviation = re.compile(rf"(?:^|[^{WORD[1:-1]}])(?:{abbreviations})$" if abbreviations else r"(?!)")

    def segment(self, folded: Folded) -> Segments:
        """Return the segments of one folded article."""
        segments = Segments()
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded.text)]
        body = self._body_lines(folded, lines, segments)
        segments.paragraphs = body
        segments.title = self._title(folded, lines, body, segments)
        segments.introductions = introductions(folded.text, body)
        segments.cells = cells(folded.text, body)
        segments.headings = [b[0] for b, nxt in pairwise(body) if b[0] not in segments.introductions and self._is_heading(folded, b, nxt)]
        for start, end in body:
            segments.sentences += self.sentences(folded, start, end)
        segments.quotations = find_quotations(folded.text, body, self.language.info.quotes)
        return segments

    def plain(self, folded: Folded) -> Segments:
        """Return the segments of a short text in which nothing is page furniture: every line is a paragraph."""
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded.text)]
        sentences = [s for start, end in lines for s in self.sentences(folded, start, end)]
        return Segments(lines, sentences, find_quotations(folded.text, lines, self.language.info.quotes))

    def sentences(self, folded: Folded, start: int, end: int) -> list[Span]:
        """Return the sentences of one paragraph."""
        spans: list[Span] = []
        begin = start
        for match in self.sentence.finditer(folded.text, start, end):
            if self._ends(folded, begin, match):
                spans.append((begin, match.end()))
                begin = match.start("next")
        if begin < end:
            spans.append((begin, end))
        return spans

    def _ends(self, folded: Folded, begin: int, match: re.Match[str]) -> bool:
        following = match["next"]
        if match["end"][0] != ".":
            return not following.islower()
        before = folded.low[max(begin, match.start() - 14) : match.start()]
        if before.endswith(self.abbreviations) and self.abbreviation.search(before):
            return False
        if match["end"] == "." and _INITIAL.search(before, max(0, len(before) - INITIAL)):
            # an initial ("N."), an ordinal ("15. november", "5. plass")
            return before[-1:].isdigit() and not following.islower() and len(before) > 12
        return not following.islower()

    def _body_lines(self, folded: Folded, lines: list[Span], segments: Segments) -> list[Span]:
        body: list[Span] = []
        for number, (start, end) in enumerate(lines):
            line = folded.low[start:end].strip()
            if not line:
                continue
            source = self.source.fullmatch(line) if any(word in line for word in self.source_words) else None
            ending = self.comments.fullmatch(line) or self.tail.fullmatch(line)
            if source and source["url"]:
                segments.url = segments.url or self._url(folded.text[start:end])
            if (source or ending) and self._is_late(folded, body, lines[number:]) and (source or len(body) > 2 or self.comments.fullmatch(line)):
                segments.furniture.append((start, lines[-1][1]))
                self._late_source(folded, lines[number + 1 :], segments)
                break
            if (source and source["url"]) or ending:  # a button above the text
                segments.furniture.append((start, end))
                continue
            if self._is_furniture(folded, (start, end), line, number, segments):
                continue
            left = start + len(folded.text[start:end]) - len(folded.text[start:end].lstrip())
            span = (left, left + len(folded.text[start:end].strip()))
            if ":" in line and any(word in line for word in self.photo_words):
                credits = [m.span("name") for m in self.photo.finditer(folded.low, *span) if m["name"]]
                segments.credits += credits
                if credits and credits[-1][1] >= span[1] - 2 and span[1] - span[0] < CAPTION:
                    segments.captions.add(span[0])
            body.append(span)
        return body

    def _is_furniture(self, folded: Folded, span: Span, line: str, number: int, segments: Segments) -> bool:
        if self.furniture.fullmatch(line):
            segments.furniture.append(span)
            return True
        signed = self.authors.fullmatch(line) if self.authors is not None and number < TOP else None
        if signed is not None and self._are_names(folded, span, line, signed):
            segments.furniture.append(span)
            return True
        if number < TOP and segments.bylines and not folded.text[segments.bylines[-1][1] : span[0]].strip() and _PEOPLE.fullmatch(folded.text[slice(*span)].strip()):
            segments.furniture.append(span)
            return True
        byline = self.byline.fullmatch(line) if number < 6 and segments.published is None else None
        if byline and _glued(byline["author"]):
            segments.bylines.append(span)
            segments.furniture.append(span)
            segments.published = _date(byline)
            left = span[0] + folded.low[slice(*span)].index(line)
            segments.byline_date = (left + byline.start("d"), left + byline.end("y"))
            return True
        return False

    def _are_names(self, folded: Folded, span: Span, line: str, signed: re.Match[str]) -> bool:
        """Whether all words behind "by" have capitals: the names of those who wrote the text."""
        left = folded.low.index(line, span[0])
        words = [w for w in folded.text[left + signed.start("names") : left + signed.end("names")].split() if w[:1].isalpha()]
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def _is_late(self, folded: Folded, body: list[Span], lines: list[Span]) -> bool:
        """Whether the article's text may have ended before the first of ``lines``: a button such as "Share" stands above it, too."""
        if not body or len(lines) > max(60, 3 * len(body)):
            return False
        return sum(self._prose(folded, body)) >= AFTER * sum(self._prose(folded, lines))

    def _prose(self, folded: Folded, lines: list[Span]) -> list[int]:
        """The lengths of those lines that are paragraphs of whole sentences."""
        texts = (folded.text[start:end].rstrip() for start, end in lines)
        return [len(text) for text in texts if len(text) > PROSE and text[-1] in ".!?…।\"”»"]

    def _late_source(self, folded: Folded, lines: list[Span], segments: Segments) -> None:
        for start, end in lines:
            match = self.source.fullmatch(folded.low[start:end].strip())
            if match and match["url"]:
                segments.url = segments.url or self._url(folded.text[start:end])

    def _url(self, line: str) -> str | None:
        match = re.search(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", line)
        return match[0].rstrip(".,;)") if match else None

    def _is_heading(self, folded: Folded, line: Span, following: Span) -> bool:
        """A short line without closing punctuation before a longer one is a heading; a caption or credit is none."""
        text = folded.text[slice(*line)]
        short = len(text) < 90 and following[1] - following[0] > len(text)
        return short and text[-1] not in ".!?…।:;,)" and not self.photo.search(folded.low, *line)

    def _title(self, folded: Folded, lines: list[Span], body: list[Span], segments: Segments) -> Span | None:
        """The first body line, where the page sets it off: before a byline, or followed by a blank line."""
        if not body or len(body) < 2:
            return None
        start, end = body[0]
        if end - start > 220 or (segments.furniture and any(f[0] < start and b[0] < start for f in [(0, 0)] for b in segments.bylines)):
            return None
        byline_next = bool(segments.bylines) and segments.bylines[0][0] > end and folded.text[end : segments.bylines[0][0]].strip() == ""
        if byline_next:
            return body[0]
        blank = folded.text[end : body[1][0]].count("\n") > 1
        closed = folded.text[end - 1] in ".!?…।:;,"
        return body[0] if blank and not closed and folded.text[:start].count("\n") <= 2 else None


def _any(forms: list[str]) -> str:
    return "|".join(sorted((re.escape(fold_form(f)) for f in forms), key=len, reverse=True)) or "(?!)"


def _line_form(form: str) -> str:
    return re.escape(fold_form(form)).replace(r"\*", ".*")


_PERSON = rf"[{UPPER}]{WORD}*(?: [{UPPER}]{WORD}*){{1,3}}"
_PEOPLE = re.compile(rf"{_PERSON}(?: ?[-–,&] ?{_PERSON}){{1,2}}")
"""The authors on a line of their own below the date: "Minh Phượng - Toàn Thắng"."""


def _glued(author: str) -> bool:
    """A byline's author is a name without sentence punctuation: "Báo Nghệ AnBáo Nghệ An"; a weekday may stand behind a bar."""
    author = re.sub(r"[|·] *[^|·,]{0,16}, *$", "", author)  # "Báo Quảng Bình điện tử | Thứ Ba, "
    words = len(author.split())
    return (words <= 12 and not re.search(r"[.:;,!?()]", author)) or (words <= 4 and not re.search(r"[.;!?()]", author))


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
