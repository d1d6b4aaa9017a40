"""Where an unquoted name ends that begins with a capital and goes on in lower case ("modellen Lys ved hver port i grend 4").

It ends before a stop word or a sign. A preposition is a stop word that may belong to the name: it does so where one noun or
two follow and then the end, no unit, organisation or time. A comma or dash belongs to it between parts that are alike.
"""

from __future__ import annotations

from msgspec import Struct

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.text.folding import UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex

LONGEST = 160
"""How far a name may reach, in characters."""
TAIL = 3
"""Words that may follow a preposition inside a name."""
TAILS = 2
"""Such phrases in one name."""
PARTS = 7
"""Words in one of the parts that a comma or dash joins."""
STEM = 3
"""Letters that the first words of two parts of a name share ("Rent tun, ren gate")."""
VERB = 6
"""Letters of a word that a verb's ending tells as one."""

TAKING_PART = frozenset(
    ("member", "household", "person", "woman", "farmer", "volunteer", "student", "family", "youth", "worker", "official", "employee")
)
"""Concepts of those who take part in a model, or work for it."""

STEP = rf"{WORD}+(?:[-'’/+]{WORD}+)*"
_RUN = regex(rf"{STEP}(?: {STEP})*")
_CAPITAL = regex(rf" (?=[{UPPER}])")
_DIGIT = regex(r"\d")
_WORD = regex(r"\S+")
_LAST = regex(r" \S+ $")
_JOINT = regex(r"(?:, ?| [–—-] |[–—])(?=\S)")
_CLOSED = regex(r" ?[,:;.!?…)(।|]| [–—-] |\n|$")

Words = list[tuple[int, int]]


class Extent(Struct, frozen=True):
    """Where a name ends, how many words it has, and whether a sign stands behind it."""

    end: int
    words: int
    closed: bool


