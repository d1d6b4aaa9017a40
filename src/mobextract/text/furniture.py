"""What belongs to the page and not to the article: source line, comments, byline, credits of pictures, buttons."""

from __future__ import annotations

import datetime
import re

from mobextract.language import Language
from mobextract.packs.common_tables import CommonFurniture
from mobextract.packs.tables import FurnitureTable
from mobextract.text.folding import LETTER, UPPER, WORD, Folded
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form
from mobextract.text.segment import Segments, Span

_DATE = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>20\d\d|19\d\d)"
_TIME = r"\d{1,2}[:h]\d\d"
TOP = 10
"""Lines at the head of a page among which the authors' may stand."""
NAMES = range(2, 9)
"""Words of the authors' names behind a colon, in a script without capitals."""
PROSE = 100
"""The shortest paragraph of text, in characters; a headline or button is shorter."""
AFTER = 0.5
"""As much text, compared with what follows, must stand before the line that an article ends with."""
FEW, NAME, MANY = 3, 5, 7
"""Words before "source" in any line that says so; those of a name there, in a script without capitals; and the most there may be."""
HEAD = 2
"""Words that may stand before "photo" at the head of a line of credits."""
CAPTION = 300
"""The longest paragraph that is a picture's caption, in characters."""
LINE = 600
"""The longest line of furniture, in characters: a whole page without line ends opens with the name of the site, too."""
_PERSON = rf"[{UPPER}]{WORD}*(?: [{UPPER}]{WORD}*){{1,3}}"
_PEOPLE = regex(rf"{_PERSON}(?: ?[-–,&] ?{_PERSON}){{1,2}}")
"""The authors on a line of their own below the date: "Minh Phượng - Toàn Thắng"."""
_SIGNED = regex(rf"[{UPPER}]{WORD}*(?: [{UPPER}]{WORD}*){{1,4}}(?: ?[-–,&] ?[{UPPER}]{WORD}*(?: [{UPPER}]{WORD}*){{1,4}})?")
_WORDS = regex(r"[^\W\d_]\S*")
_PICTURE = regex(r"\|? ?!?\[[^\]\n]*\]\([^)\n]*\) ?\|?")
"""A picture alone in its line, as Markdown writes it, perhaps in a table with its caption below."""
_CELL = regex(r"\|?[^|]+\|")
_SIGNS = "|•·–—-"
_AFTER_BRACKET = regex(r"\) ?[^\W\d_]")
"""Words that go on behind a bracket."""
_CLOSING = '.!?…”"»)।'


