"""What the place modules compile from the tables of one language: name runs, lists, links between names, numbered units, what ends before
names."""

from __future__ import annotations

import functools
import re

from mobextract.dates.templates import month_names
from mobextract.language import Language
from mobextract.packs.loading import nothing_collected
from mobextract.packs.place_tables import Designator, PlacesTable
from mobextract.places.aged import Ages
from mobextract.places.counted_numbers import CountedNumbers
from mobextract.places.distances import DistantNames
from mobextract.places.ordinal_words import Ordinals
from mobextract.places.routes import RouteWords
from mobextract.places.words import either_of, lexicon_of
from mobextract.text.expressions import AT_WORD, scan_expression, trie_expression
from mobextract.text.folding import LETTER, WORD, lower, ranges
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings
from mobextract.text.word_index import LastWordIndex, WordIndex, first_word, last_openings, last_word, openings

_UPPER = ranges(c for c in map(chr, range(0x2000)) if c.isupper() and not "\u0530" <= c < "\u1e00")
_SMALL = rf"{WORD}*(?:['’](?=[^\W\d_]){WORD}+)*"
TOKEN = regex(rf"[{_UPPER}]{_SMALL}")
RUN = regex(rf"[{_UPPER}]{AT_WORD}{_SMALL}(?:(?: ?[-–] ?| ){TOKEN.pattern})*")
_LOOKALIKES = str.maketrans("АВСЕНКМОРТХΑΒΕΗΙΚΜΝΟΡΤΧ", "ABCEHKMOPTXABEHIKMNOPTX")
"""Cyrillic and Greek capitals that stand for the Latin ones in road numbers."""
_LIST_OPENS = regex(r"[^.;:!?।\n()]{0,40}?\s?[:–—-]?\s?|\s?\(")
"""A few words and a dash or colon between a list's head and its first name, or a bracket right behind the head."""
HEADING = frozenset(":–—-(")
CLOSES, OPENS, NAMES = 1, 2, 4
"""What a word may do in a text without capitals: end a name as a designator or cue, head one, begin one."""
LEADS, TITLES, FORMER, PLURALS, CUES, BESIDE = (1 << n for n in range(6))
"""What may end before a name: a designator or what announces a list, and what the lexicons so called have."""
ANY = (1 << 6) - 1
_LABEL_ENDS = rf"(?!{WORD}|[.,:/%]\d| ?%)"
DIGIT_AFTER = regex(rf" (\d{{1,2}}[A-EАБВСΑΒΓ]?){_LABEL_ENDS}")
"""The number that a name ends in, with a letter or not: "Huoi Long 2", "Bu Prang 1A"."""
_FURTHER = rf" \d{{1,2}}[A-EАБВСΑΒΓ]?{_LABEL_ENDS}"
DISTRICTS = 20
"""No city has more districts that are called by their numbers."""


