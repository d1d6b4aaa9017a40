"""Fold an article's text for matching: same letters in one shape, and a way back to the original offsets.

``fold`` returns ``text`` (NFC, invisible characters gone, spaces and digits plain, several blanks one, wrapped lines joined, case kept)
and ``low`` (the same length, lower case). All modules of the core work on these two; offsets go back to the original through
``Folded.original``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from mobextract.text.lazy import regex
from mobextract.text.wrapped import unwrapped

MARK_SET = frozenset(c for c in map(chr, range(0x300, 0x3000)) if unicodedata.category(c) in ("Mn", "Mc"))
"""Combining marks and vowel signs."""


def ranges(characters: Iterable[str]) -> str:
    """Characters for a character class, runs of them as ranges: a class takes the longer to compile, the more it names."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" if b > a + 1 else chr(a) if a == b else chr(a) + chr(b) for a, b in runs)


SCRIPTS = "\u0300-\u036f\u0900-\u0963"
"""Ranges that hold the marks of the scripts that languages are written in: combining accents, Devanagari (whose letters lie between)."""
WORD = rf"[\w{SCRIPTS}]"
"""Character class of a word character, for the standard ``re``, whose ``\\w`` leaves out vowel signs and so splits Devanagari words.

A class with more than two ranges takes ten times as long to compile, and nearly all expressions have it."""
LETTER = rf"(?:(?![\d_]){WORD})"
ANY_WORD, ANY_LETTERS = regex(f"{WORD}+"), regex(f"{LETTER}+")
"""One word, figures included, and one without them: what the words of a stretch of text are told by."""
ANY_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Four digits that are mostly a year."""

UPPER = ranges(c for c in map(chr, range(0x2000)) if c.isupper() or c.istitle())
"""All capital letters up to U+2000, for a character class: ``[A-Z]`` leaves out Đ, Ă, Ơ …"""

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
_PLAIN = {ord(c): " " for c in _SPACES}
_PLAIN.update(dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n"))
_PLAIN.update({0x2010: "-", 0x2011: "-", 0x2212: "-", 0xFF02: '"'})
_TEXT_PLAIN = regex("[" + "".join(map(chr, _PLAIN)) + "\ud800-\udfff]")
"""What is replaced one by one: blanks and hyphens of all kinds, the wide quotation mark, and lone surrogates, which are no text."""
_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|\r(?=\n)|(?<![*])[*]{2}(?![*])")
"""What nobody sees: soft hyphens, marks of width and direction, the first half of a line end, the stars around bold text."""
_ENTITY = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});")
"""A sign as HTML writes it, left over in the text: "&nbsp;", "&#39;"."""
_GAP = regex(rf"(?<![ {_SPACES}])(?:(?<!\d)[ {_SPACES}]{{2,3}}(?![ {_SPACES}])|[ {_SPACES}]{{2,3}}(?![ {_SPACES}\d]))")
"""Two or three blanks that are meant as one; not between figures, where they part columns, and neither are more of them."""
_MAY_GAP = regex(rf"[ {_SPACES}][ {_SPACES}]")
_MAY_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\r*]")
"""What begins with one class of signs is quicker to look for: most texts have none of them."""
_MARKS = ranges(MARK_SET)
_CLUSTER = regex(
    rf"[^{_MARKS}]?[{_MARKS}]+|[\uac00-\ud7ff\u1100-\u11ff]+|[\u0958-\u095f\uf900-\ufaff\u2126\u212a\u212b\u0374\u037e\u0387\u1f00-\u1fff]"
)
_CHANGED = regex(f"(?P<unseen>{_INVISIBLE.pattern})|(?P<gap>{_GAP.pattern})|{_ENTITY.pattern}|{_CLUSTER.pattern}")
_CHANGES = {"unseen": "", "gap": " "}
"""What stands for the groups of ``_CHANGED``; everything else is composed."""
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
"""The zeros of all scripts; the other digits follow them."""
_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_LOW = {**_DIGITS, ord("ё"): "е", ord("’"): "'", ord("ʼ"): "'", ord("ँ"): "ं", ord("ς"): "σ"}
_LOW_PLAIN = regex("[" + "".join(map(chr, _LOW)) + "]")
# Old and new placement of the Vietnamese tone mark: hoà = hòa, thuỷ = thủy; not after q, not before a final consonant.
_TONES = {
    a + b: c + d
    for plain, marked, tail in (("o", "òóỏõọ", "aàáảãạ"), ("o", "òóỏõọ", "eèéẻẽẹ"), ("u", "ùúủũụ", "yỳýỷỹỵ"))
    for a, b, c, d in ((plain, tail[i + 1], marked[i], tail[0]) for i in range(5))
}
_MAY_TONE = regex("[ou][àáảãạèéẻẽẹỳýỷỹỵ]")
_MAY_CHANGE = regex(f"[{''.join(map(chr, _LOW))}àáảãạèéẻẽẹỳýỷỹỵ]")
"""What lower-case letters need more than ``str.lower``: most names have none of them."""
_CLOSED = regex(r"[ .!?।\n]*\Z")
SHORT = 400
"""Up to this length one scan for a class of pairs is quicker than a look for each of them."""
_TONE = regex(rf"(?:{'|'.join(_TONES)})(?<!q..)(?!{WORD})")
"""Not behind q, which is asked last: what begins with a letter is found several times as fast."""


class Folded(Struct):
    """Folded text. ``text`` and ``low`` have the same length; ``offsets`` maps their positions to the original ones."""

    source: str
    text: str
    low: str
    shifts: tuple[list[int], list[int]] | None = None

    def original(self, position: int) -> int:
        """Return the offset in the original text of a position in the folded one."""
        if self.shifts is None:
            return position
        at, shift = self.shifts
        return position + shift[bisect_right(at, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one; a letter's own combining marks stay inside."""
        if self.shifts is None:
            return start, end
        return self.original(start), self.original(end - 1) + 1 if end == start else self._end(end)

    def _end(self, end: int) -> int:
        last = self.original(end - 1)
        if self.source[last] == "&" and (entity := _ENTITY.match(self.source, last)) is not None:
            return entity.end()
        position = last + 1
        limit = self.original(end) if end < len(self.text) else len(self.source)
        while position < limit and unicodedata.combining(self.source[position]):
            position += 1
        return position


