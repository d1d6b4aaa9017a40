"""The spelling of Vietnamese names: search keys, and the parts of a syllable that transliterations render one by one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mobextract.text.folding import lower
from mobextract.text.lazy import regex

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_KEEP = regex(r"[^a-z0-9]+")
SEPARATORS = regex(r"[\s'’\-]+")
_K = regex(r"k(?!h)")
_ONSETS = ("ngh", "ng", "nh", "ch", "gh", "kh", "ph", "th", "tr", "qu", *"bcdđghklmnprstvxwjzf")
_VOWELS = "aăâeêioôơuưy"
_RIME = regex(f"([{_VOWELS}]+)(ng|nh|ch|[cmnptkhrls]|)")
_CENTRED = {"yê": "iê", "ia": "iê", "ya": "iê", "ua": "uô", "ưa": "ươ"}


class Syllable(NamedTuple):
    """A toneless syllable: Quảng = (onset "qu", medial "", nucleus "a", coda "ng"); a glide coda is "j" or "w"."""

    onset: str
    medial: str
    nucleus: str
    coda: str


@lru_cache(maxsize=65536)
def latin_key(name: str) -> str:
    """Return the key that all Latin spellings of one Vietnamese name share.

    >>> latin_key("Quảng Yên"), latin_key("Quang-Yen"), latin_key("Krông Pắk") == latin_key("Krong Pac")
    ('quangien', 'quangien', True)
    """
    low = name.lower()
    if not low.isascii():
        low = strip_marks(low)
    return _KEEP.sub("", _K.sub("c", low).replace("y", "i"))


def strip_marks(text: str) -> str:
    """Return lower-case ``text`` without diacritics (đ becomes d)."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def is_latin(letter: str) -> bool:
    """Whether a letter is one of the Latin script.

    >>> is_latin("Đ"), is_latin("Ấ"), is_latin("Δ"), is_latin("Д")
    (True, True, False, False)
    """
    return letter < "\u0370" or "\u1e00" <= letter < "\u1f00"


def toned_key(name: str) -> str:
    """Return the key that keeps diacritics: what "Tam Thanh" and "Tam Thạnh" do not share; a name that begins with
    "Đăk" begins with Đắk."""
    key = lower(name).replace(" ", "").replace("-", "").replace("'", "")
    return "đắk" + key[3:] if key.startswith("đăk") else key


@lru_cache(maxsize=16384)
def toneless(text: str) -> str:
    """Return lower-case ``text`` without tone marks; the letters ă â đ ê ô ơ ư stay."""
    bare = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(c for c in bare if c not in _TONES))


def syllables(name: str) -> list[str]:
    """Return the toneless syllables of a name.

    >>> syllables("Cư M'gar")
    ['cư', 'm', 'gar']
    """
    return [toneless(s) for s in SEPARATORS.split(name) if s]


@lru_cache(maxsize=8192)
def parse_syllable(syllable: str) -> Syllable | None:
    """Return the parts of a toneless syllable, or None where it is not Vietnamese (Cyrillic, digits, "dliê").

    >>> parse_syllable("nguyên")
    Syllable(onset='ng', medial='w', nucleus='iê', coda='n')
    >>> parse_syllable("giang")
    Syllable(onset='gi', medial='', nucleus='a', coda='ng')
    """
    onset = next((o for o in _ONSETS if syllable.startswith(o)), "")
    rime = syllable[len(onset) :]
    if onset == "g" and rime.startswith("i"):
        onset, rime = "gi", rime[1:] or "i"
        if rime[0] not in _VOWELS:
            rime = "i" + rime
    match = _RIME.fullmatch(rime)
    if not match:
        return None
    vowels, coda = match.groups()
    medial = ""
    if vowels == "uy":
        medial, vowels = "w", "y"
    elif onset != "qu" and re.match("o[aăe]|u[yêâơ]", vowels):
        medial, vowels = "w", vowels[1:]
    if not coda and len(vowels) > 1 and vowels[-1] in "iyou" and vowels not in ("iê", "uô"):
        coda, vowels = ("j" if vowels[-1] in "iy" else "w"), vowels[:-1]
    onset = {"ngh": "ng", "gh": "g", "k": "c", "q": "c"}.get(onset, onset)
    return Syllable(onset, medial, _CENTRED.get(vowels, vowels), "c" if coda == "k" else coda)
