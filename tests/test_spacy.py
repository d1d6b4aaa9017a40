"""The spaCy component: on blank pipelines of every language, with no mention lost to tokenization."""

from __future__ import annotations

import functools
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import mobextract
from conftest import LANGUAGES, GoldArticle, few, record_of
from mobextract.record import KINDS
from mobextract.spacy_pipe import LABELS

GLUED = {
    "nb": "I Thang Binh-distriktet ble 185-modellen vist for 71 familier.",
    "el": "Το ποσοστό έφτασε το 12,5% και δόθηκαν 180εκ. VND σε 7 οικογένειες.",
    "ru": "Уезд Тхангбинь: 185/261 моделей, 7-я улица, 37,5млрд донгов.",
    "hi": "96 परिवारों में से 84 को 180 मिलियन VND मिले।",
    "vi": "Xã có 185/261 mô hình, diện tích 350m2, kinh phí 37,5tỷ đồng.",
    "en": "The 12-year-old joined 45-strong crews on 350m2 for VND600million.",
}


def from_doc(doc: Doc) -> mobextract.Record:
    """The record of a doc; serialization makes tuples of its lists, which is no matter."""
    return mobextract.Record.from_dict(doc._.mobextract)


loaded = functools.cache(mobextract.load)


def blank(language: str) -> spacy.Language:
    nlp = mobextract.load(language)
    nlp.remove_pipe("mobextract")
    return nlp


@pytest.mark.parametrize("article", few(), ids=lambda article: article.id)
def test_no_mention_is_lost(article: GoldArticle) -> None:
    check_all_there(article.language, article.text)


@pytest.mark.parametrize("language", GLUED)
def test_glued_tokens(language: str) -> None:
    check_all_there(language, GLUED[language])


def check_all_there(language: str, text: str) -> None:
    """The record in the doc is the core's own, and each of its mentions lies inside a span of its label."""
    doc = loaded(language)(text)
    record = record_of(language, text)
    assert mobextract.Record.from_dict(doc._.mobextract) == record
    spans = {(span.label_, span.id_): span for span in doc.spans["mobextract"]}
    assert len(spans) == len(doc.spans["mobextract"]) == sum(len(getattr(record, kind)) for kind in KINDS)
    for kind in KINDS:
        for mention in getattr(record, kind):
            span = spans[LABELS[kind], mention.id]
            assert span.start_char <= mention.start and mention.end <= span.end_char
            assert mention.text in span.text


ENTRY_POINT = """
import spacy, sys
nlp = spacy.blank("nb")
nlp.add_pipe("mobextract")
doc = nlp("Over 37,5 milliarder dong ble brukt.")
print([(span.text, span.label_) for span in doc.spans["mobextract"]])
"""


def test_the_entry_point_needs_no_import() -> None:
    """``nlp.add_pipe("mobextract")`` works in a process that never imported mobextract."""
    if not entry_points(group="spacy_factories", name="mobextract"):
        pytest.skip("mobextract is not installed here, only in reach")
    result = subprocess.run([sys.executable, "-c", ENTRY_POINT], capture_output=True, check=True, text=True)
    assert result.stdout == "[('37,5 milliarder dong', 'MONEY')]\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_pipeline_of_the_language(language: str) -> None:
    nlp = blank(language)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("mobextract", last=True)
    docs = list(nlp.pipe([GLUED[language], "", GLUED[language]]))
    assert docs[0]._.mobextract == docs[2]._.mobextract
    assert [len(doc.spans["mobextract"]) for doc in docs][1] == 0
    assert docs[0]._.mobextract["article"]["language"] == language


def test_options() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("mobextract", config={"language": "nb", "spans_key": "sc", "set_ents": True})
    doc = nlp("I Thang Binh-distriktet bor 71 familier.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Thang Binh", "PLACE"), ("71", "COUNT")]
    assert doc.spans["sc"][0].kb_id_ == "Thăng Bình"


def test_two_components_side_by_side() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("mobextract", name="norwegian", config={"language": "nb", "spans_key": "nb"})
    nlp.add_pipe("mobextract", name="english", config={"language": "en", "spans_key": "en"})
    assert set(nlp("71 families").spans) == {"nb", "en"}


def test_a_pipeline_of_another_language_says_what_to_do() -> None:
    with pytest.raises(mobextract.UnknownLanguageError, match=r"no patterns for 'fr'.*Available: el, en"):
        spacy.blank("fr").add_pipe("mobextract")


def test_records_survive_serialization() -> None:
    nlp = mobextract.load("vi")
    doc = nlp(GLUED["vi"])
    again = next(iter(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)))
    restored = next(iter(DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)))
    assert from_doc(again) == from_doc(restored) == from_doc(doc)
    assert [(s.text, s.label_, s.id_) for s in restored.spans["mobextract"]] == [(s.text, s.label_, s.id_) for s in doc.spans["mobextract"]]


def test_pipelines_survive_the_disk(tmp_path: Path) -> None:
    mobextract.load("nb").to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")(GLUED["nb"])
    assert from_doc(doc) == from_doc(mobextract.load("nb")(GLUED["nb"]))


def test_several_processes() -> None:
    nlp = mobextract.load("nb")
    docs = list(nlp.pipe([GLUED["nb"]] * 4, n_process=2, batch_size=2))
    assert [from_doc(doc) for doc in docs] == [from_doc(nlp(GLUED["nb"]))] * 4


def test_exact_values_come_back() -> None:
    record = mobextract.load("nb")("Andelen er 89,5 %.")._.mobextract
    assert str(mobextract.Record.from_dict(record).percentages[0].value) == "89.5"
