"""What must hold for every article, whatever stands in it; checked over the corpora, and over texts that nobody would write."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import LANGUAGES, corpus, documented_rules, read_text, record_of, rules_of, shared_articles
from mobextract import Extractor, Record
from mobextract.pipeline import extractor
from mobextract.record import KINDS, MODIFIERS, json_schema

TEXTS = [(a.id, a.language, a.text) for a in corpus()] + [(p.stem, g["language"], read_text(p)) for p, g in shared_articles()]
FIGURES = ("counts", "money", "percentages", "measures", "dates")
every_article = pytest.mark.parametrize(("language", "text"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
some_articles = pytest.mark.parametrize(("language", "text"), [t[1:] for t in TEXTS[::2]], ids=[t[0] for t in TEXTS[::2]])


def check_offsets(record: Record, text: str) -> None:
    """Every mention stands where it says, and in order; ids are unique."""
    for kind in KINDS:
        mentions = getattr(record, kind)
        assert [m.text for m in mentions] == [text[m.start : m.end] for m in mentions]
        assert all(0 <= m.start < m.end <= len(text) for m in mentions)
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    ids = [m.id for kind in KINDS for m in getattr(record, kind)]
    assert len(ids) == len(set(ids))
    assert record.article.characters == len(text)


def check_claims(record: Record) -> None:
    """No numeral is claimed twice: the spans of figures and dates do not overlap."""
    spans = sorted((m.start, m.end, m.text) for kind in FIGURES for m in getattr(record, kind))
    assert [(a, b) for a, b in itertools.pairwise(spans) if a[1] > b[0]] == []


def check_values(record: Record) -> None:
    """Values are exact and plain; a range has bounds and no value, everything else a value and no bounds."""
    for kind in FIGURES[:-1]:
        for mention in getattr(record, kind):
            assert mention.modifier in MODIFIERS
            bounds = (mention.low is not None, mention.high is not None, mention.value is not None)
            assert bounds == ((True, True, False) if mention.modifier == "range" else (False, False, True)), mention
            for value in (mention.value, mention.low, mention.high, getattr(mention, "of", None)):
                assert value is None or (isinstance(value, Decimal) and re.fullmatch(r"-?\d+(\.\d+)?", str(value))), mention
    for date in record.dates:
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?|-(-\d\d)?-\d\d(-\d\d)?)(/(\d{4}(-\d\d(-\d\d)?)?|-(-\d\d)?-\d\d(-\d\d)?))?", date.value), date


def check_links(record: Record) -> None:
    """A figure's model is the text of a mention; each mention names the rule that read it."""
    models = {model.text for model in record.models}
    for kind in ("counts", "money", "percentages"):
        assert {m.model for m in getattr(record, kind)} - {None} <= models
    linked = [(m, name) for kind in ("models", "counts", "money", "percentages") for m in getattr(record, kind) for name in ("place", "model", "year")]
    for mention, name in linked:
        score = getattr(mention, f"{name}_score", None)
        assert (score is None) == (getattr(mention, name, None) is None), (mention, name)
        assert score is None or 0 < score < 1
    assert all(m.rule.split(".")[0] in LANGUAGES for kind in KINDS for m in getattr(record, kind))
    assert rules_of(record) <= documented_rules()


def check_all(record: Record, text: str) -> None:
    check_offsets(record, text)
    check_claims(record)
    check_values(record)
    check_links(record)


@every_article
def test_offsets_claims_values_and_links(language: str, text: str) -> None:
    check_all(record_of(language, text), text)


