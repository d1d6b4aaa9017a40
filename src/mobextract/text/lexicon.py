"""Phrase tables matched at a position: the literal forms of the pattern files, found by the word that stands there.

A form is a literal phrase. ``stem*`` matches the stem with any inflectional ending, ``*head`` matches a compound that ends
in the head. Forms are folded like the text. A lexicon never scans a text: it is asked what stands right after, or right
before, a position that something else has found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from mobextract.text.devanagari import devanagari_spellings, has_devanagari
from mobextract.text.expressions import ENDING
from mobextract.text.folding import ANY_WORD, lower, skip_blanks
from mobextract.text.greek import greek_spellings, has_accents
from mobextract.text.phrases import REMEMBERED, Phrases, remember
from mobextract.text.word_index import (
    GLANCE,
    HEAD,
    INFLECTION,
    LastWordIndex,
    WordIndex,
    fits,
    is_single,
    last_openings,
    last_word,
    openings,
)

T = TypeVar("T")

LONGEST_FORM = 60
"""Characters that are looked at before a position; no form is longer."""


def fold_form(form: str) -> str:
    """Return a pattern file's form as it appears in folded text."""
    return " ".join(lower(form).split())


def spellings(form: str) -> Iterable[str]:
    """Return a folded form, and for Devanagari also its other spellings.

    Pages leave the nukta dots out (all, or those of foreign sounds), write a glide or not (लिए, लिये), and a nasal as a dot or as
    half a letter (केंद्र, केन्द्र). A form varies in each of the three as a whole.

    >>> list(spellings("केंद्र के लिए")), list(spellings("work*"))
    (['केंद्र के लिए', 'केंद्र के लिये', 'केन्द्र के लिए', 'केन्द्र के लिये'], ['work*'])
    """
    folded = fold_form(form)
    return (folded,) if folded.isascii() else devanagari_spellings(folded)


def all_spellings(forms: Sequence[str]) -> list[Iterable[str]]:
    """Return the same for each of many forms, which are folded in one piece: one by one takes several times as long.

    Greek forms are given without accents too, as capitals leave them out.

    >>> all_spellings(["Work*", "New  area"])
    [('work*',), ('new area',)]
    """
    joined = lower("\0".join(forms))
    folded = joined.split("\0") if forms else []
    if " ".join(joined.split()) != joined or " \0" in joined or "\0 " in joined:  # most tables have single blanks only
        folded = [" ".join(form.split()) for form in folded]
    if has_accents(joined):
        return list(map(greek_spellings, folded))
    return list(map(devanagari_spellings, folded)) if has_devanagari(joined) else list(zip(folded, strict=True))


_Entry = tuple[T | None, int, Phrases | None]
"""What a lexicon has at one word: the value of the word by itself, its length, and the phrases that it begins."""
_NOTHING: tuple[None, int, None] = (None, 0, None)


