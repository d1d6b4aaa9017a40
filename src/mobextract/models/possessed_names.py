"""Names without marks or capitals between an organisation in the possessive and the cue, or before a word for "called": "संघ का … मॉडल"."""

from __future__ import annotations

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.unquoted_programmes import SPACED
from mobextract.text.folding import Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 90
"""How far before a cue its name may begin, in characters, where the cue stands behind."""
CALLED, POSSESSED = 8, 8
"""Words that such a name may have, and one behind the possessive of an organisation."""
LEAST = 2
"""Words that such a name must exceed where only its being run tells it from a description."""
NEAR = 45
"""How far behind the cue the organisation may stand that founded it, in characters."""
SHORT = 2
"""Letters of words that tell nobody to do something, however they end."""
_MADE = regex(r" \S+(?: \S+)? ?:")
_PASSIVE = regex(r"[^.,;:()।!?\n]{8,90}:")
_SIGN = regex(r"[.,;:()।!?\n]")


class PossessedNames:
    """The search for such names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A name between an organisation in the possessive and the cue ("पुलिस का … मॉडल"), or before a word for "called" ("… नामक
        मॉडल")."""
        low = folded.low
        if self.g.is_numbered(low, position) or low[position - 1 : position] == "-":
            return None  # "9 अक्टूबर की योजना संख्या 207" is a document, "जन-आंदोलन" one word
        called = self.g.called.before(low, position)
        end = end_before(low, called[1] if called else position)
        offset = max(segments.sentence_at(position)[0], end - REACH)
        words = [m.span() for m in SPACED.finditer(low, offset, end)]
        if (
            not called
            and words
            and self.g.small.fullmatch(low, *words[-1]) is None
            and self.g.name_ends.after(low, words[-1][0]) is not None
        ):
            return None  # "युवा संघ ने पहल की": no name ends with a postposition
        if called:
            return self._named_so(low, words, end)
        last = self.g.name_ends.after(low, words[-1][0]) if words else None
        if last is not None and last[1] == end:
            return None  # "युवा संघ ने पहल की"
        for count in range(2, min(POSSESSED + 1, len(words))):
            span = words[-count][0], end
            before = low[slice(*words[-count - 1])]
            if before in low[slice(*span)].split() and self.g.of.get(before) is None:
                continue  # "एक मुर्गी एक छात्र"
            taken = self._taken(low, words[-count:], offset, position)
            if taken is not None:
                return span if taken else None
        return None

    def _taken(self, low: str, words: list[tuple[int, int]], offset: int, position: int) -> bool | None:
        """Whether these words before the cue are a name, by what stands before them; None where a longer stretch may be one."""
        start = words[0][0]
        if self.g.name_ends.after(low, start) and not self._is_patterned(low, words):
            return None
        of = self.g.of.before(low, start)
        if of and self.g.people.before(low, of[1]):  # "महिलाओं का … मॉडल"
            return len(words) > LEAST and self._is_name(low, words, words)
        if of and (self.g.organisations.before(low, of[1]) or (self.g.units.before(low, of[1]) and self._is_listed(low, offset, of[1]))):
            return self._is_name(low, words, words[-1:])
        if self.g.organisations.before(low, end_before(low, start)) and self._is_run(low, position):
            return (len(words) > 2 or self._is_patterned(low, words)) and self._is_name(low, words, words)
        run = len(words) > LEAST and not low[start].isdigit() and not self._is_determined(low, start) and self._is_run_by(low, position)
        if low[start - 2 : start - 1] == "," or start == offset:
            opened = low[start - 2 : start] == ", " and self.g.name_ends.before(low, start - 2) is not None  # "… ज़िले में, … मॉडल को"
            return (opened and run) or (len(words) > 2 and self._is_made(low, position) and self._is_name(low, words, words)) or None
        if not self.g.name_ends.before(low, start):
            return None
        before = low[offset:start].split()[-3:]
        if self._is_patterned(low, words) or (len(before) > 2 and self.g.every.get(before[0])):
            return None  # "हर बस्ती में साफ़ पानी"
        return run or self._is_told(low, offset, start, position)

    def _is_name(self, low: str, words: list[tuple[int, int]], telling: list[tuple[int, int]]) -> bool:
        """Whether words are no description of what is done ("सब्जी उत्पादन"), as ``telling`` ones would tell, and no number, clause or
        cue stands in them."""
        start, end = words[0][0], words[-1][1]
        halves = low[start:end].split(", ")
        if len(halves) > 2 or (len(halves) > 1 and not all(" " in half for half in halves)) or self.g.cue_scanner.search(low, start, end):
            return False  # "हरी बाड़, फूलों वाली सड़क" has two halves
        if self._is_patterned(low, words):
            return True
        every = self.g.every.after(low, start) is not None
        inner = [word[0] for word in words[1:] if self.g.of.get(low[slice(*word)]) is None]
        told = any(low[at].isdigit() or (self.g.name_ends.after(low, at) and not every) for at in inner)  # "… के कार्यालय ने 3 मॉडल"
        activity = any(self.g.activities.get(low[slice(*word)]) for word in telling)
        return not told and not activity and self.g.fillers.after(low, start) is None

    def _is_patterned(self, low: str, words: list[tuple[int, int]]) -> bool:
        """Whether words are built as no description is: one stands twice ("घर पर छाँटो घर पर खाद"), or one tells somebody to do
        something."""
        inner = [word for start, end in words if self.g.of.get(word := low[start:end]) is None]
        return len(set(inner)) < len(inner) or any(len(w) > SHORT and w.endswith(self.g.imperative_endings) for w in inner)

    def _is_run(self, low: str, position: int) -> bool:
        """Whether a verb of running or founding stands right behind the cue: "… मॉडल चलाता है"."""
        cue = self.g.cues.after(low, position)
        return cue is not None and self.g.runs.after(low, skip_blanks(low, cue[1])) is not None

    def _is_made(self, low: str, position: int) -> bool:
        """Whether an organisation behind the cue, which is the object, runs or has founded it: "… मॉडल को किसान संघ ने शुरू किया"."""
        cue = self.g.cues.after(low, position)
        object_ = self.g.objects.after(low, skip_blanks(low, cue[1])) if cue is not None else None
        return object_ is not None and self.g.organisation_scanner.search(low, object_[1], object_[1] + NEAR) is not None

    def _is_told(self, low: str, floor: int, start: int, position: int) -> bool:
        """Whether an organisation made the model that a colon then explains: "संघ ने यहाँ … मॉडल बनाया: हर सदस्य …"."""
        cue = self.g.cues.after(low, position)
        told = cue is not None and _MADE.match(low, cue[1]) is not None and self.g.fillers.after(low, start) is None
        return told and self.g.organisation_scanner.search(low, floor, start) is not None

    def _is_run_by(self, low: str, position: int) -> bool:
        """Whether the cue is told to be run by an organisation, and a colon explains how: "… मॉडल को स्वास्थ्य केंद्र द्वारा लागू किया
        गया: …"."""
        cue = self.g.cues.after(low, position)
        colon = _PASSIVE.match(low, cue[1]) if cue else None
        if cue is None or colon is None:
            return False
        by = next((m.start() for m in SPACED.finditer(low, cue[1], colon.end()) if self.g.by_after.after(low, m.start())), None)
        run = by is not None and any(self.g.runs.after(low, m.start()) for m in SPACED.finditer(low, by, colon.end()))
        return run and by is not None and self.g.runner_scanner.search(low, cue[1], by) is not None

    def _is_determined(self, low: str, start: int) -> bool:
        return self.g.fillers.after(low, start) is not None or self.g.name_ends.after(low, start) is not None

    def _named_so(self, low: str, words: list[tuple[int, int]], end: int) -> tuple[int, int] | None:
        """The words before "called" back to a postposition, a sign, or the possessive of an organisation or unit."""
        for count in range(1, min(CALLED, len(words)) + 1):
            start = words[-count][0]
            of = self.g.of.before(low, start)
            owned = of and (self.g.organisations.before(low, of[1]) or self.g.units.before(low, of[1]))
            if (owned and count > 1) or self.g.name_ends.before(low, start) or _SIGN.search(low, start - 2, start):
                return (start, end) if count > 1 else None
        return None

    def _is_listed(self, low: str, start: int, position: int) -> bool:
        """Whether a list of models is announced before: "… कई मॉडल चले: कम्यून का … मॉडल"."""
        colon = low.rfind(":", start, position)
        return colon >= 0 and self.g.cue_scanner.search(low, max(0, colon - REACH), colon) is not None


def behind_office(grammar: ProgrammeGrammar, low: str, start: int, end: int) -> int:
    """Return where a name begins behind an office that runs the programme: "the Coordination Office of the New Rural Programme"."""
    for word in SPACED.finditer(low, start, end):
        of = grammar.of.after(low, word.start()) if grammar.organisations.before(low, word.start()) else None
        article = grammar.articles.after(low, skip_blanks(low, of[1])) if of else None
        if article is not None and article[1] < end:
            return skip_blanks(low, article[1])
    return start
