"""What the place modules compile from the tables of one language: designators, cues, name runs, lists, numbered units."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from decimal import Decimal

from mobextract.dates.templates import month_names
from mobextract.language import Language
from mobextract.nouns.forms import NounForms
from mobextract.nouns.qualified import Noun
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.counts_table import CountsTable
from mobextract.packs.loading import nothing_collected
from mobextract.packs.place_tables import NATURAL, SMALL, Designator, PlacesTable
from mobextract.packs.quantity_tables import MeasuresTable
from mobextract.packs.units import unit_forms
from mobextract.places.distances import DistantNames
from mobextract.places.ordinal_words import Ordinals
from mobextract.places.routes import RouteWords
from mobextract.text.expressions import AT_WORD, scan_expression, trie_expression
from mobextract.text.folding import LETTER, UPPER, WORD, lower, skip_blanks
from mobextract.text.lexicon import Lexicon, spellings
from mobextract.text.word_index import WordIndex, first_word, last_word
from mobextract.toponyms.spelling import NameSpelling

_UPPER = "".join(c for c in UPPER if c.isupper() and not "\u0530" <= c < "\u1e00")
_SMALL = rf"{WORD}*(?:['’](?=[^\W\d_]){WORD}+)*"
TOKEN = re.compile(rf"[{_UPPER}]{_SMALL}")
RUN = re.compile(rf"[{_UPPER}]{AT_WORD}{_SMALL}(?:(?: ?[-–] ?| ){TOKEN.pattern})*")
NUMBER = r"n?\d{1,3}[a-zđα-ωа-я]?"
_LIST_OPENS = re.compile(r"[^.;:!?।\n()]{0,40}?\s?[:–—-]?\s?|\s?\(")
"""A few words and a dash or colon between a list's head and its first name, or a bracket right behind the head."""
LIKELY_LABEL = 20
"""Up to here a number between a designator and a noun is the designator's, where no ending tells ("thôn 4 hộ dân …")."""
HEADING = frozenset(":–—-(")
CLOSES, OPENS, NAMES = 1, 2, 4
"""What a word may do in a text without capitals: end a name as a designator or cue, head one, begin one."""
LEADS, TITLES, FORMER, PLURALS, CUES, BESIDE = (1 << n for n in range(6))
"""What may end before a name: a designator or what announces a list, and what the lexicons so called have."""
ANY = (1 << 6) - 1
_LABEL_ENDS = rf"(?!{WORD}|[.,:/%]\d| ?%)"
DIGIT_AFTER = re.compile(rf" (\d{{1,2}}){_LABEL_ENDS}")
_FURTHER = rf" \d{{1,2}}{_LABEL_ENDS}"


def _forms(forms: Iterable[str]) -> Lexicon[bool]:
    return Lexicon((form, True) for form in forms)


def _either(forms: Iterable[str]) -> str:
    """An expression for any of ``forms``, in folded text and as written (a Greek "ς"); one that matches nothing where there are none."""
    return "|".join(re.escape(lower(form)).replace("σ", "[σς]") for form in forms) or "(?!)"


_SHORT_WORD = re.compile(rf" {WORD}{{1,5}} ")
"""A preposition, as it stands between a number and where it counts."""