class Grammar(CountedNumbers):
    """The place grammar of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.ordinal_suffixes = [suffix for suffix in language.table("labels").ordinal_suffixes if suffix.startswith("-")]
        self._compile(self.table)
        self.distant = DistantNames(language)
        self.periods = lexicon_of(language.table("dates").periods)
        self.months = frozenset(month_names(language.locale, language.table("dates").months))
        self.glued = lexicon_of([*self.table.glue, *self.table.articles])
        self.is_dull = functools.lru_cache(maxsize=32768)(self._is_dull)
        self.roles_before = functools.lru_cache(maxsize=32768)(self._roles_before)
        self.roles = functools.lru_cache(maxsize=32768)(self._roles)
        self.may_be_compound = functools.lru_cache(maxsize=32768)(self._may_be_compound)

    def _compile(self, table: PlacesTable) -> None:
        """Compile the expressions of lists, of links between names, of numbered units and phrases."""
        glue = trie_expression([spelling for form in table.glue for spelling in spellings(form)])
        article = rf"(?:(?:{self.articles}) )?"
        self._letters = {spelling: letter for letter, forms in table.letters.items() for form in forms for spelling in spellings(form)}
        self.numbered = regex(self._numbered(table.number_signs))
        self.link = regex(self._link(table))
        self.share = regex(rf"(?!.*(?:[!?।…\n]|\.\s))(?=.*\d).*(?:[,;]|\s(?:{self.joiners})\s).*")
        self.further_numbers = regex(rf"(?:,{_FURTHER})*,? (?:{self.joiners}){_FURTHER}")
        self.list_goes_on = regex(rf"\s*(?:,|(?:{self.joiners})\s|[).।]| (?:{glue}))")
        self.list_closes = regex(rf"(?:, ?{article}{RUN.pattern})*(?:,? (?:{self.joiners}) {article}{TOKEN.pattern}|\))")
        examples = either_of(sorted({form.strip(", ") for form in table.such_as}, key=len, reverse=True))
        self.enumeration = regex(rf"(?:[:–-] |\(|, (?:{examples}) )(?P<names>[^:–;()\n।.]{{3,200}})")
        word = rf"(?<!{WORD})(?!(?:{self.joiners})(?!{WORD})){WORD}+"
        self.list_item = regex(rf"{word}(?:[ -]{word}){{0,3}}")
        self.two_level = regex(either_of(table.two_level))
        self.phrases = regex(rf"{scan_expression(self.exonyms.phrases)}(?!{WORD})")

    @functools.cached_property
    def homonyms(self) -> frozenset[str]:
        """Countries' names that are other words as well, folded."""
        return frozenset(spelling for form in self.table.homonyms.names for spelling in spellings(form))

    @functools.cached_property
    def homonym_cues(self) -> Lexicon[bool]:
        """Words right before such a name with which it is the country's."""
        return lexicon_of(self.table.homonyms.before)

    @functools.cached_property
    def ages(self) -> Ages:
        """What reads the ages behind persons that are called like places."""
        return Ages(self.language)

    @functools.cached_property
    def routes(self) -> RouteWords:
        """What reads the roads that are called after their ends."""
        return RouteWords(self.table)

    @functools.cached_property
    def ordinals(self) -> Ordinals:
        """What reads the units that an ordinal numbers."""
        return Ordinals(self.table, self.language)

    @functools.cached_property
    def headed(self) -> re.Pattern[str]:
        """What announces a list of names; compiled when the first one stands behind a dash or colon, for it is large."""
        return regex(self._heads(self.table.plurals))

    def _heads(self, plurals: list[str]) -> str:
        """A plural designator, or a quantifier that a designator follows: heads of lists of names."""
        heads = [spelling for form in plurals if self.designates(form) for spelling in spellings(form)]
        counting = [spelling for form in plurals if not self.designates(form) for spelling in spellings(form)]
        either = rf"(?P<head>{trie_expression(heads, bounded=False)})(?!{WORD})|(?:{trie_expression(counting, bounded=False)})\s+"
        return rf"(?<!{WORD})(?:{either})"

    def list_head(self, low: str, start: int) -> Designator | None:
        """Return the designator of a list that begins at ``start``: "all three villages of the commune – A, B and C"."""
        opening = start - (low[start - 1 : start] == " ")
        if low[opening - 1 : opening] not in HEADING:
            example = self.such_as.before(low, start)
            if example is None:
                return None
            opening = example[1]
        heads: list[Designator | None] = []
        for match in self.headed.finditer(low, max(0, opening - 70), opening):
            head = self.designates(match["head"]) if match["head"] else None
            found = (head, match.end()) if head else None if match["head"] else self.before.after(low, match.end())
            if found and _LIST_OPENS.fullmatch(low, found[1], opening):
                if self.genitives.get(match[0]) and (heads or "," in low[found[1] : opening]):
                    continue  # "three villages of the commune X: A, B, C", "in the commune, in places such as A": it may be a plural
                heads.append(found[0])
        return heads[-1] if heads else None  # "communes of 5 districts: A, B, C"

    def _numbered(self, number_signs: list[str]) -> str:
        signs = either_of(number_signs)
        forms = trie_expression(self.numbered_forms.forms, bounded=False)
        # "хутора 10-го квартала" names no Hamlet 10, "в районе 3-х школ" no Area 3
        ordinal = rf"(?:{either_of(self.ordinal_suffixes)})(?!{WORD})"
        letters = trie_expression(self._letters, bounded=False) or "(?!)"
        number = rf"n?\d{{1,3}}(?:{letters}|[a-zđα-ωа-я])?"
        item = rf"{number}(?!{WORD}|[.,/]\d|{ordinal})"
        signed = rf"(?:(?:{signs})\s?)?{item}"  # "шоссе № 27, № 55 и № 28"
        dot = rf"(?<!{LETTER}{{4}})\.\s?"  # of an abbreviation: "P. 8", but "in the ward. 8 houses"
        return (
            rf"(?<!{WORD})(?P<form>{forms})(?:{dot}|[\s-]{{0,2}})(?:(?:{signs})\s?)?(?P<first>{item})(?P<rest>(?:\s*,\s*{signed})*(?:\s*,?\s*(?:{self.joiners})\s+{signed})?)"
            rf"(?!\s?%|\s*(?:-|–)\s*\d)"
        )

    def numbered_designator(self, low: str, match: re.Match[str]) -> Designator | None:
        """Return the designator of a match of ``numbered``; the number may be glued to it ("ql1a"). None where no district has so high a
        number: "in 2024 the district will register 330 new models" in verb-final languages."""
        whole = self.numbered_forms.get(match["form"])  # "motorvei CT04", not "motorvei"
        found = None if whole else self.numbered_forms.after(low, match.start())
        designator = found[0] if found else whole
        number = match["first"].strip()
        beyond = number.isdigit() and int(number) > DISTRICTS
        return None if beyond and designator is not None and designator.kind == "district" else designator

    def is_letter(self, word: str) -> bool:
        """Whether a word stands for a Latin letter: "बी"."""
        return word in self._letters

    def unit_number(self, text: str) -> str:
        """Return the number of a unit as its name has it: "1बी" and "1б" are "1B"."""
        low = lower(text)
        digits = low.rstrip("".join(self._letters)) if self._letters else low
        letter = self._letters.get(low[len(digits) :])
        return digits.upper() + letter if letter else text.upper().translate(_LOOKALIKES)

    def designated_end(self, low: str, end: int, kind: str) -> int:
        """Where a name that ends at ``end`` ends together with its designator, where that stands behind ("फुओक खांग कम्यून")."""
        found = self.after.after(low, end + 1) if low[end : end + 1] == " " else None
        return found[1] if found and (found[0].kind == kind or kind in found[0].kinds) else end

    def _link(self, table: PlacesTable) -> str:
        """What may stand between two mentions: ``list`` (comma, and), ``in`` (bracket, preposition, nothing)."""
        glue = trie_expression([f for g in (*table.glue, *table.former) for f in spellings(g)], bounded=False) or "(?!)"
        glue = rf"(?:{glue})(?!{WORD})"
        join = rf"(?P<join>,?\s*(?:{self.joiners})\s+(?:(?:{self.articles})\s+)?)"
        return rf"\)?\s*(?:{join}|(?P<comma>,\s*(?:(?:{glue})\s+)*)|(?P<inside>(?:[(,–-]\s*)?(?:(?:{glue})\s*)*))"

    def _is_dull(self, word: str) -> bool:
        """Whether a single capitalised word can be no name by itself: unknown, or a common word."""
        low = lower(word)
        if " " in low or "-" in low or "–" in low:
            return False
        return low in self.stop or not (self.lookup(word).units or self.before.after(low, 0))

    @functools.cached_property
    def _last_words(self) -> list[tuple[int, WordIndex]]:
        """What ends before names, by its last word."""
        lexicons = {
            LEADS: (self.before, self.such_as),
            TITLES: (self.titles,),
            FORMER: (self.former,),
            PLURALS: (self.plurals,),
            CUES: (self.cues,),
        }
        lexicons[BESIDE] = (self.media, self.national)
        return [
            (role, LastWordIndex(last_openings(form for lexicon in group for form in lexicon.forms))) for role, group in lexicons.items()
        ]

    def _roles_before(self, token: str) -> int:
        """What the word before a name, with the signs at it, may end."""
        word = last_word(token)
        roles = LEADS if self.may_be_compound(token) or not HEADING.isdisjoint(token[-2:]) else 0
        for role, index in self._last_words:
            if any("*" in form or token.endswith(form.rpartition(" ")[2]) for form in index.at(word)):
                roles |= role
        return roles

    def _roles(self, word: str) -> int:
        """What a word may do in a text without capitals."""
        first = first_word(word)
        closing, opening = self._closing_words.at(first), self._opening_words.at(first)
        return (
            (CLOSES if closing else 0) | (OPENS if opening else 0) | (NAMES if word in self.exonyms.by_first or self.may_begin(word) else 0)
        )

    @functools.cached_property
    def _closing_words(self) -> WordIndex:
        return WordIndex(openings([*self.after.forms, *self.cues_after.forms, *self.called_after.forms]))

    @functools.cached_property
    def _opening_words(self) -> WordIndex:
        return WordIndex(openings(self.before.forms))

    def _may_be_compound(self, word: str) -> bool:
        """Whether the word before a name is a people, or may begin or end with a small unit's designator ("nabolandsbyen",
        "село-музей")."""
        return word in self.peoples or word.endswith(self.compound_tails) or ("-" in word and self.before.after(word, 0) is not None)


_GRAMMARS: dict[int, tuple[Language, Grammar]] = {}


def grammar(language: Language) -> Grammar:
    """Return the compiled grammar of a language, built once."""
    known = _GRAMMARS.get(id(language))
    if known is None or known[0] is not language:
        with nothing_collected():
            known = (language, Grammar(language))
        _GRAMMARS[id(language)] = known
    return known[1]
