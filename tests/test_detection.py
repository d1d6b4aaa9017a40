"""The language of an article: told among the packs, refused where it is another."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from cases import all_cases
from conftest import LANGUAGES, ROOT, GoldArticle, corpus, read_text, shared_articles
from mobextract import ArticleError
from mobextract.inputs.detection import detect, language_code
from shares import in_shares, try_each

ARTICLES = corpus()


@pytest.mark.parametrize("share", in_shares(ARTICLES, lambda article: article.language))
def test_every_article_of_the_corpora(share: list[GoldArticle]) -> None:
    try_each(share, check, lambda article: article.id)


def check(article: GoldArticle) -> None:
    language, score = detect(article.text)
    assert language == article.language
    assert score > Decimal("0.95")


def test_every_article_beside_the_repository() -> None:
    articles = shared_articles()
    if not articles:
        pytest.skip("no ../shared beside the repository")
    assert [detect(read_text(path))[0] for path, _ in articles] == [gold["language"] for _, gold in articles]


def test_even_short_sentences_are_mostly_told() -> None:
    cases, _ = all_cases(ROOT / "tests")
    wrong: Counter[str] = Counter()
    for case in cases:
        try:
            wrong[case.language] += detect(case.text)[0] != case.language
        except ArticleError:
            wrong[case.language] += 1
    assert sum(wrong.values()) <= len(cases) * 0.02, wrong


FOREIGN = {
    "de": "Die Gemeinde führte im vergangenen Jahr 71 Gespräche mit der Bevölkerung über neue Straßen, 1136 Haushalte nahmen daran teil.",
    "fr": "La commune a organisé l'an dernier 71 réunions avec les habitants au sujet des nouvelles routes du district.",
    "uk": "Торік громада провела 71 зустріч з жителями щодо нових доріг, і 1136 домогосподарств узяли участь у цій справі.",
    "id": "Tahun lalu komune ini mengadakan 71 pertemuan dengan warga tentang jalan baru, dan 1136 rumah tangga ikut serta.",
    "zh": "去年，该公社与人民举行了71次关于新道路的会议，1136户家庭参加了该模式。",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_without_patterns_is_refused(language: str) -> None:
    with pytest.raises(ArticleError, match=f"seems to be in '{language}', which has no patterns"):
        detect(FOREIGN[language])


@pytest.mark.parametrize("text", ["", "   \n", "12 345, 678 – 90 %", "\x00\x01"])
def test_nothing_to_judge_by(text: str) -> None:
    with pytest.raises(ArticleError, match="no letters"):
        detect(text)


@pytest.mark.parametrize(("name", "code"), [("no", "nb"), ("nb-NO", "nb"), ("EL", "el"), ("vi_VN", "vi"), ("xx", "xx")])
def test_names_of_metadata(name: str, code: str) -> None:
    assert language_code(name) == code


def test_all_languages_have_articles() -> None:
    assert {a.language for a in ARTICLES} == set(LANGUAGES)