class Lexicon(Generic[T]):
    """Forms with their values, matched longest first right after or right before a position of folded text.

    >>> units = Lexicon([("metre*", "meter"), ("square metre*", "square-meter")])
    >>> text = "over 40 square metres of land"
    >>> units.after(text, 8)
    ('square-meter', 21)
    >>> Lexicon([("over", "more_than")]).before(text, 5)
    ('more_than', 0)
    """

    def __init__(self, entries: Iterable[tuple[str, T]], derived: tuple[str, ...] = ()) -> None:
        self._derived = derived
        """Endings that make another word of a stem ("общин*" is no "общинных"): there it does not match."""
        self._entries = list(entries)
        self._no_first: set[str] = {""}
        self._no_last: set[str] = {""}
        """Few letters that are known to begin no form, and no last word of one: most look-ups end here, before anything else is tried."""
        self._known: dict[str, T] = {}
        self._got: dict[str, T | None] = {}
        self._right: dict[str, _Entry[T]] = {}
        self._left: dict[str, _Entry[T]] = {}
        self._open: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    @functools.cached_property
    def _tables(self) -> tuple[dict[str, T], dict[str, T]]:
        """The values of whole forms and of stems, made when they are first asked for: a short text asks few lexicons of hundreds."""
        forms = [form for form, _ in self._entries]
        values: dict[str, T] = {}
        stems: dict[str, T] = {}
        for written, (_, value) in zip(all_spellings(forms), self._entries, strict=True):
            for folded in written:
                if folded[-1:] == "*":
                    stems.setdefault(folded.rstrip("*"), value)
                else:
                    values.setdefault(folded, value)
        return values, stems

    @functools.cached_property
    def _values(self) -> dict[str, T]:
        return self._tables[0]

    @functools.cached_property
    def _stems(self) -> dict[str, T]:
        return self._tables[1]

    @functools.cached_property
    def forms(self) -> list[str]:
        """All forms, those with an open ending last."""
        return [*self._values, *(stem + "*" for stem in self._stems)]

    def after(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that starts at ``position``, and its end; or None."""
        glance = low[position : position + GLANCE]
        if glance in self._no_first:
            return None
        word = HEAD.match(low, position)[0]  # type: ignore[index]
        try:
            value, length, phrases = self._right[word]
        except KeyError:
            value, length, phrases = self._learn_right(word, glance)
        end = position + length
        if phrases is not None:
            last = phrases.end(low, end)
            if last is not None:
                return self._value(low[position:last]), last
        return None if value is None else (value, end)

    def before(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that ends at ``position`` (blanks skipped), and its start; or None."""
        cursor, token, glance = _left_token(low, position)
        if glance in self._no_last:
            return None
        try:
            value, length, phrases = self._left[token]
        except KeyError:
            value, length, phrases = self._learn_left(token, glance)
        start = cursor - length
        if phrases is not None and phrases.may_follow(low[start - 2 if start > 2 else 0 : start][::-1]):
            left = phrases.end(low[max(0, cursor - LONGEST_FORM) : cursor][::-1], length)
            if left is not None:
                return self._value(low[cursor - left : cursor]), cursor - left
        return None if value is None else (value, start)

    def past(self, low: str, position: int) -> int:
        """Return where what stands behind the form at ``position`` begins, blanks apart; ``position`` where there is none.

        >>> articles = wordlist(["the"])
        >>> articles.past("the club", 0), articles.past("one club", 0)
        (4, 0)
        """
        found = self.after(low, position)
        return skip_blanks(low, found[1]) if found is not None else position

    def is_in(self, low: str, start: int, end: int, word: re.Pattern[str] = ANY_WORD) -> bool:
        """Return whether a form begins with one of the words of ``low[start:end]``; ``word`` is what a word is.

        >>> wordlist(["commune*"]).is_in("in two communes", 0, 15)
        True
        """
        return any(self.after(low, match.start()) is not None for match in word.finditer(low, start, end))

    def get(self, phrase: str) -> T | None:
        """Return the value of a whole phrase, inflected or not."""
        if phrase in self._values:
            return self._values[phrase]
        if not self._stems:
            return None
        if phrase not in self._got:
            remember(self._got, phrase, self._inflected(phrase))
        return self._got[phrase]

    def _inflected(self, phrase: str) -> T | None:
        for length in range(len(phrase), max(1, len(phrase) - ENDING - 1), -1):
            if phrase[:length] in self._stems and INFLECTION.fullmatch(phrase, length):
                return self._stems[phrase[:length]]
        return None

    @functools.cached_property
    def _by_first(self) -> WordIndex:
        return WordIndex(self._openings, self._derived)

    @functools.cached_property
    def _openings(self) -> Mapping[str, list[str]]:
        """The forms by the first letters of their first word."""
        return openings(self.forms)

    @functools.cached_property
    def _by_last(self) -> WordIndex:
        return LastWordIndex(last_openings(self.forms), self._derived)

    @functools.cached_property
    def _open_ended(self) -> list[str]:
        return sorted((f for f in self.forms if "*" in f), key=len, reverse=True)

    @functools.cached_property
    def _lasts(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """How last words begin, and short stems, which longer words begin with."""
        lasts = {f.split(" ")[-1] for f in self.forms if f}
        short = tuple(last.rstrip("*") for last in lasts if last.endswith("*") and len(last) <= GLANCE)
        return frozenset(last.rstrip("*")[:GLANCE] for last in lasts), short

    def _learn_right(self, word: str, glance: str) -> _Entry[T]:
        firsts = self._by_first.openings
        if glance not in firsts and glance[:2] not in firsts and glance[:1] not in firsts:
            return _exclude(self._no_first, glance)
        entry = self._entry(word, self._by_first.at(word), 1)
        return remember(self._right, word, entry)

    def _learn_left(self, token: str, glance: str) -> _Entry[T]:
        begins, short = self._lasts
        if glance.isalpha() and glance not in begins and not glance.startswith(short):
            return _exclude(self._no_last, glance)
        word = last_word(token)
        entry = self._entry(word, self._by_last.at(word), -1)
        return remember(self._left, token, entry)

    def _entry(self, word: str, forms: list[str], step: int) -> _Entry[T]:
        """What stands at ``word``: nothing, the word by itself, or one of the phrases that it begins (or ends: ``step`` -1)."""
        phrases = [f[::step] for f in forms if not is_single(f)]
        single = len(phrases) < len(forms)
        return self._value(word) if single else None, len(word), Phrases(phrases) if phrases else None

    def _value(self, matched: str) -> T:
        if matched in self._values:
            return self._values[matched]
        if matched not in self._known:
            remember(self._known, matched, self._find_value(" ".join(matched.split())))
        return self._known[matched]

    def _open_at(self, letter: str) -> list[str]:
        """The forms with an open ending that may begin with a letter, the longest first."""
        if letter not in self._open:
            self._open[letter] = [f for f in self._open_ended if f[0] in (letter, "*")]
        return self._open[letter]

    def _find_value(self, phrase: str) -> T:
        value = self.get(phrase)
        if value is None:  # a stem inside a longer phrase ("new* rural* area*")
            for form in self._open_at(phrase[:1]):
                if phrase.startswith(form[: form.index("*")]) and fits(form, phrase):
                    return self._values[form] if form in self._values else self._stems[form.rstrip("*")]
            raise LookupError(f"no form matches {phrase!r}")
        return value


def wordlist(forms: Iterable[str]) -> Lexicon[bool]:
    """Return a lexicon of forms that all say the same: that one of them stands there.

    >>> wordlist(["hơn", "trên"]).after("hơn 5 hộ", 0)
    (True, 3)
    """
    return Lexicon((form, True) for form in forms)


def _exclude(table: set[str], glance: str) -> tuple[None, int, None]:
    """Remember that nothing begins with these letters; the table is emptied where it has grown too large."""
    if len(table) > REMEMBERED:
        table.intersection_update(("",))
    table.add(glance)
    return _NOTHING


@functools.lru_cache(maxsize=256)
def _left_token(low: str, position: int) -> tuple[int, str, str]:
    """Where the last word before ``position`` ends, this word with the signs at it, and its first letters.

    Remembered, because several lexicons are asked at one position.
    """
    cursor = position
    while cursor and low[cursor - 1] in " \n":
        cursor -= 1
    window = low[cursor - LONGEST_FORM : cursor] if cursor > LONGEST_FORM else low[:cursor]
    token = window[window.rfind(" ") + 1 :]
    if "\n" in token:
        token = token[token.rfind("\n") + 1 :]
    return cursor, token, token[:GLANCE]
