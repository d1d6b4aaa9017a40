"""Find Vietnamese names written in another script, syllable by syllable.

The language's table says how each onset, vowel and coda is written; all syllables of the gazetteer are rendered once, and
a word is read back by walking over it: each step is a known rendering of a syllable, and every path must be the beginning
of a known name. Nothing is compared with thousands of names.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from operator import itemgetter
from pathlib import Path

from mobextract.packs.place_tables import TransliterationTable
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer import Gazetteer
from mobextract.toponyms.renderings import fold, folded_parts, load_renderings
from mobextract.toponyms.vietnamese import strip_marks

SHORTER = 0.8
"""What a case ending costs in a name that no table knows: it may well be its last syllable."""
FORM = 2.2
"""How much the way a syllable is written says of a name that no table knows, beside how rare that is: "Туан" is Tuan, not Thuan."""
UNTOLD = 0.4
"""What a coda costs in a name that no table knows, where the letters that tell it do not stand there."""
CLUSTER, LIQUIDS = 0.4, frozenset("rl")
"""What two consonants before a vowel cost, and the second of them."""
_LONE_VOWEL = 0.8
"""What a syllable of one vowel costs inside a word."""
_HAS_VOWEL = regex("[aeiouy]")
_BLANKS = regex(r"[ \-]+")
_GLIDES = {"w": "o", "j": "i"}
_COST = itemgetter(1)
Readings = tuple[tuple[str, float], ...]


class Transliterator:
    """The renderings of one language's script; ``search`` and ``readings`` remember what they have seen."""

    def __init__(self, table: TransliterationTable, gazetteer: Gazetteer, folder: Path) -> None:
        self.table, self.renderings = table, load_renderings(table, gazetteer, folder)
        self.forms, self.spelling, self.frequency = self.renderings.forms, self.renderings.spelling, self.renderings.frequency
        self.fold = functools.lru_cache(maxsize=16384)(self._fold)
        self.endings = [(self.fold(old), self.fold(new)) for old, new in (*table.endings, *table.adjectives)]
        self.any_ending = tuple(old for old, _ in self.endings)
        self.enabled = bool(table.nucleus)
        self.prefixes, self.names = gazetteer.prefixes, gazetteer.by_key
        self.begun = functools.lru_cache(maxsize=16384)(self._begun)
        self.goes_on = functools.lru_cache(maxsize=32768)(self._goes_on)
        self.search = functools.lru_cache(maxsize=16384)(self._search)
        self.readings = functools.lru_cache(maxsize=4096)(self._readings)
        self._parted = functools.lru_cache(maxsize=4096)(self._part)
        self._syllable = functools.lru_cache(maxsize=16384)(self._read_syllable)
        self._onset = functools.lru_cache(maxsize=4096)(self._read_onset)
        self.longest = max(map(len, self.forms), default=0)

    @functools.cached_property
    def parts(self) -> dict[str, dict[str, tuple[str, float]]]:
        """What the written parts of a syllable most usually render."""
        return {slot: _inverse(forms) for slot, forms in folded_parts(self.table).items()}

    def _fold(self, text: str) -> str:
        return fold(text, self.table)

    def variants(self, word: str, shortest: int = 3) -> list[tuple[str, float]]:
        """Return the folded word and its base forms without case endings, of at least ``shortest`` letters."""
        folded = self.fold(word)
        found = [(folded, 0.0)]
        for ending, base in self.endings if folded.endswith(self.any_ending) else ():
            if folded.endswith(ending) and len(folded) - len(ending) >= shortest:
                found.append((folded[: len(folded) - len(ending)] + base, 0.7))
        return found

    def _search(self, words: str) -> Readings:
        """Return the keys of the known names that ``words`` (lower case) may be, the most usual rendering first."""
        *head, last = _BLANKS.split(words)
        number = last if head and last.isdigit() else ""
        if number:
            *head, last = head  # "в Дамронге 3": the case ending stands before the number
        states = self.begun(" ".join(head))
        best: dict[str, float] = {}
        for variant, penalty in self.variants(last, 2 if head else 3) if states else ():
            reached = self.step(states, variant)
            for key, cost in (self.step(reached, number) if number else reached).items():
                if key in self.names and cost + penalty < best.get(key, 99):
                    best[key] = cost + penalty
        return tuple(sorted(best.items(), key=_COST)[:12])

    def _begun(self, words: str) -> dict[str, float]:
        """Return the beginnings of known names that whole words may be, with their costs; names are looked up at all their lengths."""
        if not words:
            return {"": 0.0}
        head, _, last = words.rpartition(" ")
        states = self.begun(head)
        return self.step(states, self.fold(last)) if states else {}

    def step(self, states: dict[str, float], word: str) -> dict[str, float]:
        """Read one whole word on from every state; a state is the beginning of a name and its cost."""
        if word.isascii() and (word.isdigit() or len(word) == 1):
            return {key + word: cost for key, cost in states.items() if key + word in self.prefixes}
        at: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
        at[0] = states
        for position, syllables in enumerate(self._parted(word)):
            for end, options in syllables if at[position] else ():
                self._extend(at[position], options, at[end])
        return at[-1]

    def _part(self, word: str) -> list[list[tuple[int, dict[str, float]]]]:
        """Return the syllables that may begin at each position of a word: where they end, and what they render; only those behind which
        others go on up to the word's end."""
        parted: list[list[tuple[int, dict[str, float]]]] = [[] for _ in word]
        forms, size = self.forms, len(word)
        for position in range(size - 1, -1, -1):
            ends = range(position + 1, min(size, position + self.longest) + 1)
            parted[position] = [
                (end, options) for end in ends if (end == size or parted[end]) and (options := forms.get(word[position:end]))
            ]
        return parted

    def _extend(self, states: dict[str, float], options: dict[str, float], target: dict[str, float]) -> None:
        syllables = options.keys()
        for prefix, cost in states.items():
            following = self.goes_on(prefix)
            shared = syllables & following.keys()  # mostly none: told without a look at each
            for key in shared if len(shared) < 2 else [key for key in options if key in shared]:
                joined, total = following[key], cost + options[key]
                if total < target.get(joined, 99):
                    target[joined] = total

    def _goes_on(self, prefix: str) -> dict[str, str]:
        """Return the syllables that may follow the beginning of a name, each with the longer beginning that it makes: mostly few, or
        none."""
        found = {}
        for index in range(bisect_right(self._beginnings, prefix), len(self._beginnings)):
            joined = self._beginnings[index]
            if not joined.startswith(prefix):
                break
            if (key := joined[len(prefix) :]) in self.frequency:
                found[key] = joined
        return found

    @functools.cached_property
    def _beginnings(self) -> list[str]:
        return sorted(self.prefixes)

    def _readings(self, words: str) -> Readings:
        """Return Vietnamese readings (ASCII, capitalised) of a name that no table knows, the likeliest first."""
        states: list[tuple[str, float]] = [("", 0.0)]
        *head, last = _BLANKS.split(words)
        for read in (*(self._read_word(self.fold(word)) for word in head), self._read_last(last, 2 if head else 3)):
            if not read:
                return ()
            states = [(f"{a} {b}".strip(), x + y) for a, x in states for b, y in read]
            states = sorted(states, key=_COST)[:40]
        if self.table.telling:
            states = sorted(((name, cost + UNTOLD * self._untold(words, name)) for name, cost in states), key=_COST)
        return tuple(states[:40])

    def _untold(self, words: str, name: str) -> int:
        """How many codas of a reading are not told by the letters that usually do, or told and not read: "Хан" is Han, "Хань" Hanh."""
        syllables = name.lower().split()
        return sum(abs(words.count(letters) - sum(s.endswith(coda) for s in syllables)) for coda, letters in self.table.telling.items())

    def _read_last(self, word: str, shortest: int) -> list[tuple[str, float]]:
        """Read the last word of a name, which a case ending may follow."""
        found: dict[str, float] = {}
        for variant, penalty in self.variants(word, shortest):
            for name, cost in self._read_word(variant):
                found[name] = min(cost + (penalty and penalty + SHORTER), found.get(name, 99.0))
        return sorted(found.items(), key=_COST)[:24]

    def _read_word(self, word: str) -> list[tuple[str, float]]:
        if word.isascii():
            return [(word.upper() if len(word) == 1 else word.title(), 0.0)] if word else []
        at: list[list[tuple[str, float]]] = [[] for _ in range(len(word) + 1)]
        at[0] = [("", 0.0)]
        for position, syllables in enumerate(self._parted(word)):
            begun = (
                [(f"{name} " if name else "", cost) for name, cost in sorted(at[position], key=_COST)[:12] if name.count(" ") < 3]
                if syllables
                else []
            )
            for end, options in syllables if begun else ():
                for key, cost in options.items():
                    spelled, rarity, voiced = self._syllable(key)
                    if voiced or end - position == len(word):
                        total = 1.0 + FORM * cost + rarity + _LONE_VOWEL * (position > 0 and len(key) == 1)
                        at[end] += [(name + spelled, before + total) for name, before in begun]
        return sorted(at[-1] + self._read_letters(word), key=_COST)[:24]

    def _read_syllable(self, key: str) -> tuple[str, float, bool]:
        """How a known syllable is written, what it costs that it is rare, and whether it has a vowel."""
        return self.spelling[key].capitalize(), 1.2 / (1.0 + self.frequency[key] ** 0.5), _HAS_VOWEL.search(key) is not None

    def _read_onset(self, letters: str) -> tuple[str, float] | None:
        """The consonants that letters render: one onset, or two as the languages of minorities have them ("Srê", "Jrai")."""
        onsets = self.parts["onset"]
        if (single := onsets.get(letters)) is not None:
            return single
        pairs = ((onsets.get(letters[:n]), onsets.get(letters[n:])) for n in range(1, len(letters)))
        found = [(a[0] + b[0], a[1] + b[1] + CLUSTER) for a, b in pairs if a and b and a[0] and b[0] in LIQUIDS and a[0] not in LIQUIDS]
        return min(found, key=_COST, default=None)

    def _read_letters(self, word: str) -> list[tuple[str, float]]:
        """Read a word as one syllable that no known name has."""
        medials, nuclei, codas = (self.parts[s] for s in ("medial", "nucleus", "coda"))
        codas_at = [(end, coda) for end in range(1, len(word) + 1) if (coda := codas.get(word[end:]))]
        onsets = [(i, onset) for i in range(len(word)) if (onset := self._onset(word[:i]))] if codas_at else []
        found: dict[str, float] = {}
        for i, onset in onsets:
            for m, j, coda in ((m, end, coda) for end, coda in codas_at for m in range(i, end)):
                medial, nucleus = medials.get(word[i:m]), nuclei.get(word[m:j])
                if medial and nucleus:
                    spelled = onset[0] + _GLIDES.get(medial[0], medial[0]) + nucleus[0] + _GLIDES.get(coda[0], coda[0])
                    cost = 1.7 + onset[1] + medial[1] + nucleus[1] + coda[1]
                    found[spelled] = min(cost, found.get(spelled, 99))
        return [(strip_marks(name).capitalize(), cost) for name, cost in sorted(found.items(), key=lambda f: f[1])[:3]]


def _inverse(forms: dict[str, list[str]]) -> dict[str, tuple[str, float]]:
    """Return form → the part that it most usually renders, and the cost."""
    found: dict[str, tuple[str, float]] = {}
    for key, written in forms.items():
        for rank, form in enumerate(written):
            if form not in found or 0.3 * rank < found[form][1]:
                found[form] = (key, 0.3 * rank)
    return found
