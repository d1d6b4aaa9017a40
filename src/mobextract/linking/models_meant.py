"""Models meant without their names: by what these call them (behind the model "Self-help club", "63 such clubs" are those of the model),
or as "the model"."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.nouns.people import PEOPLE
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments

SHARED = 4
"""Letters that a noun and a word of a name must share at least, and two thirds of the longer one: they may stand in two cases."""
LEAST = 2
"""Words that a name and what is called so must share at least."""
CALLED_BACK = 12
"""How many names back a model is looked for that things are called by."""
LONG = 12
"""Letters of a word that says enough alone: "62 naboskapsgrupper"."""
BEYOND = 30
"""How far behind a noun the words of a name may go on, in characters."""
_OTHERS = PEOPLE | {"household", "poor_household", "near_poor_household", "family", "model"}
"""Those who take part in a model, whatever its name says of them: "12 women help each other"."""
_WORDS, _SIGN = regex(rf"{LETTER}+"), regex(r"[.,;:·()।\n]")
_DIGIT = regex(r"\d")
_ACCENTS = regex("[\u0300-\u036f]")
FIGURES_BACK = 24
"""How many figures back the last number of such things is looked for."""
NAMES_BACK = 3
"""How many names back the model may be."""
NAMED = 45
"""A name this close behind "the model" is the one meant."""
TOPIC = 45
"""Words that open another topic stand this close to the beginning of their sentence."""
BESIDES = 24
"""How far before "the model" "besides" may begin that says it, in characters."""
AGAIN = 6
"""How many paragraphs back "the model" may have been named."""


def said_again(grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel]) -> Iterator[tuple[int, FoundModel]]:
    """Yield where "the model", "this model" stands without a name, and the last model named before it in its section."""
    starts = [m.start for m in models]
    for match in _said(grammar, low, segments) if models else ():
        index = bisect_left(starts, match.start())
        named = index < len(models) and starts[index] - match.end() < NAMED
        inside = index > 0 and models[index - 1].end >= match.start()
        last = (
            None if named or inside else next((m for m in reversed(models[max(0, index - NAMES_BACK) : index]) if m.kind == "model"), None)
        )
        if (
            last is not None
            and segments.chapter(last.start) == segments.chapter(match.start())
            and len(segments.paragraphs_between(last.start, match.start())) <= AGAIN
        ):
            yield match.start(), last


def founded_before(grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel]) -> Iterator[tuple[int, FoundModel]]:
    """Yield where a paragraph opens with the founding of what the one before has told, and the last model of that: "Launched in March 2023,
    it has reached 11 communes"."""
    starts = [m.start for m in models]
    for start, _ in segments.paragraphs if models else ():
        if grammar.founded.after(low, start) is None:
            continue
        index = bisect_left(starts, start)
        last = models[index - 1] if index else None
        stop = segments.sentence_at(start)[1]
        own = (index < len(models) and starts[index] < stop) or _tells_other(grammar, low, start, stop)
        if last is not None and last.kind == "model" and not own and len(segments.paragraphs_between(last.start, start)) <= 1:
            yield start, last


def _tells_other(grammar: LinkGrammar, low: str, start: int, stop: int) -> bool:
    """Whether the clause behind an opening has a subject of its own: "Founded in 1998, the school has 300 pupils"."""
    comma = low.find(", ", start, stop)
    number = _DIGIT.search(low, comma, stop) if comma >= 0 else None
    if comma < 0:
        return False
    words = [m.start() for m in _WORDS.finditer(low, comma, number.start() if number else stop)]
    lists = (grammar.counted, grammar.organisations, grammar.unit_nouns)
    return any(words_.after(low, at) is not None for at in words for words_ in lists)


def _said(grammar: LinkGrammar, low: str, segments: Segments) -> Iterator[re.Match[str]]:
    """The words for "the model", where they do not open another topic ("besides this model, the province has …")."""
    for match in grammar.same_model.finditer(low):
        if low[max(0, match.start() - 2) : match.start()].rstrip(" ").isdigit():
            continue  # "1.150 mô hình đã được thẩm định": counted
        start, end = segments.sentence_at(match.start())
        other = grammar.topic_scanner.search(low, start, min(end, start + TOPIC))
        if other or _is_besides(grammar, low, start, match):
            continue
        if grammar.model_scanner.search(low, *match.span()) and not _is_described(grammar, low, match.end()):
            yield match


def _is_besides(grammar: LinkGrammar, low: str, start: int, words: re.Match[str]) -> bool:
    """Whether "the model" stands right behind "besides", or before it where that follows."""
    if grammar.postpositional:
        return grammar.besides.after(low, skip_blanks(low, words.end())) is not None
    return says(grammar.besides_scanner, low, max(start, words.start() - BESIDES), words.start())


def _is_described(grammar: LinkGrammar, low: str, end: int) -> bool:
    """Whether "of" and no organisation stand behind "the model": "the model of governance" is another than the one named."""
    tie = grammar.of.after(low, skip_blanks(low, end))
    if tie is None:
        return False
    position = skip_blanks(low, tie[1])
    return grammar.organisations.after(low, grammar.articles.past(low, position)) is None