class Grammar(NameSpelling):
    """The place grammar of one language."""

    def __init__(self, language: Language) -> None:
        table: PlacesTable = language.table("places")
        super().__init__(language, table)
        self.code, self.table, self.compounding = language.code, table, language.info.compounding
        self.spaced = language.info.thousands[:1] == [" "]
        """Whether blanks part the thousands of a number."""
        self.label_limit = LIKELY_LABEL if language.info.noun_first else 0
        self.joiners, self.articles = _either(table.joiners), _either(table.articles)
        self.rest, self.within = _either(table.rest), _either([*table.within, *table.within_after])
        self._read_designators(table)
        self._read_words(table)
        self.has = _forms(language.table("linking").has)
        self.ordinal_suffixes = [suffix for suffix in language.table("labels").ordinal_suffixes if suffix.startswith("-")]
        self._compile(table)
        self.distant = DistantNames(language)
        self.periods = _forms(language.table("dates").periods)
        self.months = frozenset(month_names(language.locale, language.table("dates").months))
        counts = language.table("counts")
        self.ends_count = _forms([*counts.stop, *table.joiners, *table.cues, *table.glue, *language.table("linking").has])
        """Words that nothing counted begins with."""
        self.glued = _forms([*table.glue, *table.articles])
        self.between = _forms(language.table("numerals").ratio.between)
        self.attributes = Lexicon((form, True) for form in (*counts.adjectives, *(word for row in counts.qualified for word in row.words)))
        scales = language.table("numerals").scale
        self.scales = Lexicon((form, True) for scale in scales for form in scale.forms)
        self.currencies = Lexicon((form, True) for currency in language.table("money").currency for form in currency.forms)
        self.counted, self.forms = _forms(_counted(language)), NounForms(language, language.table("counts"))
        self.is_dull = functools.lru_cache(maxsize=32768)(self._is_dull)
        self.roles_before = functools.lru_cache(maxsize=32768)(self._roles_before)
        self.roles = functools.lru_cache(maxsize=32768)(self._roles)
        self.may_be_compound = functools.lru_cache(maxsize=32768)(self._may_be_compound)

    def is_currency(self, low: str, position: int) -> bool:
        """Whether a currency stands at ``position`` behind a number or its scale: "7 करोड़ डोंग हुआ" holds no Đông Hòa."""
        if self.currencies.after(low, position) is None:
            return False
        return low[position - 2 : position - 1].isdigit() or self.scales.before(low, position) is not None

    def _read_designators(self, table: PlacesTable) -> None:
        """Index the forms of designators by the side of the name that they stand on."""
        pairs = [(d, form) for d in table.designator for form in d.before]
        before = [(form, d) for d, form in pairs if d.named]
        after = [(f, d) for d in table.designator for f in d.after if d.named]
        called = [(f"{form}{c if c[0] == ',' else ' ' + c}", d) for form, d in before if d.kind in SMALL for c in (*table.called, *table.qualifiers)]
        called_after = [(f"{c} {form}", d) for form, d in after if d.kind in SMALL for c in (*table.called_after, *table.qualifiers)]
        self.before: Lexicon[Designator] = Lexicon([*before, *called])
        self.after: Lexicon[Designator] = Lexicon([*after, *called_after])
        self.numbered_forms: Lexicon[Designator] = Lexicon([(form, d) for d, form in pairs if d.number])
        self.numbered_nouns: Lexicon[Designator] = Lexicon([(form, d) for d in table.designator if d.number for form in (*d.before, *d.after)])
        endings = [*(f for d in table.designator for f in d.after), *table.called_after, *table.qualifiers, *table.cues_after]
        self.after_heads = frozenset(s[:2] for f in endings for s in spellings(f))
        small = [(d, s) for d, form in pairs if d.kind in SMALL for s in spellings(form)]
        small_after = (s.rstrip("*") for d in table.designator if d.kind in SMALL for f in d.after for s in spellings(f))
        heads = trie_expression(small_after, bounded=False)
        self.compound_after = re.compile(rf"-{LETTER}{{3,}}?(?P<form>{heads})")
        """A compound that ends in a small unit's designator, behind a name: "Bat Trang-keramikklandsbyen"."""
        self.compound_heads = tuple({s for d, s in small if d.named and len(s) > 3})
        self.compound_tails = tuple({head.rpartition(" ")[2] for head in self.compound_heads})

    def _read_words(self, table: PlacesTable) -> None:
        """Index the words around names: cues, titles, what is no name."""
        self.former, self.titles, self.posts = _forms(table.former), _forms(table.titles), _forms(table.posts)
        self.national, self.no_units = _forms(table.national), _forms(table.not_names)
        self.not_names = _forms([*table.not_names, *table.institutions])
        self.leading_articles = _forms(table.articles)
        self.cues, self.cues_after = _forms(table.cues), _forms(table.cues_after)
        self.media, self.plurals, self.such_as = _forms(table.media), _forms(table.plurals), _forms(table.such_as)
        self.genitives, self.sums = _forms(table.genitives), _forms(table.sums)
        self.called, self.called_after = _forms(table.called), _forms(table.called_after)
        self.joined, self.joiner_words = _forms(table.joiners), frozenset(lower(j) for j in table.joiners)
        self.middles = frozenset(s for form in table.middles for s in spellings(form))
        self.false_endings, self.cases, self.postpositions = map(frozenset, (table.false_endings, table.cases, table.postpositions))
        self.particles = frozenset(s for form in (*table.particles, *table.joiners) for s in spellings(form))
        self.other_words = frozenset(s for form in table.others for s in spellings(form.replace("{}", "").strip()))

    def _compile(self, table: PlacesTable) -> None:
        """Compile the expressions of lists, of links between names, of numbered units and phrases."""
        glue = trie_expression([spelling for form in table.glue for spelling in spellings(form)])
        article = rf"(?:(?:{self.articles}) )?"
        self.numbered = re.compile(self._numbered(table.number_signs))
        self.link = re.compile(self._link(table))
        self.joins = re.compile(rf"(?:,|(?:{self.joiners})(?!{WORD}))\s*")
        self.further_numbers = re.compile(rf"(?:,{_FURTHER})*,? (?:{self.joiners}){_FURTHER}")
        self.list_goes_on = re.compile(rf"\s*(?:,|(?:{self.joiners})\s|[).।]| (?:{glue}))")
        self.list_closes = re.compile(rf"(?:, ?{article}{RUN.pattern})*(?:,? (?:{self.joiners}) {article}{TOKEN.pattern}|\))")
        self.enumeration = re.compile(r"(?:[:–-] |\()(?P<names>[^:–;()\n।.]{3,200})")
        word = rf"(?<!{WORD})(?!(?:{self.joiners})(?!{WORD})){WORD}+"
        self.list_item = re.compile(rf"{word}(?:[ -]{word}){{0,3}}")
        self.two_level = re.compile(_either(table.two_level))
        self.phrases = re.compile(rf"{scan_expression(self.exonyms.phrases)}(?!{WORD})")

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
        return re.compile(self._heads(self.table.plurals))

    def _heads(self, plurals: list[str]) -> str:
        """A plural designator, or a quantifier that a designator follows: heads of lists of names."""
        heads = [spelling for form in plurals if self.designates(form) for spelling in spellings(form)]
        counting = [spelling for form in plurals if not self.designates(form) for spelling in spellings(form)]
        either = rf"(?P<head>{trie_expression(heads, bounded=False)})(?!{WORD})|(?:{trie_expression(counting, bounded=False)})\s+"
        return rf"(?<!{WORD})(?:{either})"

    def designates(self, form: str) -> Designator | None:
        """Return the designator that a form is, on whichever side of a name."""
        return self.before.get(lower(form)) or self.after.get(lower(form))

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
                if heads and self.genitives.get(match[0]):
                    continue  # "three villages of the commune X: A, B, C", where that may be a plural, too
                heads.append(found[0])
        return heads[-1] if heads else None  # "communes of 5 districts: A, B, C"

    def _numbered(self, number_signs: list[str]) -> str:
        signs = _either(number_signs)
        forms = trie_expression(self.numbered_forms.forms, bounded=False)
        ordinal = rf"(?:{_either(self.ordinal_suffixes)})(?!{WORD})"  # "хутора 10-го квартала" names no Hamlet 10, "в районе 3-х школ" no Area 3
        item = rf"{NUMBER}(?!{WORD}|[.,/]\d|{ordinal})"
        dot = r"(?<![^\W\d_]{4})\.\s?"  # of an abbreviation: "P. 8", but "in the ward. 8 houses"
        return (
            rf"(?<!{WORD})(?P<form>{forms})(?:{dot}|[\s-]{{0,2}})(?:(?:{signs})\s?)?(?P<first>{item})(?P<rest>(?:\s*,\s*{item})*(?:\s*,?\s*(?:{self.joiners})\s+{item})?)"
            rf"(?!\s?%|\s*(?:-|–)\s*\d)"
        )

    def numbered_designator(self, low: str, match: re.Match[str]) -> Designator | None:
        """Return the designator of a match of ``numbered``; the number may be glued to it ("ql1a")."""
        found = self.numbered_forms.after(low, match.start())
        return found[0] if found else self.numbered_forms.get(match["form"])

    def is_count(self, low: str, match: re.Match[str], designator: Designator) -> bool:
        """Whether the number behind a small unit's designator counts the noun behind it ("in the village 185 houses …")."""
        number = match["first"]
        if designator.kind in NATURAL or match["rest"] or not number.isdigit() or int(number) <= self.label_limit:
            return False
        return self._is_counted(low, match.end(), int(number))

    def designated_end(self, low: str, end: int, kind: str) -> int:
        """Where a name that ends at ``end`` ends together with its designator, where that stands behind ("फुओक खांग कम्यून")."""
        found = self.after.after(low, end + 1) if low[end : end + 1] == " " else None
        return found[1] if found and (found[0].kind == kind or kind in found[0].kinds) else end

    def counts_behind(self, low: str, end: int, last: tuple[int, int]) -> bool:
        """Whether the last number of a list counts the noun behind it, or, behind a mere comma, what is in the next unit ("16 in hamlet 4, 12
        in hamlet 6"), and is no further zone."""
        if low[end : last[0]].strip() != ",":
            return self._is_counted(low, last[1], 0)
        word = _SHORT_WORD.match(low, last[1])
        return self._is_counted(low, last[1], 0) or (word is not None and self.numbered_forms.after(low, word.end()) is not None)

    def counts_noun(self, low: str, number: re.Match[str]) -> bool:
        """Whether the number at the end of a match counts the noun behind it: "in Pien Sui 66 households"."""
        digits = re.search(r"\d+$", number[0])
        return digits is not None and int(digits[0]) > self.label_limit and self._is_counted(low, number.end(), int(digits[0]))

    def _is_counted(self, low: str, position: int, number: int) -> bool:
        """Whether a counted noun or a unit stands at ``position``, not the designator of the next larger unit ("группы 3 квартала Баньгой",
        but "в деревне 3 пагоды", "в районе 5 деревень")."""
        position = skip_blanks(low, position)
        while (adjective := self.attributes.after(low, position)) is not None:
            position = skip_blanks(low, adjective[1])  # "har distriktet 5 nye barnehager", "в округе 95 бедных и почти бедных домохозяйств"
            joined = self.joins.match(low, position)
            if joined and (self.attributes.after(low, joined.end()) or self.counted.after(low, joined.end())):
                position = joined.end()
        if self.counted.after(low, position) is None:
            return False
        larger = self.before.after(low, position)
        if larger is None or larger[0].kind in NATURAL:
            return True
        noun = Noun(position, larger[1], None, True)
        return bool(self.forms.agrees(low, noun, Decimal(number))) and self.plurals.after(low, position) is not None

    def _link(self, table: PlacesTable) -> str:
        """What may stand between two mentions: ``list`` (comma, and), ``in`` (bracket, preposition, nothing)."""
        glue = trie_expression([f for g in (*table.glue, *table.former) for f in spellings(g)], bounded=False) or "(?!)"
        glue = rf"(?:{glue})(?!{WORD})"
        return (
            rf"\)?\s*(?:(?P<join>,?\s*(?:{self.joiners})\s+(?:(?:{self.articles})\s+)?)|(?P<comma>,\s*(?:(?:{glue})\s+)*)|(?P<inside>(?:[(,–-]\s*)?(?:(?:{glue})\s*)*))"
        )

    def _is_dull(self, word: str) -> bool:
        """Whether a single capitalised word can be no name by itself: unknown, or a common word."""
        low = lower(word)
        if " " in low or "-" in low or "–" in low:
            return False
        return low in self.stop or not (self.lookup(word).units or self.before.after(low, 0))

    @functools.cached_property
    def _last_words(self) -> list[tuple[int, WordIndex]]:
        """What ends before names, by its last word."""
        lexicons = {LEADS: (self.before, self.such_as), TITLES: (self.titles,), FORMER: (self.former,), PLURALS: (self.plurals,), CUES: (self.cues,)}
        lexicons[BESIDE] = (self.media, self.national)
        return [(role, WordIndex([form for lexicon in group for form in lexicon.forms], "last")) for role, group in lexicons.items()]

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
        return (CLOSES if closing else 0) | (OPENS if opening else 0) | (NAMES if word in self.exonyms.by_first or self.may_begin(word) else 0)

    @functools.cached_property
    def _closing_words(self) -> WordIndex:
        return WordIndex([*self.after.forms, *self.cues_after.forms, *self.called_after.forms])

    @functools.cached_property
    def _opening_words(self) -> WordIndex:
        return WordIndex(self.before.forms)

    def _may_be_compound(self, word: str) -> bool:
        """Whether the word before a name is a people, or may begin or end with a small unit's designator ("nabolandsbyen", "село-музей")."""
        return word in self.peoples or word.endswith(self.compound_tails) or ("-" in word and self.before.after(word, 0) is not None)


def _counted(language: Language) -> list[str]:
    """The nouns and units that numbers count."""
    counts: CountsTable = language.table("counts")
    measures: MeasuresTable = language.table("measures")
    common: CommonQuantities = language.common("quantities")
    units = [*(u.forms for u in measures.unit), *(u.forms for u in common.unit), [form for form, _ in unit_forms(language.locale)]]
    return [form for forms in (*counts.nouns.values(), *units) for form in forms]


_GRAMMARS: dict[int, tuple[Language, Grammar]] = {}


def grammar(language: Language) -> Grammar:
    """Return the compiled grammar of a language, built once."""
    known = _GRAMMARS.get(id(language))
    if known is None or known[0] is not language:
        with nothing_collected():
            known = (language, Grammar(language))
        _GRAMMARS[id(language)] = known
    return known[1]