class NameExtents:
    """Finds the ends of unquoted names with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, start: int, *, subject: bool = False) -> Extent | None:
        """The name at ``start``; ``subject``: its cue opens the sentence, so that the sentence's verb stands behind it."""
        words = self._words(folded.low, start)
        count = self._before_verb(folded.low, words, self._part(folded, words, subject=subject))
        if count == 0:
            return None
        end = words[count - 1][1]
        if count == len(words):
            end, count = self._over_joints(folded, start, end, count)
        return Extent(end, count, _CLOSED.match(folded.text, end) is not None)

    def end_of_cue(self, folded: Folded, start: int, end: int) -> int:
        """Where a cue ends: before a capital inside it, with which the name begins ("mô hình Điểm đọc sách", not "mô hình điểm …"); not
        before an abbreviation ("chương trình MTQG xây dựng nông thôn mới")."""
        inner = _CAPITAL.search(folded.text, start + 1, end) if folded.text[start].islower() else None
        inner = None if inner is not None and folded.text[inner.start() : end].isupper() else inner
        return inner.start() if inner is not None and self.g.cues.get(folded.low[start : inner.start()]) is not None else end

    def _before_verb(self, low: str, words: Words, count: int) -> int:
        """How many words stand before the verb of a number right behind them, or behind its bound: "mô hình Vườn rau tình thương nuôi hơn
        70 em"."""
        end = words[count - 1][1] if count else 0
        bound = self.g.bounds.after(low, skip_blanks(low, end))
        inside = self.g.bounds.before(low, end)
        at = skip_blanks(low, bound[1] if bound else end)
        if count <= 2 or not low[at : at + 1].isdigit():
            return count
        verb = self.g.number_verbs.before(low, end_before(low, inside[1]) if inside else end)
        before = [word for word in words[:count] if verb is not None and word[0] < verb[1]]
        return len(before) if len(before) > 1 else count

    def runs_on(self, low: str, position: int) -> int:
        """Where the words before the next stop or sign end that stand right behind ``position``, or ``position``; a unit's designator is
        none of the name ("xây dựng nông thôn mới tỉnh")."""
        if self.g.units.after(low, skip_blanks(low, position)) is not None:
            return position
        words = self._words(low, skip_blanks(low, position)) if low[position : position + 1] == " " else []
        stop = self._stop(low, words, 0)
        return words[stop - 1][1] if 0 < stop <= TAIL else position

    def _words(self, low: str, start: int) -> Words:
        """The words up to the next sign."""
        run = _RUN.match(low, start, start + LONGEST)
        cue = next((m for m in self.g.cue_scanner.finditer(low, start, run.end()) if m.start() > start), None) if run else None
        joiner = _LAST.search(low, start, cue.start()) if cue else None
        end = joiner.start() if joiner and self.g.list_gap.fullmatch(joiner[0]) else run.end() if run else start
        return [m.span() for m in _WORD.finditer(low, start, end)]  # "modellen Mors kjøkken og modellen …": two names

    def _part(self, folded: Folded, words: Words, *, subject: bool = False) -> int:
        """How many of the words up to a sign are the name's, phrases behind prepositions included."""
        count = self._first_stop(folded, words, subject)
        for _ in range(TAILS if count else 0):
            longer = self._over_tail(folded, words, count)
            if longer == count:
                break
            count = longer
        return count

    def _stop(self, low: str, words: Words, first: int, *, small: bool = False) -> int:
        """The index of the first word from ``first`` on that ends a name; ``small``: a preposition behind the first one does so, too."""
        own_verb = 0
        for index in range(first, len(words)):
            start, end = words[index]
            verb = self.g.name_verbs.after(low, start)  # "Phụ nữ giúp nhau làm kinh tế"
            own_verb = max(own_verb, verb[1] if verb else 0)
            if end <= own_verb:
                continue
            numbered = (
                index > first and low[start].isdigit() and not low[words[0][0]].isdigit() and not self._is_own_number(low, words, index)
            )
            ends = self.g.name_ends.after(low, start)
            if ends and not (ends[1] == end and index > 1 and self._is_last(low, words, index)):
                return index
            if numbered:  # "Cây xanh bốn mùa tới 12 xã"
                return index - (index > 1 and self._is_small(low, words[index - 1]))
            if small and index == first:  # a relative clause begins with its verb
                continue
            if (small and self._is_small(low, words[index])) or (end - start >= VERB and low.endswith(self.g.verb_endings, start, end)):
                return index
        return len(words)

    def _is_last(self, low: str, words: Words, index: int) -> bool:
        """Whether a word that may end a name itself ("Tổ bốn cùng") stands before the next stop, or a sign."""
        word = low[slice(*words[index])]
        return self.g.last_words.get(word) is not None and (
            index + 1 == len(words) or self.g.name_ends.after(low, words[index + 1][0]) is not None
        )

    def _is_own_number(self, low: str, words: Words, index: int) -> bool:
        """Whether a number and the word behind it end a name that begins with a noun ("Tổ thu hái 4 đúng"): nothing that is counted."""
        behind = words[index + 1 : index + 3]
        small = words[index][1] - words[index][0] == 1 and self.g.noun_first and bool(behind)
        if (
            not small
            or self.g.units.after(low, behind[0][0])
            or self.g.beyond.after(low, behind[0][0])
            or self.g.name_ends.after(low, behind[0][0])
        ):
            return False
        return len(behind) == 1 or self.g.name_ends.after(low, behind[1][0]) is not None

    def _first_stop(self, folded: Folded, words: Words, subject: bool) -> int:
        """How many words stand before the first stop; a stop right behind the first word may be the name's own verb at the
        sentence's end; not where words are syllables."""
        stop = self._stop(folded.low, words, 1)
        if stop != 1 or len(words) == 1 or subject or self.g.noun_first or self._is_small(folded.low, words[1]):
            return stop
        own = 0 < len(words) - 2 < TAIL and _CLOSED.match(folded.text, words[-1][1]) and self._stop(folded.low, words, 2) == len(words)
        return len(words) if own and all(folded.text[at].islower() for at, _ in words[2:]) else stop

    def _is_small(self, low: str, word: tuple[int, int]) -> bool:
        return self.g.small.fullmatch(low, *word) is not None and (self.g.name_ends.after(low, word[0]) or (0, word[1]))[1] <= word[1]

    def _over_tail(self, folded: Folded, words: Words, count: int) -> int:
        """How many words the name has with the preposition that it ends before and the phrase behind that."""
        if count >= len(words) or not self._is_small(folded.low, words[count]):
            return count
        if (longer := self._over_direction(folded, words, count)) > count:
            return longer
        article = self.g.articles.after(folded.low, words[count + 1][0]) if count + 2 < len(words) else None
        own = article is not None and article[1] == words[count + 1][1]  # "Klesskapet for de fattige"
        end = self._stop(folded.low, words, count + 1 + own, small=True)
        tail = words[count + 1 : end]
        if own and len(tail) == 1:
            return count
        most = TAIL if self.g.noun_first or count == 1 else TAIL - 1
        if not 0 < len(tail) <= most or any(folded.text[at].isupper() for at, _ in tail):
            return count
        if folded.text[tail[0][0]].isdigit() and (count > 1 or len(tail) < 2):
            return count
        return count if any(self.g.beyond.after(folded.low, at) for at, _ in tail) else end

    def _over_direction(self, folded: Folded, words: Words, count: int) -> int:
        """How many words the name has with "to the hamlets", "for every hamlet" behind it: such units are no place where it runs. Without
        "every" a sign must end it."""
        low, first = folded.low, count + 1
        every = self.g.every.after(low, words[first][0]) if first < len(words) else None
        toward = self.g.toward.after(low, words[count][0]) is not None
        if first >= len(words) or not (toward or every):
            return count
        while every and first < len(words) and words[first][1] <= every[1]:
            first += 1
        end = max(self._stop(low, words, first, small=True), first)
        if end == first and first < len(words) and self.g.units.after(low, words[first][0]):
            end = self._stop(low, words, first + 1, small=True)
        tail = words[count + 1 : end]
        closed = end == len(words) and _CLOSED.match(folded.text, words[end - 1][1]) is not None
        plain = not any(folded.text[at].isupper() or low[at].isdigit() for at, _ in words[count : min(end + 1, len(words))])
        return end if end > first and len(tail) <= TAIL + (every is not None) and plain and (every or closed) else count

    def _over_joints(self, folded: Folded, start: int, end: int, count: int) -> tuple[int, int]:
        """The name with the further parts that are like its first one ("Rent tun, ren gate, ren skog")."""
        length = count
        first = folded.low[start:end].split()
        while (joint := _JOINT.match(folded.text, end)) and length <= PARTS:
            words = self._words(folded.low, joint.end())
            size = self._alike(folded, words, first, length, dash="," not in joint[0])
            twin = size == length > 1 and "," not in joint[0]  # "Ao sạch - Tôm khỏe": both halves begin with a capital
            if not size or not self._goes_on(folded, start, joint.end() + twin, words[size - 1][1]):
                break
            end, count = words[size - 1][1], count + size
        return end, count

    def _alike(self, folded: Folded, words: Words, first: list[str], length: int, *, dash: bool) -> int:
        """How many of the words behind a comma or dash are a part like the first one: as long, or nearly so with the same words; 0 if
        none."""
        size = self._part(folded, words)
        if not size or (length == 1 and not (dash and size == 1)):
            return 0
        part = [folded.low[slice(*word)] for word in words]
        if self.g.list_gap.fullmatch(f" {part[0]} "):
            return 0  # "bevegelsen Tre ansvar, og politiet …"
        if part[0] != first[0] and self.g.name_ends.after(folded.low, words[0][0]):
            return 0
        if size > length > 1 and self._first_stop(folded, words, False) == length:
            size = length  # "Tre ja, to nei mot barneekteskap"
        shared = len({*first} & {*part[:size]}) + (part[0][:STEM] == first[0][:STEM])
        if size == length and (shared or not self._begins_unit(folded.low, words[0][0])):
            return size
        if shared and abs(size - length) <= min(2, shared) and size <= PARTS:
            return size
        cut = size > length and part[0][:STEM] == first[0][:STEM] and not self._is_small(folded.low, words[length - 1])
        return length if cut else 0

    def _begins_unit(self, low: str, position: int) -> bool:
        return any(lexicon.after(low, position) for lexicon in (self.g.units, self.g.organisations, self.g.clauses))

    def _goes_on(self, folded: Folded, start: int, left: int, right: int) -> bool:
        """Whether what stands behind a comma or dash may be a part of the name: no capital, no number that the name has not had before."""
        if folded.text[left:right] != folded.text[left:right].lower():
            return False
        return folded.text[start].isdigit() or not _DIGIT.search(folded.text, left, right)

    def without_owner(self, folded: Folded, start: int, end: int, *, built: bool = False) -> int | None:
        """Where a name ends before the organisation that runs it; None where it is one itself. ``built``: of a project, which may be a
        bank's."""
        low = folded.low
        cuts = self.g.unquoted == "until_stop"
        for match in _WORD.finditer(low, start, end):
            at = match.start()
            organisation = self.g.organisations.after(low, at)
            if organisation is None or (at > start and low[start:at].split()[-1] in self.g.ones):
                continue  # "Én kommune – ett kooperativ"
            article = self.g.articles.before(low, at)
            of = self.g.of.before(low, at) or (self.g.of.before(low, article[1]) if article else None)
            if of and of[1] > start:
                return end_before(low, of[1])
            if at > start and folded.text[at].isupper() and cuts:
                return end_before(low, at)
            small = self.g.small.match(low, skip_blanks(low, organisation[1]))
            if (built or folded.text[at].isupper()) and not (cuts and small and small.end() < end):
                return None
        return end

    def people_of(self, low: str, start: int) -> tuple[bool, int] | None:
        """Where "of the" ends behind the noun that opens a sentence: "Members of the Rice Jar of Love model"."""
        noun = self.g.counted.after(low, start)
        of = self.g.of.after(low, skip_blanks(low, noun[1])) if noun else None
        article = self.g.articles.after(low, skip_blanks(low, of[1])) if of else None
        return of if of is not None and article is not None and noun is not None and noun[0] in TAKING_PART else None