def kinds_meant(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, FoundModel]]:
    """Yield where a number of "such" things stands, and the last model before it in its section that is called such a thing, else the one
    that had so many of them before ("«X» has 132 teams. … B has 58 such teams")."""
    if not grammar.such_scanner.is_in(low):
        return
    starts = [m.start for m in models]
    for place, quantity in enumerate(quantities):
        if quantity.kind != "count" or quantity.noun is None or not _is_such(grammar, low, quantity):
            continue
        noun = low[quantity.noun.start : quantity.noun.end]
        index = bisect_left(starts, quantity.start)
        chapter = segments.chapter(quantity.start)
        for model in reversed(models[max(0, index - NAMES_BACK) : index]):
            if model.kind == "model" and segments.chapter(model.start) == chapter and is_called(low[model.start : model.end], noun):
                yield quantity.start, model
                break
        else:
            if (had := _had_before(segments, models, starts, quantities[max(0, place - FIGURES_BACK) : place], quantity)) is not None:
                yield max(segments.sentence_at(quantity.start)[0], quantity.start - 1), had


def called_so(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, FoundModel]]:
    """Yield where a number of things stands that are called by the first words of a name, what they are and more, with the last model
    before it that is: behind "Inter-family fire safety group", "62 inter-family groups", "62 tổ liên gia"; and what stands with them
    ("with 680 households"). Other figures do not go on with it."""
    starts = [m.start for m in models]
    names = [[m[0] for m in _WORDS.finditer(low, model.start, model.end)] for model in models]
    for place, quantity in enumerate(quantities if models else ()):
        index = bisect_left(starts, quantity.start)
        if not index or quantity.kind != "count" or quantity.noun is None or quantity.unit in _OTHERS:
            continue
        floor = index - 1 - CALLED_BACK if index > CALLED_BACK else None
        said = list(_WORDS.finditer(low, quantity.end, quantity.noun.end + BEYOND))
        heads = _WORDS.findall(low[quantity.noun.start : quantity.noun.end])
        head = heads[0 if grammar.noun_first else -1] if heads else ""
        called = (
            model
            for model, name in zip(models[index - 1 : floor : -1], names[index - 1 : floor : -1], strict=True)
            if _begins_like(grammar, low, name, said, quantity.noun.end) and any(_alike(word, head) or word.endswith(head) for word in name)
        )
        model = next(called, None)
        if model is not None and model.kind == "model" and segments.chapter(model.start) == segments.chapter(quantity.start):
            yield quantity.start, model
            yield from ((q.start, model) for q in quantities[place + 1 : place + 2] if _stands_with(low, quantity, q))


def _stands_with(low: str, things: Quantity, figure: Quantity) -> bool:
    """Whether only a few words stand between a number of things and the next figure."""
    gap = low[things.edge : figure.start]
    return len(gap) < NAMED and not _SIGN.search(gap)


def _begins_like(grammar: LinkGrammar, low: str, name: Sequence[str], said: Sequence[re.Match[str]], end: int) -> bool:
    """Whether words begin as a name does, with more than a word for a body ("câu lạc bộ"); one word does only if it is what is counted, up
    to ``end``, and long."""
    if len(name) < LEAST or not said or not _alike(name[0], said[0][0]):
        return False
    same = next((n for n, (a, b) in enumerate(zip(name, said, strict=False)) if not _alike(a, b[0])), min(len(name), len(said)))
    body = grammar.body_words.after(low, said[0].start())
    own = [word[0] for word in said[:same] if body is None or word.start() >= body[1]]
    return (same >= LEAST or (len(said[0][0]) >= LONG and said[0].end() == end)) and sum(map(len, own)) >= 2 * SHARED - (
        SHARED if body is not None else 0
    )


def _had_before(
    segments: Segments, models: Sequence[FoundModel], starts: Sequence[int], before: Sequence[Quantity], such: Quantity
) -> FoundModel | None:
    """The model named last before, or in the sentence of, the last count of such things, in its paragraph and the section of ``such``."""
    counted = next((q for q in reversed(before) if q.kind == "count" and q.unit and q.unit == such.unit != "model"), None)
    if counted is None or segments.section(counted.start) != segments.section(such.start):
        return None
    index = bisect_left(starts, segments.sentence_at(counted.start)[1])
    model = models[index - 1] if index else None
    named = model is not None and model.kind == "model" and model.start >= segments.paragraph_at(counted.start)[0]
    return model if named else None


def _is_such(grammar: LinkGrammar, low: str, quantity: Quantity) -> bool:
    """Whether "such" stands before a number, inside it and its noun, or right behind them."""
    end = quantity.edge
    if grammar.such.before(low, quantity.start) or grammar.such.after(low, skip_blanks(low, end)):
        return True
    return any(grammar.such.after(low, at + 1) for at in range(quantity.end, end) if low[at] == " ")


@functools.lru_cache(maxsize=1 << 14)
def is_called(name: str, noun: str) -> bool:
    """Return whether a name holds a noun, in any case: "Inter-generational self-help club", "clubs"."""
    if " " in noun:
        return noun in name
    return any(_alike(word, noun) for word in name.replace("-", " ").split())


def _alike(word: str, noun: str) -> bool:
    word, noun = _plain(word), _plain(noun)
    if word == noun:
        return True
    shared = next((i for i, (a, b) in enumerate(zip(word, noun, strict=False)) if a != b), min(len(word), len(noun)))
    return shared >= SHARED and shared * 3 >= 2 * max(len(word), len(noun))


@functools.lru_cache(maxsize=1 << 12)
def _plain(word: str) -> str:
    """A word without accents, which move in Greek."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))
