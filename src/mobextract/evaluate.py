"""Score records against gold: precision, recall and F1 of each kind of mention, and the accuracy of its attributes.

A predicted mention matches a gold one where the normalized values agree and the spans overlap by at least half of the shorter
(names of models: by four fifths of the longer). Attributes are scored on the mentions that match; a gold item's
``fair`` readings score as right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from mobextract.record import KINDS

Item = dict[str, Any]
Document = dict[str, Any]

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "places": ("kind", "parents", "country"),
    "models": ("kind", "canonical", "place"),
    "counts": ("modifier", "unit", "place", "model", "year"),
    "money": ("modifier", "place", "model", "year"),
    "percentages": ("modifier", "place", "model", "year"),
    "measures": ("modifier",),
    "dates": (),
}


@dataclass(slots=True)
class KindScore:
    """Figures of one kind: how many in gold, predicted, right, found (span alone), and per attribute (right, of)."""

    gold: int = 0
    predicted: int = 0
    right: int = 0
    found: int = 0
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of the predicted mentions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold mentions that are found with their value."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.right else 0.0

    @property
    def found_f1(self) -> float:
        """F1 of the spans alone."""
        return 2 * self.found / (self.gold + self.predicted) if self.found else 0.0


@dataclass(slots=True, frozen=True)
class Miss:
    """One disagreement: a mention missed or spurious, or an attribute that differs."""

    doc: str
    kind: str
    what: str
    text: str
    gold: object
    predicted: object


def evaluate(pairs: Iterable[tuple[Document, Document]]) -> tuple[dict[str, KindScore], list[Miss]]:
    """Score (gold, record) pairs; both sides are plain dictionaries with one list for each kind."""
    scores = {kind: KindScore(attributes={a: (0, 0) for a in ATTRIBUTES[kind]}) for kind in KINDS}
    misses: list[Miss] = []
    for gold, record in pairs:
        for kind in KINDS:
            misses += _score_kind(kind, gold, record, scores[kind])
    return scores, misses


def _score_kind(kind: str, gold: Document, record: Document, score: KindScore) -> list[Miss]:
    expected, predicted = gold.get(kind, []), record.get(kind, [])
    matched = _pairs(kind, expected, predicted, exact=True)
    score.gold += len(expected)
    score.predicted += len(predicted)
    score.right += len(matched)
    score.found += len(_pairs(kind, expected, predicted, exact=False))
    doc = str(gold.get("doc"))
    names = (_canonical_names(gold), _canonical_names(record))
    misses = []
    for g, p in matched:
        for attribute in ATTRIBUTES[kind]:
            right = _agrees(attribute, expected[g], predicted[p], names)
            ok, of = score.attributes[attribute]
            score.attributes[attribute] = (ok + right, of + 1)
            if not right:
                misses.append(Miss(doc, kind, attribute, expected[g]["text"], expected[g].get(attribute), predicted[p].get(attribute)))
    found_gold, found_predicted = {g for g, _ in matched}, {p for _, p in matched}
    misses += [Miss(doc, kind, "missed", m["text"], _value(kind, m), None) for i, m in enumerate(expected) if i not in found_gold]
    misses += [Miss(doc, kind, "spurious", m["text"], None, _value(kind, m)) for i, m in enumerate(predicted) if i not in found_predicted]
    return misses


def matches(kind: str, gold: Document, record: Document) -> Iterator[tuple[str, Item, bool]]:
    """Yield each attribute of each mention of one kind that matches a gold one, with that mention and whether the attribute is right."""
    expected, predicted = gold.get(kind, []), record.get(kind, [])
    names = (_canonical_names(gold), _canonical_names(record))
    for g, p in _pairs(kind, expected, predicted, exact=True):
        for attribute in ATTRIBUTES[kind]:
            yield attribute, predicted[p], _agrees(attribute, expected[g], predicted[p], names)


def _pairs(kind: str, gold: list[Item], predicted: list[Item], *, exact: bool) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the best overlap first."""
    models = kind == "models"
    threshold = 0.8 if models and exact else 0.5
    candidates = []
    for g, left in enumerate(gold):
        for p, right in enumerate(predicted):
            common = min(left["end"], right["end"]) - max(left["start"], right["start"])
            if common <= 0:
                continue
            same = not exact or models or _value(kind, left) == _value(kind, right)
            lengths = (left["end"] - left["start"], right["end"] - right["start"])
            by_shorter = exact and not models
            overlap = common / (min(lengths) if by_shorter else max(lengths))
            if same and overlap >= threshold:
                candidates.append((-overlap, g, p))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    matched = []
    for _, g, p in sorted(candidates):
        if g not in used_gold and p not in used_predicted:
            used_gold.add(g)
            used_predicted.add(p)
            matched.append((g, p))
    return matched