def one_of_each_shape(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of mentions with values of the same types one: of what they hold the schema asks no more (below), and asking takes long."""
    return list({str(shape_of(mention)): mention for mention in mentions}.values())


def shape_of(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shape_of(item) for key, item in value.items()}
    return [shape_of(item) for item in value] if isinstance(value, list) else type(value).__name__


def test_the_schema_asks_for_types_alone() -> None:
    words = set(re.findall(r'"([A-Za-z$]+)":', json.dumps({name: row["properties"] for name, row in SCHEMA["$defs"].items()})))
    fields = {field for row in SCHEMA["$defs"].values() for field in row["properties"]}
    assert words - fields - set(SCHEMA["$defs"]) <= {"$ref", "anyOf", "default", "items", "type"}


@every_article
def test_every_list_and_field_is_there(language: str, text: str) -> None:
    line = record_of(language, text).to_json()
    record = json.loads(line)
    VALIDATOR.validate({key: one_of_each_shape(value) if key in KINDS else value for key, value in record.items()})
    assert not re.search(r'":-?\d+(\.\d+)?[eE]', line), "no exponents"
    required = {name: set(row["properties"]) for name, row in SCHEMA["$defs"].items()}
    names = dict(zip(KINDS, ("Place", "Model", "Count", "Money", "Percentage", "Measure", "Date"), strict=True))
    for kind, mentions in record.items():
        if kind in KINDS:
            assert all(set(mention) == required[names[kind]] for mention in mentions)


@pytest.mark.parametrize(("language", "text"), [t[1:] for t in TEXTS[::8]], ids=[t[0] for t in TEXTS[::8]])
def test_records_come_back(language: str, text: str) -> None:
    record = extractor(language).extract(text, id="x", published="2024-10-18")
    assert Record.from_dict(record.to_dict()) == record
    assert Record.from_json(record.to_json()) == record
    assert Record.from_json(record.to_json(indent=2)) == record
    assert Record.from_dict(json.loads(record.to_json(), parse_float=Decimal)) == record


def test_the_record_does_not_depend_on_what_came_before() -> None:
    fresh = {language: Extractor(language) for language in LANGUAGES}
    some = TEXTS[::8]
    backwards = [fresh[language].extract(text).to_json() for _, language, text in reversed(some)]
    assert [record_of(language, text).to_json() for _, language, text in some] == backwards[::-1]


def what_was_read(record: Record) -> dict[str, list[dict[str, Any]]]:
    """Everything but the offsets and the raw texts, in composed characters."""
    plain = {
        kind: [{k: v for k, v in m.items() if k not in ("start", "end", "score")} for m in rows]
        for kind, rows in record.to_dict().items()
        if kind in KINDS
    }
    composed: dict[str, list[dict[str, Any]]] = composed_all(plain)
    return composed


def composed_all(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).replace("\r\n", "\n")
    if isinstance(value, dict):
        return {k: composed_all(v) for k, v in value.items()}
    return [composed_all(v) for v in value] if isinstance(value, list) else value


@some_articles
def test_composed_and_decomposed_text_read_alike(language: str, text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    record = extractor(language).extract(decomposed)
    check_offsets(record, decomposed)
    assert what_was_read(record) == what_was_read(record_of(language, composed))


@every_article
def test_line_ends_and_trailing_blanks_change_offsets_only(language: str, text: str) -> None:
    unix = text.replace("\r\n", "\n")
    windows = unix.replace("\n", "\r\n") + "\r\n\r\n  \r\n"
    record = extractor(language).extract(windows)
    check_offsets(record, windows)
    assert record.article.title == record_of(language, unix).article.title
    assert what_was_read(record) == what_was_read(record_of(language, unix))


PIECES = st.sampled_from(
    [
        "5", "12", "1.234", "1,234", "12 340", "37,5", "1/5", "8/8", "17/8/2024", "2024", "2021-2025", "90", "%", "tỷ", "đồng", "VND", "million",
        "милли", "млрд", "hundre", "«", "»", "“", "”", '"', "(", ")", "-", "–", "/", ".", ",", ";", ":", "\n", "\n\n", "\r\n", "\u00a0", "xã", "Thăng Bình",
        "Κουάνγκ Γεν", "मॉडल", "लाख", "से", "modellen", "model", "модель", "hus", "households", "mô hình", "Dân vận khéo", "over", "hơn", "από", "до",
        "https://a.example/b-12.html", "[annonse_1]", "Foto: TAM DAN", "kl.", "16.00", "e\u0301", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u200b", "\ufeff", "\x00", "٣", "१२", "½", "m²", "m2", "14E", "c\u031b", "Đ", "\u0130", "ß", "ﬁ", "№", "…",
    ]
)  # fmt: skip
SALAD = st.lists(st.one_of(PIECES, PIECES.map(lambda p: p + " "), st.text(max_size=4)), max_size=60).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=SALAD)
def test_any_text_gives_a_sound_record(language: str, text: str) -> None:
    record = extractor(language).extract(text)
    check_all(record, text)
    assert Record.from_json(record.to_json()) == record or re.search("[\ud800-\udfff]", text)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_articles_cut_and_spliced(language: str, data: st.DataObject) -> None:
    """Real sentences torn anywhere: quotes left open, numbers cut, markup halved."""
    texts = [text for _, code, text in TEXTS if code == language]
    parts = []
    for _ in range(data.draw(st.integers(1, 4))):
        source = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(source) - 1))
        parts.append(source[start : start + data.draw(st.integers(1, 700))])
    text = data.draw(st.sampled_from(["", " ", "\n"])).join(parts)
    record = extractor(language).extract(text)
    check_all(record, text)
