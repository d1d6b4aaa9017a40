"""mobextract as a spaCy component; the only module that touches ``Doc``.

The record is the truth and spans are a view of it: the component runs the core on ``doc.text``, keeps the record as a plain
dictionary in ``doc._.mobextract`` (it survives serialization), and adds a span for each mention, widened to whole tokens.
"""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from mobextract.language import load_language
from mobextract.pipeline import Extractor, extractor
from mobextract.record import KINDS

LABELS = {
    "places": "PLACE", "models": "MODEL", "counts": "COUNT", "money": "MONEY", "percentages": "PERCENTAGE",
    "measures": "MEASURE", "dates": "DATE",
}  # fmt: skip


class MobextractPipe:
    """The component: ``doc`` in, the same ``doc`` with record and spans out. Build it with ``create_pipe``."""

    def __init__(self, extractor: Extractor, spans_key: str, set_ents: bool) -> None:
        self.extractor = extractor
        self.spans_key = spans_key
        self.set_ents = set_ents

    def __call__(self, doc: Doc) -> Doc:
        """Add the record to ``doc._.mobextract`` and its mentions to ``doc.spans``."""
        record = self.extractor.extract(doc.text).to_dict()
        spans = [span for kind in KINDS for mention in record[kind] if (span := _span(doc, LABELS[kind], mention)) is not None]
        doc._.mobextract = _plain(record)
        doc.spans[self.spans_key] = sorted(spans, key=lambda s: (s.start, s.end))
        if self.set_ents:
            doc.set_ents(filter_spans(spans))
        return doc


def _span(doc: Doc, label: str, mention: dict[str, Any]) -> Span | None:
    """A span of whole tokens around the mention: tokenizers keep "185-models" together, the record has the exact offsets."""
    linked = mention.get("canonical") or (mention.get("name") if label == "PLACE" else None) or ""
    return doc.char_span(mention["start"], mention["end"], label=label, kb_id=linked, span_id=mention["id"], alignment_mode="expand")


def _plain(value: Any) -> Any:
    """Numbers that spaCy can serialize: whole ones as int, others as text, so that nothing is rounded."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if type(value).__name__ == "Decimal":
        return int(value) if value == value.to_integral_value() else str(value)
    return value


def create_pipe(nlp: Language, name: str, language: str | None, spans_key: str, set_ents: bool, patterns: str | None) -> MobextractPipe:
    """Build the component for a pipeline; ``language`` defaults to the pipeline's own, ``patterns`` to the packs that come along.

    Raises UnknownLanguageError where there are no patterns for it.
    """
    if not Doc.has_extension("mobextract"):
        Doc.set_extension("mobextract", default=None)
    return MobextractPipe(extractor(language or nlp.lang, patterns), spans_key, set_ents)


Language.factory(
    "mobextract",
    default_config={"language": None, "spans_key": "mobextract", "set_ents": False, "patterns": None},
    assigns=["doc._.mobextract", "doc.spans"],
    func=create_pipe,
)


def blank_pipeline(language: str, *, spans_key: str = "mobextract", set_ents: bool = False, patterns: str | None = None) -> Language:
    """Return a blank spaCy pipeline of ``language`` with the component added; spaCy's "xx" where it does not know the language."""
    load_language(language, patterns)
    nlp = _blank(language)
    options = {"language": language, "spans_key": spans_key, "set_ents": set_ents, "patterns": patterns}
    nlp.add_pipe("mobextract", config=options)
    return nlp


def _blank(language: str) -> Language:
    # some of spaCy's tokenizers need another package by default (vi: pyvi), and can do without
    for code, config in ((language, {}), (language, {"nlp": {"tokenizer": {"use_pyvi": False}}})):
        try:
            return spacy.blank(code, config=config)
        except (ImportError, ValueError):
            continue
    return spacy.blank("xx")
