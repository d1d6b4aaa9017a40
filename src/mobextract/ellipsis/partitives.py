"""Words for a part, and the noun that stands with them: "of these models, 71 were kept", "av disse hører 388 til …"."""

from __future__ import annotations

from mobextract.ellipsis.part_openings import PartOpenings
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import LONGEST_FORM

LABEL_REACH = 40
"""How long a label with its noun before a colon may be, in characters."""
DONE = 60
"""How long what stands between two numbers with one verb may be, in characters."""
_LAST_WORD = regex(f"{LETTER}+ ?$")
_DONE = regex(f" (?:{LETTER}+ ){{1,3}}?(?P<by>{LETTER}+) (?:{LETTER}+ ?){{1,5}}(?:, ?)?(?:{LETTER}+ )?")
"""Behind a count: what was done to those counted, by whom, and what leads to the next number."""
_CLOSED = regex(r" ?(?:[,.;:)।\n·]|$)")
_ONE_WORD = regex(f" (?:{LETTER}+ )?")
_OPENS = regex(r"(?:^|[.,;:!?()\n·।–—]) ?$")


class Partitives:
    """Such words in one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, openings: PartOpenings) -> None:
        self.g = grammar
        self.low = low
        self.openings = openings

    def is_partitive(self, position: int) -> bool:
        """Whether "of these" or the like stands before a number, at the beginning of a clause with its verb between ("av disse hører 388
        til …")."""
        if self.g.nouns.partitive.before(self.low, position):
            return True
        last = self.low.rfind(" ", 0, position - 1) + 1  # no blank stands inside the word
        word = _LAST_WORD.search(self.low, max(0, position - 30, last), position)
        opening = self.g.nouns.part_after.before(self.low, word.start()) if word else None
        return opening is not None and _OPENS.search(self.low, max(0, opening[1] - 2), opening[1]) is not None

    def part(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """The noun behind "of", whose part a number counts; that of the count before, where the word means "by" there as well: "141 ledes
        av kvinnene, 97 av ungdommen"."""
        at = skip_blanks(self.low, amount.end)
        noun = self.g.nouns.part(self.low, at)
        if noun is None or last is None or last.noun is None:
            return noun
        done = _DONE.fullmatch(self.low, last.edge, amount.start) if 0 < amount.start - last.edge < DONE else None
        again = done is not None and self.low.startswith(done["by"] + " ", at)
        behind = skip_blanks(self.low, noun.end)
        joined = _CLOSED.match(self.low, noun.end) or any(self.low.startswith(f"{j} ", behind) for j in self.g.joiners)
        return last.noun if again and joined else noun

    def are_doers(self, last: Quantity, amount: Amount, told: Noun) -> bool:
        """Whether people behind a number and a dash are those who do what others do with the things counted before: "141 модель ведут
        женщины, 97 — молодёжь"."""
        if told.unit not in PEOPLE or last.unit in PEOPLE or not 0 < amount.start - last.edge < DONE:
            return False
        if any(sign in self.low[last.edge : amount.start] for sign in ".;:(") or self.low[amount.end : told.start].strip(" —–-"):
            return False
        words = ANY_LETTERS.finditer(self.low, last.edge, amount.start)
        return any(noun[0] in PEOPLE for m in words if (noun := self.g.nouns.nouns.after(self.low, m.start())) is not None)

    def may_be_part(self, position: int) -> bool:
        """Whether words for a part ("of these") may stand some words before a number."""
        left = self.low[max(0, position - LABEL_REACH - LONGEST_FORM) : position]
        return any(map(left.__contains__, self.g.nouns.part_of_stems))

    def is_part_for_sure(self, amount: Amount) -> bool:
        """Whether words for a part stand before a number word that may be another word: "जिनमें से नौ अब दुकान चला रही हैं"."""
        word = self.low[amount.start : amount.end]
        return word in self.g.numerals.tokenizer.elliptic and self.g.nouns.partitive.before(self.low, amount.start) is not None

    def of_these(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a number, behind words for a part: "of these models, 71 were kept"."""
        end = end_before(self.low, start - 2 if self.low[start - 2 : start] == ", " else start)
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)
        if noun is None:
            return None
        if (part := self.g.nouns.part_of.before(self.low, noun.start)) is not None:
            return noun if part[1] == sentence or not self.openings.opens(sentence) else None  # "of the income of the commune, 12 …"
        word = _LAST_WORD.search(self.low, max(0, noun.start - LABEL_REACH), noun.start)  # "из нынешних групп 14 находятся …"
        opening = [self.g.nouns.wholes.before(self.low, at) for at in (noun.start, word.start() if word else noun.start)]
        return noun if any(found is not None and found[1] == sentence for found in opening) else None

    def named_whole(self, sentence: int, start: int) -> Noun | None:
        """The noun behind "of these" right before a number, perhaps with the verb between: "of these models 71 were …", "av disse
        modellene ble 71"."""
        noun = self.g.nouns.left(self.low, max(sentence, start - LABEL_REACH), start)
        if noun is None or not _ONE_WORD.fullmatch(self.low, noun.end, start):
            return None
        of = self.g.nouns.part_of.before(self.low, noun.start)
        return noun if of is not None and _OPENS.search(self.low, max(0, of[1] - 2), of[1]) else None

    def own_subject(self, sentence: int, start: int) -> Noun | None:
        """The noun at the head of a number's own sentence, with the verb between: "the poor households remain 12,100"."""
        verb = self.g.nouns.partitive.before(self.low, start) if self.g.nouns.done.before(self.low, start) is None else None
        end = end_before(self.low, verb[1]) if verb else 0
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end) if end > sentence else None
        places = self.g.nouns.circumstances  # "in these communes there are 12", "in Phuoc Hoa commune the figure is 630"
        where = noun is not None and noun.unit in UNITS and (places.before(self.low, noun.start) or places.after(self.low, sentence))
        if noun is None or where or self.low[sentence : noun.start].count(","):
            return None
        return noun if self.g.nouns.may_be_subject(self.low, sentence, noun.start) else None