def _value(kind: str, item: Item) -> object:
    """What must agree for a mention to be right."""
    if kind == "places":
        name = item.get("name") or item["text"]
        return _plain(name) if item.get("kind") in ("village", "zone") else _place_name(name)
    if kind == "models":
        return item["text"]
    if kind == "dates":
        return _fold(item.get("value"))
    amount = _amount(item)
    extra = {
        "counts": _number(item.get("of")),
        "money": item.get("currency"),
        "percentages": bool(item.get("points")),
        "measures": item.get("unit"),
    }
    return amount, extra[kind]


def _amount(item: Item) -> tuple[object, ...]:
    low, high = _number(item.get("low")), _number(item.get("high"))
    return (_number(item.get("value")),) if low is None and high is None else ("range", low, high)


def _number(value: object) -> Decimal | str | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)


def _fold(value: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(value)).casefold().split())


def _place_name(value: object) -> str:
    """A folded name; translations mix up the designators of numbered units, so those of one rank are one."""
    name = re.sub(r"^(hamlet|village)(?= \d)", "village", _fold(value))
    return re.sub(r"^(area|zone|quarter|block|residential group|neighbou?rhood|group)(?= \d)", "area", name)


def _plain(value: object) -> str:
    decomposed = unicodedata.normalize("NFD", _place_name(value).replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _canonical_names(document: Document) -> dict[str, str]:
    """The programme behind each name; of a name that is one only at times, what its last mention says."""
    last = {_fold(m["text"]): m.get("canonical") for m in document.get("models", [])}
    return {name: canonical for name, canonical in last.items() if canonical}


def _agrees(attribute: str, gold: Item, predicted: Item, names: tuple[dict[str, str], dict[str, str]]) -> bool:
    readings = [gold, *(r for r in _fair(gold) if attribute in r)]
    return any(_same(attribute, reading, predicted, names) for reading in readings)


def _fair(item: Item) -> list[Item]:
    fair = item.get("fair") or []
    return fair if isinstance(fair, list) else [fair]


def _same(attribute: str, gold: Item, predicted: Item, names: tuple[dict[str, str], dict[str, str]]) -> bool:
    left, right = gold.get(attribute), predicted.get(attribute)
    if attribute == "modifier":
        return (left or "exact") == (right or "exact")
    if attribute == "model":
        left, right = (names[i].get(_fold(v), v) if v else v for i, v in enumerate((left, right)))
    a, b = (_form(attribute, v) for v in (left, right))
    if attribute == "parents":
        return bool(a) == bool(b) and (set(a) <= set(b) or set(b) <= set(a))
    return a == b


def _form(attribute: str, value: object) -> tuple[str, ...]:
    if value in (None, "", []):
        return ()
    values = value if isinstance(value, list) else [value]
    return tuple(sorted(_plain(v) if attribute in ("place", "parents") else _fold(v) for v in values))


def table(scores: dict[str, KindScore]) -> str:
    """Return the scores as a text table."""
    lines = [f"{'kind':12}{'gold':>6}{'pred':>6}{'P':>8}{'R':>8}{'F1':>8}{'found':>8}  attributes on the matches"]
    for kind, score in scores.items():
        attributes = "  ".join(f"{a} {ok}/{of}" for a, (ok, of) in score.attributes.items() if of)
        lines.append(
            f"{kind:12}{score.gold:6}{score.predicted:6}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}"
            f"{score.found_f1:8.3f}  {attributes}"
        )
    return "\n".join(lines)
