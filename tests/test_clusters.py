"""Names that are one name, and those that only resemble each other."""

from __future__ import annotations

import pytest

from conftest import LANGUAGES
from mobextract.language import load_language
from mobextract.models import name_search
from mobextract.models.clusters import cluster_names
from mobextract.models.known import KnownProgrammes
from mobextract.pipeline import extractor


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lys på bygdeveien", "lys på bygdeveiene"), ("Светлая дорога к хутору", "Светлой дороги к хутору"),
        ("Πράσινη αυλή χωρίς σκουπίδια", "Πράσινης αυλής χωρίς σκουπίδια"), ("Hũ gạo tình thương", "Hũ gạo Tình thương"),
        ("The Piggy Bank of Love", "Piggy bank of love"), ("हरी बाड़ और साफ़ सड़क", "हरी बाड़ और साफ सड़क"),
    ],
)  # fmt: skip
def test_one_name(one: str, other: str) -> None:
    assert cluster_names([(one, None), (other, None)]) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 in 1", "3 in 1"), ("Green Sunday", "Green Saturday"), ("5 không, 3 sạch", "5 có, 3 sạch"),
        ("Дорога женщин", "Дорога молодёжи"), ("Camera an ninh", "Camera giao thông"), ("Ruter for fred 1", "Ruter for fred 2"),
    ],
)  # fmt: skip
def test_two_names(one: str, other: str) -> None:
    assert cluster_names([(one, None), (other, None)]) == [0, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rendering_of_the_lexicon_is_found(language: str) -> None:
    common = load_language(language).common("programmes")
    known = KnownProgrammes(common, language)
    lexicon = [p for p in common.programme if not p.canonical]
    assert len(lexicon) >= 40
    for programme in lexicon:
        assert programme.renderings[language], programme.id
        assert [known.find(name) for name in programme.renderings[language]] == [programme] * len(programme.renderings[language])


@pytest.mark.parametrize(
    ("language", "name", "programme"),
    [
        ("ru", "Зелёного воскресенья", "chu-nhat-xanh"), ("nb", "Grønne søndager", "chu-nhat-xanh"),
        ("ru", "Вьетнамцы отдают приоритет вьетнамским товарам", "nguoi-viet-dung-hang-viet"),
        ("en", "The whole country joins hands for the poor - leaving no one behind", "vi-nguoi-ngheo"),
        ("hi", "वियतनामी लोग वियतनामी सामान को प्राथमिकता देते हैं", "nguoi-viet-dung-hang-viet"),
        ("el", "Οι Βιετναμέζοι δίνουν προτεραιότητα στα βιετναμικά προϊόντα", "nguoi-viet-dung-hang-viet"),
        ("vi", "Xây dựng gia đình “5 không, 3 sạch”", "5-khong-3-sach"),
        ("vi", "Phượng hoàng đỏ", None), ("en", "Green Saturday", None), ("ru", "6 нет, 3 чисто", None), ("nb", "Lys i vinduet", None),
    ],
)  # fmt: skip
def test_renderings_near_the_lexicon(language: str, name: str, programme: str | None) -> None:
    found = KnownProgrammes(load_language(language).common("programmes"), language).find(name)
    assert (found.id if found else None) == programme


def test_mentions_share_the_first_ones_id() -> None:
    text = "Движение «Умелая массовая мобилизация» дало 9 моделей «искусной мобилизации масс». Модель «5 в 1» помогает модели «3 в 1»."
    models = extractor("ru").extract(text).models
    assert [(m.id, m.cluster, m.canonical) for m in models] == [
        ("m1", "m1", "dan-van-kheo"), ("m2", "m1", "dan-van-kheo"), ("m3", "m3", None), ("m4", "m4", None),
    ]  # fmt: skip


def test_many_names_are_found_again_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of the words finds what a search for each name finds."""
    text = "goat bank of the poor; the goats' banks, goat-bank of the poor, goat banker goat bank"
    names = [(("goat", 5), ("bank", 0)), (("goat", 5), ("bank", 5)), (("bank", 0), ("of", 0), ("the", 0), ("poor", 5)), (("cow", 0),)]
    few = sorted(name_search.find_names(text, names))
    monkeypatch.setattr(name_search, "FEW", -1)
    assert sorted(name_search.find_names(text, names)) == few != []
