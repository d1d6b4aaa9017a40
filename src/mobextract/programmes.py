"""Find the names of models, movements, campaigns, programmes, projects, contests and titles (record field: ``models``).

A name is a quotation beside a cue word ("model", "phong trào"), a further quotation in a list under one cue, a rendering of a
nationally known programme, or an unquoted capitalised name behind a cue. Mottoes, speech and titles of documents are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from mobextract.folding import UPPER, WORD, Folded, skip_blanks
from mobextract.language import Language
from mobextract.lexicon import Lexicon, ScannerSet, spellings, word_pattern
from mobextract.quotations import Quotation
from mobextract.segment import Segments
from mobextract.tables import Alias, CommonProgrammes, ProgrammesTable

MOTTO = "a motto"
NO_CUE = "no cue word beside it"
LONGEST_NAME = 45
"""Words in the longest name that is believed; real ones reach 32."""
STEPS = 4
"""Fillers that may stand between a cue and a quotation."""
LIST_GAP = 140
"""Characters between two names of one list ("«A» of X; «B» in commune Y")."""

ANNOUNCED = 700
"""How far behind its colon a list of names may reach, in characters."""
OWNER_REACH = 300
"""How far before a name the organisation that runs it may stand, in characters."""

_NUMERIC = re.compile(r"\d+\s*(?:[+-]|\w{1,6}|\S{1,2})\s*\d+|\d")


@dataclass(slots=True)
class FoundModel:
    """A name at ``[start, end)`` of the folded text, without marks and cue; ``cue`` is where its cue stands."""

    start: int
    end: int
    kind: str
    canonical: str | None
    rule: str
    cue: tuple[int, int] | None = None
    owner: tuple[int, int] | None = None


@dataclass(slots=True, frozen=True)
class RejectedQuotation:
    """A quotation that is no name, and why."""

    start: int
    end: int
    reason: str


class ProgrammeGrammar:
    """The compiled cue words and aliases of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        scanners = scanners or ScannerSet()
        table: ProgrammesTable = language.table("programmes")
        common: CommonProgrammes = language.common("programmes")
        self.has_case = language.info.has_case
        self.kinds = {p.id: p.kind for p in common.programme}
        cues = [(form, cue.kind) for cue in table.cue for form in cue.forms]
        self.cues: Lexicon[str] = Lexicon(cues)
        self.cues_after: Lexicon[str] = Lexicon((form, cue.kind) for cue in table.cue if cue.after for form in cue.forms)
        self.group_cues = Lexicon((form, True) for form in table.group_cues)
        self.motto = Lexicon((form, True) for form in table.motto)
        self.speech = Lexicon((form, True) for form in table.speech)
        self.not_name = Lexicon((form, True) for form in table.not_name)
        self.fillers = Lexicon((form, True) for form in table.fillers)
        self.of = Lexicon((form, True) for form in table.of)
        self.organisations = Lexicon((form, True) for form in table.organisations)
        self.name_ends = Lexicon((form, True) for form in table.name_ends)
        self.aliases = [_CompiledAlias(alias, self.kinds.get(alias.canonical, "programme")) for alias in table.alias]
        self.unquoted = table.unquoted
        joiners = "|".join(re.escape(f) for form in language.table("numerals").list_joiners for f in spellings(form))
        self.list_gap = re.compile(rf"\s*(?:,|;|,?\s*(?:{joiners})|/)\s*")
        self.cue_scanner = scanners.add(self.cues.forms)
        self.organisation_scanner = scanners.add(self.organisations.forms)
        small = "|".join(re.escape(form) for form in table.small_words) or "(?!)"
        capital = rf"(?:[{UPPER}]{WORD}*(?:[-'’]{WORD}+)*)"
        self.capitals = re.compile(rf"{capital}(?: (?:(?:{small}) ){{0,2}}(?:{capital}|\d+))*")
        self.capitals_before = re.compile(rf"({capital}(?: (?:(?:{small}) ){{0,2}}{capital})+)[ -]$")

    def find(self, folded: Folded, segments: Segments) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Return the names of the article in order, and the quotations that are none."""
        found: list[FoundModel] = []
        rejected: list[RejectedQuotation] = []
        for quotation in segments.quotations:
            if found and quotation.end <= found[-1].end:
                continue  # inside a name that is taken already
            result = self._read(folded, segments, quotation, found)
            if isinstance(result, FoundModel):
                found.append(result)
            else:
                rejected.append(RejectedQuotation(quotation.start, quotation.end, result))
        found, rejected = self._cued_behind(folded, segments, found, rejected)
        found, rejected = self._repeated(folded, found, rejected)
        found += self._unquoted_names(folded, segments, found)
        found.sort(key=lambda m: m.start)
        for model in found:
            model.owner = self._owner(folded, segments, model)
        return found, rejected

    # -- quoted names --------------------------------------------------------------------------------------------------

    def _read(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> FoundModel | str:
        start, end = _trimmed(folded.text, quotation.start, quotation.end)
        words = folded.low[start:end].split()
        if not words or len(words) > LONGEST_NAME:
            return "too long for a name" if words else "empty"
        before = self._cue_before(folded.low, quotation.start - 1)
        after = self._cue_after(folded.low, quotation.end + 1) if quotation.closed else None
        canonical, kind = self._alias(folded.low[start:end], len(words))
        if canonical is None and self.motto.before(folded.low, self._left_of_fillers(folded.low, quotation.start - 1)):
            return MOTTO
        if before is None and self.not_name.before(folded.low, self._left_of_fillers(folded.low, quotation.start - 1)):
            return "a title or a term, not a model"
        if self._is_speech(folded, quotation, start, end, before is not None):
            return "speech"
        cue = before or after
        rule = "models.cue-before" if before else "models.cue-after"
        if cue is None and _NUMERIC.match(words[0]) and self._group_cue(folded.low, quotation):
            return FoundModel(start, end, "model", None, "models.group")
        if cue is None and canonical is None:
            cue = self._list_cue(folded, segments, quotation, found)
            rule = "models.list"
        if cue is None and canonical is None:
            named = self.not_name.after(folded.low, skip_blanks(folded.low, quotation.end + 1))
            if self._is_title_case(folded.text[start:end]) and quotation.closed and not named:
                return FoundModel(start, end, "model", None, "models.title-case")
            return NO_CUE
        if cue is None:
            return FoundModel(start, end, kind, canonical, "models.alias")
        return FoundModel(start, end, kind if canonical else cue[0], canonical, rule, (cue[1], cue[2]))

    def _cue_before(self, low: str, position: int) -> tuple[str, int, int] | None:
        position = self._before_owner(low, position)
        for _ in range(STEPS):
            end = len(low[:position].rstrip())
            found = self.cues.before(low, position)
            if found:
                return found[0], found[1], end
            filler = self.fillers.before(low, position)
            if filler is None or filler[1] >= end:
                return None
            position = filler[1]
        return None

    def _before_owner(self, low: str, position: int) -> int:
        """Step over a comma, and the owner before it ("the model of the police, «X»")."""
        comma = re.search(r", ?$", low[max(0, position - 2) : position])
        if comma is None:
            return position
        left = max(0, position - 2) + comma.start()
        owner = self.organisations.before(low, left)
        of = self.of.before(low, owner[1]) if owner else None
        return of[1] if of else left

    def _cue_after(self, low: str, position: int) -> tuple[str, int, int] | None:
        if low[position : position + 1] in "-–":
            position += 1
        for _ in range(STEPS):
            position = skip_blanks(low, position)
            found = self.cues_after.after(low, position)
            if found:
                return found[0], position, found[1]
            filler = self.fillers.after(low, position)
            if filler is None or filler[1] <= position or not low[position].isalpha():
                return None
            position = filler[1]
        return None

    def _left_of_fillers(self, low: str, position: int) -> int:
        for _ in range(STEPS):
            filler = self.fillers.before(low, position)
            if filler is None or self.motto.before(low, position) or self.not_name.before(low, position):
                return position
            position = filler[1]
        return position

    def _is_title_case(self, name: str) -> bool:
        """A quotation of two words or more that all begin with a capital is a name, with no cue beside it."""
        match = self.capitals.fullmatch(name) if self.has_case else None
        return match is not None and len(name.split()) > 1 and not self.organisations.after(name.lower(), 0)

    def _group_cue(self, low: str, quotation: Quotation) -> bool:
        left = self._left_of_fillers(low, quotation.start - 1)
        right = skip_blanks(low, quotation.end + 1)
        for _ in range(2):
            filler = self.fillers.after(low, right)
            right = skip_blanks(low, filler[1]) if filler else right
        tail = re.split(r"[ -]", low[quotation.start : quotation.end])[-1]
        if self.group_cues.get(tail):
            return True
        return bool(self.group_cues.before(low, left) or self.group_cues.after(low, right))

    def _is_speech(self, folded: Folded, quotation: Quotation, start: int, end: int, cued: bool) -> bool:
        text, low = folded.text, folded.low
        inner = text[start : quotation.end].rstrip()
        left = low[: max(0, quotation.start - 1)].rstrip()
        if re.search(r"[.!?…।] +[^\W\d_]", text[start:end]) or (not cued and inner[-1:] in ".!?…।,"):
            return True
        if left[-1:] == ":" and not self._cue_before(low, len(left) - 1) and self.speech.before(low, self._clause_start(low, len(left) - 1)):
            return True
        following = re.match(r"[\s,–—-]*", low[quotation.end + 1 :])
        position = quotation.end + 1 + (following.end() if following else 0)
        return not cued and bool(self.speech.after(low, position))

    def _clause_start(self, low: str, position: int) -> int:
        return position

    def _list_cue(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> tuple[str, int, int] | None:
        """The cue of the name before, where both stand in one list of one sentence."""
        previous = found[-1] if found else None
        announced = self._announced(folded, segments, quotation)
        if announced is not None:
            return announced
        if previous is None or previous.cue is None or quotation.start - previous.end > LIST_GAP:
            return None
        gap = folded.low[previous.end + 1 : quotation.start - 1]
        if re.search(r"[.!?…।:\n]", gap) or not self._in_list(gap):
            return None
        return previous.kind, *previous.cue

    def _in_list(self, gap: str) -> bool:
        """Whether what stands between two names keeps them in one list: a joiner, or the owner of the first and a comma.

        Between the last comma and the second name only an article, a cue or a few words of place may stand.
        """
        if re.fullmatch(r"\s*\S{1,4}\s*", gap):
            return True
        match = re.fullmatch(r"[^,;]{0,70}(?:[,;][^,;]{0,40}){0,2}([,;])(?P<tail>[^,;]*)", gap)
        if match is None:
            return False
        words = match["tail"].split()
        return len(words) <= (7 if match[1] == ";" else 2) or self.cues.before(gap, len(gap)) is not None

    def _announced(self, folded: Folded, segments: Segments, quotation: Quotation) -> tuple[str, int, int] | None:
        """The cue right before the colon of a list ("there are good models: in X «A», …; in Y «B»")."""
        low = folded.low
        start = max(segments.sentence_at(quotation.start)[0], quotation.start - ANNOUNCED)
        colon = low.rfind(":", start, quotation.start)
        if colon < 0:
            return None
        hits = [m for m in self.cue_scanner.finditer(low, max(start, colon - 40), colon) if m.end() > colon - 16]
        kind = self.cues.get(" ".join(hits[-1][0].split())) if hits else None
        return (kind, *hits[-1].span()) if kind else None

    def _alias(self, name: str, words: int) -> tuple[str | None, str]:
        for alias in self.aliases:
            if alias.matches(name, words):
                return alias.canonical, alias.kind
        return None, "model"

    def _cued_behind(
        self, folded: Folded, segments: Segments, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Names in a list share the cue behind the last one: "«A», «B» and «C» models"."""
        by_start = {m.start: m for m in found}
        refused = {item.start: item for item in rejected if item.reason == NO_CUE}
        for quotation, following in reversed(list(pairwise(segments.quotations))):
            next_name = by_start.get(_trimmed(folded.text, following.start, following.end)[0])
            if next_name is None or next_name.rule not in ("models.cue-after", "models.list-before"):
                continue
            start, end = _trimmed(folded.text, quotation.start, quotation.end)
            gap = folded.low[quotation.end + 1 : following.start - 1]
            own = by_start.get(start)
            if not self.list_gap.fullmatch(gap) or not (quotation.start in refused or (own and own.rule == "models.title-case")):
                continue
            by_start[start] = FoundModel(start, end, next_name.kind, next_name.canonical, "models.list-before", next_name.cue)
            refused.pop(quotation.start, None)
        kept = [item for item in rejected if item.reason != NO_CUE or item.start in refused]
        return sorted(by_start.values(), key=lambda m: m.start), kept

    def _repeated(
        self, folded: Folded, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """A quotation equal to a name of the article is that name again, whatever stands beside it."""
        known = {folded.low[m.start : m.end]: m for m in found}
        kept: list[RejectedQuotation] = []
        more: list[FoundModel] = []
        for item in rejected:
            start, end = _trimmed(folded.text, item.start, item.end)
            same = known.get(folded.low[start:end])
            if same is None or _overlaps(found, (start, end)):
                kept.append(item)
            else:
                more.append(FoundModel(start, end, same.kind, same.canonical, "models.repeated"))
        return sorted([*found, *more], key=lambda m: m.start), kept

    # -- unquoted names ------------------------------------------------------------------------------------------------

    def _unquoted_names(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> list[FoundModel]:
        if self.unquoted == "none":
            return []
        names: list[FoundModel] = []
        for match in self.cue_scanner.finditer(folded.low):
            kind = self.cues.get(" ".join(match[0].split()))
            if kind is None or segments.paragraph_at(match.start())[1] < match.end():
                continue
            if self.unquoted == "possessive":
                span = self._possessed(folded, segments, match.start())
            else:
                span = self._name_after(folded, match.end()) or self._name_before(folded, segments, match.start())
            if span is None and kind != "model":
                span = self._alias_after(folded.low, match.end()) or self._alias_before(folded.low, match.start())
            if span is None or _overlaps(found, span) or (names and span[0] < names[-1].end):
                continue
            canonical, alias_kind = self._alias(folded.low[slice(*span)], len(folded.low[slice(*span)].split()))
            names.append(FoundModel(*span, alias_kind if canonical else kind, canonical, "models.unquoted", match.span()))
        return names

    def _alias_after(self, low: str, position: int) -> tuple[int, int] | None:
        """The rendering of a national programme right behind a cue, in lower case and unquoted ("bevegelsen for dyktig …")."""
        for _ in range(2):
            filler = self.fillers.after(low, skip_blanks(low, position))
            position = filler[1] if filler else position
        start = skip_blanks(low, position)
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", re.split(r"[.,;:()\n«»“”\"]", low[start : start + 90])[0]))
        if not words or words[0].start():
            return None
        for count in range(2, min(len(words), 6) + 1):
            end = start + words[count - 1].end()
            if self._alias(low[start:end], count)[0] is not None:
                return start, end
        return None

    def _alias_before(self, low: str, position: int) -> tuple[int, int] | None:
        """The same right before a cue ("the skillful mass mobilization movement")."""
        end = len(low[:position].rstrip())
        floor = max(0, end - 90)
        segment = re.split(r"[.,;:()\n«»“”\"]", low[floor:end])[-1]
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", segment))
        offset = end - len(segment)
        for count in range(2, min(len(words), 5) + 1):
            start = offset + words[-count].start()
            if self._alias(low[start:end], count)[0] is not None:
                return start, end
        return None

    def _name_after(self, folded: Folded, position: int) -> tuple[int, int] | None:
        """A capitalised name right behind the cue: two words or more, not an organisation."""
        start = skip_blanks(folded.text, position)
        match = self.capitals.match(folded.text, start) if start > position or position == 0 else None
        if match is None or folded.text[start : start + 1] in "\"“«„":
            return None
        end = match.end() if self.unquoted == "capitals" else self._until_stop(folded, start)
        if self.unquoted == "capitals" and " " not in match[0]:
            end = self._until_stop(folded, start)
            if len(folded.low[start:end].split()) > 4 or folded.text[end : end + 1] not in (",", ".", ")", ";", ":"):
                return None
        return self._plausible(folded, start, end)

    def _name_before(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A capitalised name right before the cue ("the Rice Jar of Love model"); a sentence's first word is no evidence."""
        if self.unquoted != "capitals":
            return None
        sentence = segments.sentence_at(position)[0]
        match = self.capitals_before.search(folded.text[max(sentence, position - 120) : position])
        if match is None:
            return None
        start = max(sentence, position - 120) + match.start(1)
        end = start + len(match[1])
        while (filler := self.fillers.after(folded.low, start)) and filler[1] < end:
            start = skip_blanks(folded.low, filler[1])
        return self._plausible(folded, start, end) if start > sentence else None

    def _possessed(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A name of two to five words between an organisation in the possessive and the cue ("पुलिस का … मॉडल")."""
        low = folded.low
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", low[max(segments.sentence_at(position)[0], position - 90) : position]))
        offset = max(segments.sentence_at(position)[0], position - 90)
        for count in range(2, min(6, len(words))):
            start = offset + words[-count].start()
            if self.fillers.after(low, start) or self.cues.after(low, start):
                return None
            of = self.of.before(low, start)
            if of is not None and self.organisations.before(low, of[1]):
                return start, len(low[:position].rstrip())
        return None

    def _plausible(self, folded: Folded, start: int, end: int) -> tuple[int, int] | None:
        words = folded.low[start:end].split()
        if len(words) < 2 or len(words) > 14:
            return None
        if self.organisations.after(folded.low, start) or any(self.organisations.after(folded.low, start + m.start()) for m in re.finditer(r"\S+", folded.low[start:end])):
            return None
        return start, end

    def _until_stop(self, folded: Folded, start: int) -> int:
        """Where an unquoted name ends in a language that capitalises its first word only: before a stop word or a sign."""
        end = start
        for match in re.finditer(rf"(?:^| )({WORD}+(?:[-'’]{WORD}+)*)(?=[^\w]|$)", folded.low[start : start + 160].split("\n")[0]):
            if start + match.start() != end or self.name_ends.after(folded.low, start + match.start(1)):
                break
            end = start + match.end(1)
        return end

    # -- owners --------------------------------------------------------------------------------------------------------

    def _owner(self, folded: Folded, segments: Segments, model: FoundModel) -> tuple[int, int] | None:
        """The organisation that runs it: behind "of" right after the name, else the last one before it in the sentence."""
        position = skip_blanks(folded.low, model.end + 1)
        of = self.of.after(folded.low, position)
        direct = self.organisations.after(folded.low, skip_blanks(folded.low, of[1]) if of else position)
        if direct:
            start = skip_blanks(folded.low, of[1]) if of else position
            return start, self._phrase_end(folded, start, direct[1])
        sentence = max(segments.sentence_at(model.start)[0], model.start - OWNER_REACH)
        limit = model.cue[0] if model.cue and model.cue[0] < model.start else model.start - 1
        last = None
        for match in self.organisation_scanner.finditer(folded.low, sentence, max(sentence, limit)):
            last = match.span()
        return (last[0], self._phrase_end(folded, *last)) if last and limit - last[1] < 160 else None

    def _phrase_end(self, folded: Folded, start: int, end: int) -> int:
        """Extend an organisation by the name that follows it ("Women's Union of Ba Ngoi ward"): up to the last capital."""
        tail = re.match(rf"(?:[ -]{WORD}+){{0,6}}", folded.text[end:])
        best = end
        for match in re.finditer(rf"[ -]({WORD}+)", tail[0] if tail else ""):
            if match[1][:1].isupper():
                best = end + match.end()
            elif end + match.end() - best > 24:
                break
        return best


class _CompiledAlias:
    """One rendering table of a national programme."""

    def __init__(self, alias: Alias, kind: str) -> None:
        self.canonical = alias.canonical
        self.kind = kind
        self.max_words = alias.max_words
        self.forms = {f for form in alias.forms for f in spellings(form)}
        self.groups = [word_pattern([s for stem in group for s in spellings(stem)]) for group in alias.all_of]

    def matches(self, name: str, words: int) -> bool:
        """Whether a folded name is a rendering of this programme."""
        plain = " ".join(name.split())
        if plain in self.forms:
            return True
        if not self.groups or words > self.max_words:
            return False
        spaced = plain.replace("-", " ")
        return all(group.search(spaced) or group.search(plain) for group in self.groups)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return start, end


def _overlaps(models: list[FoundModel], span: tuple[int, int]) -> bool:
    """Whether a span overlaps one of ``models``, which stand in order and apart."""
    index = bisect_left(models, span[1], key=lambda m: m.start)
    return index > 0 and models[index - 1].end > span[0]