class FurnitureGrammar:
    """The compiled furniture of one language."""

    def __init__(self, language: Language) -> None:
        own: FurnitureTable = language.table("furniture")
        common: CommonFurniture = language.common("furniture")
        lines = [*common.line, rf"(?:{common.image})\s*", *map(_line_form, [*common.header, *own.header])]
        self.source = regex(rf"(?:(?P<before>.{{0,60}}?)(?<!{WORD}))?(?:{_any(own.source)})(?:\s*[::]\s*(?P<url>\S+)?.{{0,80}}|\s*)")
        self.source_words = [fold_form(form) for form in own.source]
        self.comments = regex(rf"(?:{_any(own.comments)})\s*(?:\(\s*\d+\s*\)|:?\s*\d+)")
        counter = _any([*own.counters, *own.comments])
        number = r"\d++(?:[.,]\d++)*+"
        piece = rf"(?:(?:{counter})\s*[:(]?\s*{number}\)?|{number}\s*(?:{counter}))"
        lines.append(rf"(?:[^\d|·•]{{0,40}}[|·•]\s*)?{piece}(?:\s*[|·–-]\s*{piece})*[ |–-]*")  # "Share | 0 comments | 12 views"
        self.furniture = regex("|".join(f"(?:{line})" for line in lines))
        self.titled = regex("|".join(common.titled))
        self.tail = regex(rf"(?:{_any([*common.tail, *own.tail])})\s*(?::.*)?")
        photo = _any(own.photo)
        self.photo_words = [fold_form(form) for form in own.photo]
        capital = rf"(?:{LETTER}{WORD}*[.'’-]?{WORD}*)"
        name = rf"{capital}(?: {capital}){{0,5}}(?:(?: ?[–—/&+,-] ?{capital}(?: {capital}){{0,3}})+(?=[).\s]*$))?"  # "An Bình - Hải Yến"
        self.photo = regex(
            rf"(?<!{WORD})(?:{photo})(?:\s*(?:,|&|/)\s*{WORD}+)?\s*:\s*(?P<name>{name})|^\(?(?:{photo})\s*:.*$",
            re.M,
        )
        self.pictured = regex(rf"\((?:{photo})(?: {LETTER}{WORD}*){{0,3}}\)[.।]?$")
        """The credit in brackets that names nobody: "(Illustrative photo)"."""
        by, self.has_case = _any(own.byline), language.info.has_case
        mark = r"(?:\s*:\s*|\s+)" if self.has_case else r"\s*:\s*"  # without capitals any words may stand behind "report"
        self.authors = regex(rf"(?:{by}){mark}(?P<names>[^\d\n.;!?]{{2,80}})") if own.byline else None
        self.further = regex(rf"(?<!{WORD})(?:{by})(?!{WORD})") if own.byline else None
        signed = rf"(?:[ |·–-]+(?:{by})\s*:?\s*(?P<names>[^\d\n.:;!?]{{2,60}}))?" if own.byline else ""
        self.byline = regex(
            rf"(?P<author>[^\d\n]{{0,80}}?)(?:{_TIME}[ ,|–-]*(?:[^\d\n]{{0,14}}, ?)?)?{_DATE}"
            rf"(?:[ ,|–-]*{_TIME}.{{0,16}}?)?(?:(?:[ |·,;–-]++{piece}){{1,6}}(?: [^\d\n.]{{0,24}})?)?[ |·–-]*{signed}"
            r"(?:(?<=[ |·–-])(?P<who>[^\d\n.:;!?|]{4,60}))?"
        )

    def body_lines(self, folded: Folded, lines: list[Span], segments: Segments) -> list[Span]:
        """Return the lines of an article's body; the furniture, credits and source among the ``lines`` go into ``segments``."""
        body: list[Span] = []
        pictured = False
        for number, (start, end) in enumerate(lines):
            line = folded.low[start:end].strip()
            if not line:
                continue
            below, pictured = pictured, _PICTURE.fullmatch(line) is not None
            if pictured:
                segments.furniture.append((start, end))
                continue
            source = self.source.fullmatch(line) if any(word in line for word in self.source_words) else None
            source = source if source and self._is_source(folded.text[start:end].strip(), source) else None
            ending = len(line) <= LINE and (self.comments.fullmatch(line) or self.tail.fullmatch(line))
            if source and source["url"]:
                segments.url = segments.url or self._url(folded.text[start:end])
            if (
                (source or ending)
                and self._is_late(folded, body, lines[number:])
                and (source or len(body) > 2 or self.comments.fullmatch(line))
            ):
                segments.furniture.append((start, lines[-1][1]))
                self._late_source(folded, lines[number + 1 :], segments)
                break
            if (source and source["url"]) or ending:  # a button above the text
                segments.furniture.append((start, end))
                continue
            if self._is_furniture(folded, (start, end), line, number, segments, first=len(body) < 2):
                continue
            left = start + len(folded.text[start:end]) - len(folded.text[start:end].lstrip())
            span = (left, left + len(folded.text[start:end].strip()))
            if ":" in line and any(word in line for word in self.photo_words):
                credits = [m.span("name") for m in self.photo.finditer(folded.low, *span) if m["name"] and _opens(folded.text, m.start())]
                segments.credits += credits
                if credits and credits[-1][1] >= span[1] - 2 and span[1] - span[0] < CAPTION:
                    segments.captions.add(span[0])
            elif ")" in line[-2:] and len(line) < CAPTION and self.pictured.search(line):
                segments.captions.add(span[0])
            if below and _CELL.fullmatch(line) and len(line) < CAPTION:
                segments.captions.add(span[0])  # "![]() |" and below it "The road in Tan Huong commune |"
            body.append(span)
        if len(body) > 1 and self._is_signature(folded.text, *body[-2:]):
            segments.credits.append(body[-1])
        return body

    def _is_source(self, text: str, source: re.Match[str]) -> bool:
        """Whether a line says where the article is from: no sentence with a figure, no caption, and nothing behind its bracket ("The budget
        is 5 billion VND (source: VNA) for 12 schools", "A road in Hung Yen province (Source: VNA)")."""
        before = text[: source.end("before")] if source["before"] else ""
        words = _WORDS.findall(before)
        if len(words) <= FEW or before.rstrip()[-1:] in _SIGNS:
            return _AFTER_BRACKET.search(text, len(before)) is None
        if len(words) > MANY or any(c.isdigit() for c in before):
            return False
        bracket = before.rstrip().endswith("(")
        return not bracket or (self.has_case and all(word[0].isupper() for word in words)) or (not self.has_case and len(words) <= NAME)

    def _is_signature(self, text: str, before: Span, last: Span) -> bool:
        """Whether the last line is the author's name in capitals behind a whole paragraph: "… until noon.\\nHOÀI NAM"."""
        name = text[slice(*last)]
        return _SIGNED.fullmatch(name) is not None and name.isupper() and text[before[1] - 1] in _CLOSING and before[1] - before[0] > PROSE

    def _is_furniture(self, folded: Folded, span: Span, line: str, number: int, segments: Segments, *, first: bool) -> bool:
        """Whether a line is none of the body; ``first``: it stands above the text, or right below its title, where a date is the
        article's rather than today's."""
        if len(line) <= LINE and (
            self.furniture.fullmatch(line) or (self.titled.fullmatch(line) and folded.text[slice(*span)].split()[-1][0].isupper())
        ):
            segments.furniture.append(span)
            return True
        signed = self.authors.fullmatch(line) if self.authors is not None and number < TOP else None
        if signed is not None and self._are_names(folded, span, line, signed):
            segments.furniture.append(span)
            return True
        if (
            number < TOP
            and segments.bylines
            and not folded.text[segments.bylines[-1][1] : span[0]].strip()
            and _PEOPLE.fullmatch(folded.text[slice(*span)].strip())
        ):
            segments.furniture.append(span)
            return True
        byline = (
            self.byline.fullmatch(line)
            if number < 6 and (segments.published is None or (first and self._is_today(folded, segments, span)))
            else None
        )
        if byline and _glued(byline["author"]) and self._is_signed(folded.text[slice(*span)].strip(), byline):
            segments.bylines.append(span)
            segments.furniture.append(span)
            segments.published = _date(byline)
            left = span[0] + folded.low[slice(*span)].index(line)
            segments.byline_date = (left + byline.start("d"), left + byline.end("y"))
            return True
        return False

    def _is_signed(self, line: str, byline: re.Match[str]) -> bool:
        """Whether only names stand behind the date: "14/11/2024 | Lan Huong - Do Duc"."""
        who = line[slice(*byline.span("who"))] if byline["who"] else None
        if who is None or not self.has_case:
            return who is None or len(who.split()) in NAMES
        return _PEOPLE.fullmatch(who) is not None or re.fullmatch(_PERSON, who) is not None

    def _is_today(self, folded: Folded, segments: Segments, span: Span) -> bool:
        """Whether the date read so far heads the page, above the title: it is that of the visit where another stands below the title."""
        above = segments.bylines[-1][1]
        return not folded.text[: segments.bylines[0][0]].strip() and any(line.strip() for line in folded.text[above : span[0]].split("\n"))

    def _are_names(self, folded: Folded, span: Span, line: str, signed: re.Match[str]) -> bool:
        """Whether all words behind "by" have capitals, or they are few: the names of those who wrote the text."""
        left = folded.low.index(line, span[0])
        names = signed["names"]
        for further in self.further.finditer(names) if self.further is not None else ():
            names = names[: further.start()] + " " * len(further[0]) + names[further.end() :]  # "By A – Translated by B"
        text = folded.text[left + signed.start("names") : left + signed.end("names")]
        words = [text[m.start() : m.end()] for m in _WORDS.finditer(names)]
        if not self.has_case:
            return len(words) in NAMES and ":" in line
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def _is_late(self, folded: Folded, body: list[Span], lines: list[Span]) -> bool:
        """Whether the article's text may have ended before the first of ``lines``: a button such as "Share" stands above it, too."""
        if not body or len(lines) > max(60, 3 * len(body)):
            return False
        return sum(self._prose(folded, body)) >= AFTER * sum(self._prose(folded, lines))

    def _prose(self, folded: Folded, lines: list[Span]) -> list[int]:
        """The lengths of those lines that are paragraphs of whole sentences."""
        texts = (folded.text[start:end].rstrip() for start, end in lines)
        return [len(text) for text in texts if len(text) > PROSE and text[-1] in '.!?…।"”»']

    def _late_source(self, folded: Folded, lines: list[Span], segments: Segments) -> None:
        for start, end in lines:
            match = self.source.fullmatch(folded.low[start:end].strip())
            if match and match["url"]:
                segments.url = segments.url or self._url(folded.text[start:end])

    def _url(self, line: str) -> str | None:
        match = re.search(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", line)
        return match[0].rstrip(".,;)") if match else None


def _opens(text: str, position: int) -> bool:
    """Whether a word begins with a capital, or stands behind a sign or at the head of a line: "… Ảnh: X", not "12 mô hình: X"."""
    before = text[max(0, position - 2) : position].rstrip(" ")
    if len(text[text.rfind("\n", 0, position) + 1 : position].split()) <= HEAD:
        return True  # "Text and photos: X"
    return text[position].isupper() or not text[position].islower() or not before[-1:].isalnum()


def _any(forms: list[str]) -> str:
    return "|".join(sorted((re.escape(fold_form(f)) for f in forms), key=len, reverse=True)) or "(?!)"


def _line_form(form: str) -> str:
    return re.escape(fold_form(form)).replace(r"\*", ".*")


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
