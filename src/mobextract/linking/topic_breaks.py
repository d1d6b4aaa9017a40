"""Where a text leaves its model without naming another: "another highlight is the library", "in addition, the commune has built four
bridges", "besides the model «X», the commune has built four bridges"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments, Span

OPENING = 14
"""How far behind the beginning of its sentence "another highlight" may stand, in characters."""
BESIDES = 40
"""The same for "besides", where that stands behind what it is said of ("रोशनी के अलावा")."""
STEPS = 3
"""Words between "in addition" and its subject where the verb stands before that, and no comma ("i tillegg har kommunen …")."""
PHRASE = 60
"""How long what stands between "besides" and the comma may be, in characters."""
TIE = 45
"""How far behind "besides" the model may stand that it says, and how far before it where it follows, in characters."""
LISTED = 6
"""Names this close behind the comma of "besides" are of its list ("besides «A», «B» and «C», …"), in characters."""
OPENED = " \"'«“„‘–—-;·:"
_WORDS = regex(rf"{WORD}+ ")
_COMMA = regex(r",(?!\d)")


def topic_breaks(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], said: Callable[[Scanner | None], Scanner | None]
) -> list[int]:
    """Return where sentences begin that tell of something else than the model before, in order; none that names a model."""
    if not models:
        return []
    found = {s for s in _others(said(grammar.highlight_scanner), low, segments)} | {
        s for words in (grammar.besides_scanner, grammar.field_scanner) for s in _besides(grammar, said(words), low, segments)
    }
    others = {start for start in found if not _names(grammar, low, segments.sentence_at(start), models)}
    return sorted(others.union(_besides_models(grammar, said(grammar.besides_scanner), low, segments, models)))


def _others(scanner: Scanner | None, low: str, segments: Segments) -> Iterator[int]:
    for match in scanner.finditer(low) if scanner is not None else ():
        sentence = segments.sentence_at(match.start())
        if match.start() - sentence[0] <= OPENING:
            yield sentence[0]


def _besides(grammar: LinkGrammar, scanner: Scanner | None, low: str, segments: Segments) -> Iterator[int]:
    """Where "besides" opens a sentence whose subject is a whole unit: what its people or organisations do may still be for the model."""
    for match in scanner.finditer(low) if scanner is not None else ():
        sentence = segments.sentence_at(match.start())
        opens = match.start() == sentence[0] or (grammar.postpositional and match.start() - sentence[0] < BESIDES)
        if opens and _is_of_unit(grammar, low, match.end(), sentence[1]):
            yield sentence[0]


def _besides_models(
    grammar: LinkGrammar, scanner: Scanner | None, low: str, segments: Segments, models: Sequence[FoundModel]
) -> Iterator[int]:
    """Where "besides the model «X»", or "besides these models", ends at the head of a sentence or behind a comma: what comes then is told
    of something else."""
    starts = [m.start for m in models]
    for match in scanner.finditer(low) if scanner is not None else ():
        sentence = segments.sentence_at(match.start())
        index = bisect_left(starts, match.start())
        if grammar.postpositional:
            near = max(sentence[0], match.start() - TIE)
            if (index and models[index - 1].end > near) or grammar.model_scanner.search(low, near, match.start()):
                yield match.end()
            continue
        lead = low[sentence[0] : match.start()].strip(OPENED)
        if lead and (not lead.endswith(",") or any(c.isdigit() for c in lead)):
            continue  # "two models besides this one"
        comma = _COMMA.search(low, match.end(), sentence[1])
        end = min(comma.start() if comma else sentence[1], match.end() + TIE)
        if index < len(models) and starts[index] < end:
            yield _end_of_names(low, models, index, sentence[1])
        elif (word := grammar.model_scanner.search(low, match.end(), end)) is not None:
            yield word.end()


def _end_of_names(low: str, models: Sequence[FoundModel], index: int, end: int) -> int:
    """Where the names end that a list begins with, and what is said of them up to the comma; without a comma the first name does."""
    first = models[index].end
    while (comma := _COMMA.search(low, models[index].end, end)) is not None:
        index += 1
        if index == len(models) or models[index].start - comma.end() > LISTED:
            return comma.start()
    return first + 1


def _is_of_unit(grammar: LinkGrammar, low: str, position: int, end: int) -> bool:
    """Whether a unit stands right behind "besides", behind the comma that ends its phrase, or behind the verb."""
    comma = _COMMA.search(low, position, min(end, position + PHRASE))
    if comma is not None:
        return not any(c.isdigit() for c in low[position : comma.start()]) and _unit(grammar, low, skip_blanks(low, comma.end()))
    at = skip_blanks(low, position)
    for _ in range(STEPS + 1):
        if grammar.organisations.after(low, at):
            return False
        if _unit(grammar, low, at):
            return True
        word = _WORDS.match(low, at, end)
        if word is None or grammar.noun_first:
            return False
        inside = grammar.inside_before.after(low, at)
        if inside and inside[1] < word.end():
            return False  # "i tillegg har kvinner i kommunen …"
        at = word.end()
    return False


def _unit(grammar: LinkGrammar, low: str, position: int) -> bool:
    """Whether a unit, and none of its organisations, stands at a position, perhaps behind an article."""
    article = grammar.articles.after(low, position)
    for at in (position, skip_blanks(low, article[1])) if article else (position,):
        unit = grammar.unit_nouns.after(low, at) or (None if grammar.counted.after(low, at) else grammar.levels.after(low, at))
        if unit is not None and grammar.organisations.after(low, at) is None:
            behind = skip_blanks(low, unit[1])
            inside = grammar.inside_after.after(low, behind) if grammar.postpositional else None
            if inside is not None and low[skip_blanks(low, inside[1]) :][:1].isdigit():
                return True  # "शिक्षा के संबंध में कम्यून में 30 कक्षाएँ हैं": what the commune has
            return grammar.organisations.after(low, behind) is None and not (
                grammar.inside_after.after(low, behind) or grammar.of.after(low, behind)
            )
    return False


def _names(grammar: LinkGrammar, low: str, sentence: Span, models: Sequence[FoundModel]) -> bool:
    """Whether a sentence names a model, or says the word for one."""
    word = grammar.model_scanner.search(low, *sentence) is not None
    return word or any(sentence[0] <= m.start < sentence[1] for m in models)