def fold(source: str) -> Folded:
    """Fold ``source`` for matching.

    >>> fold("Tổng số 37,5\\u00a0tỷ").low
    'tổng số 37,5 tỷ'
    >>> fold("Tổng số  37,5 \\u00a0tỷ").low
    'tổng số 37,5 tỷ'
    >>> bold = fold("Xã **Ba Vì**&nbsp;có 25 hộ"); start, end = bold.span(3, 8); bold.text, bold.source[start:end]
    ('Xã Ba Vì có 25 hộ', 'Ba Vì')
    >>> fold("Xã\\r\\nThôn").text
    'Xã\\nThôn'
    >>> nfd = fold(unicodedata.normalize("NFD", "ở Hoà Bình có ba xã"))
    >>> at = nfd.low.index("ba xã"); start, end = nfd.span(at, at + 2); nfd.source[start:end]
    'ba'
    """
    text, shifts = source, None
    if (
        not unicodedata.is_normalized("NFC", source)
        or (_MAY_INVISIBLE.search(source) and _INVISIBLE.search(source))
        or (_MAY_GAP.search(source) and _GAP.search(source))
        or ("&" in source and _ENTITY.search(source))
    ):
        text, shifts = _compose(source)
    text = unwrapped(_TEXT_PLAIN.sub(lambda m: _PLAIN.get(ord(m[0]), "\ufffd"), text))
    return Folded(source, text, lower(text), shifts)


def skip_blanks(text: str, position: int) -> int:
    """Return the first position from ``position`` on that is no blank."""
    try:
        while text[position] == " ":
            position += 1
    except IndexError:  # the end of the text: asked for nowhere else, because this is called a thousand times an article
        pass
    return position


def end_before(text: str, position: int) -> int:
    """Return where the last word before ``position`` ends: blanks and line breaks are skipped to the left."""
    while position and text[position - 1].isspace():
        position -= 1
    return position


def closes_text(text: str, position: int) -> bool:
    """Return whether nothing but blanks and closing signs stands behind ``position``; without a copy of what does.

    >>> closes_text("en av ti. ", 8), closes_text("en av ti. Og", 8)
    (True, False)
    """
    return _CLOSED.match(text, position) is not None


def behind_blanks(text: str, position: int) -> int:
    """Return where the blanks right before ``position`` begin; without a copy of the text before, which may be long."""
    while position and text[position - 1] == " ":
        position -= 1
    return position


def sign_before(text: str, position: int) -> str:
    """Return the last sign before ``position`` that is no blank; none at the head of the text.

    >>> sign_before("A,  b", 4)
    ','
    """
    position = behind_blanks(text, position)
    return text[position - 1 : position]


def last_semicolon(low: str, start: int, end: int) -> int:
    """Return where the last semicolon of ``low[start:end]`` stands, Greek's middle dot included; -1 where none does.

    >>> last_semicolon("3 σχολεία· 2 γέφυρες", 0, 20)
    9
    """
    return max(low.rfind(";", start, end), low.rfind("·", start, end))


def behind_last(signs: re.Pattern[str], low: str, start: int, end: int) -> int:
    """Return where the last of some signs in ``low[start:end]`` ends, behind which a clause begins; ``start`` where there is none.

    >>> behind_last(re.compile("[,;] ?"), "in A, 12 men; in B", 0, 18)
    14
    """
    return max((m.end() for m in signs.finditer(low, start, end)), default=start)


def lower(text: str) -> str:
    """Return ``text`` in the lower-case form that all patterns are matched in; the length does not change."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not _MAY_CHANGE.search(low):
        return low
    for sign in set(_LOW_PLAIN.findall(low)):
        low = low.replace(sign, _LOW[ord(sign)])
    if _MAY_TONE.search(low) if len(low) < SHORT else any(pair in low for pair in _TONES):
        low = _TONE.sub(lambda m: _TONES[m[0]], low)
    return low


def _unescaped(sign: str) -> str:
    if sign[0] != "&":
        return sign
    import html  # few texts have entities left

    return html.unescape(sign)


def _compose(source: str) -> tuple[str, tuple[list[int], list[int]]]:
    """Return NFC text without invisible characters, and where the offsets shift by how much."""
    pieces: list[str] = []
    at, shift = [0], [0]
    position = length = 0
    for match in _CHANGED.finditer(source):
        start, end = match.span()
        new = _CHANGES.get(match.lastgroup or "", unicodedata.normalize("NFC", _unescaped(match[0])))
        if new == match[0]:
            continue
        pieces.append(source[position:start])
        length += start - position + len(new)
        pieces.append(new)
        position = end
        if position - length != shift[-1]:
            at.append(length)
            shift.append(position - length)
    pieces.append(source[position:])
    return "".join(pieces), (at, shift)
