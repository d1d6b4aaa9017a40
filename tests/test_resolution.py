"""Same-named units, and units around the reforms: the article decides which is meant; what it leaves open is said to be open."""

from __future__ import annotations

import pytest

from mobextract.record import Place
from test_places import chains, places

BINH_MINH = {
    "vi": ("xã Bình Minh", "huyện Thăng Bình", "huyện Thanh Oai", "xã Bình Minh thuộc huyện Thăng Bình"),
    "en": ("Binh Minh commune", "Thang Binh district", "Thanh Oai district", "Binh Minh commune of Thang Binh district"),
    "nb": ("Binh Minh-kommunen", "Thang Binh-distriktet", "Thanh Oai-distriktet", "Binh Minh-kommunen i Thang Binh-distriktet"),
    "ru": ("коммуна Биньминь", "район Тхангбинь", "район Тханьоай", "коммуна Биньминь района Тхангбинь"),
    "el": ("η κοινότητα Μπινχ Μινχ", "περιφέρεια Τανγκ Μπινχ", "περιφέρεια Ταν Οάι", "η κοινότητα Μπινχ Μινχ της περιφέρειας Τανγκ Μπινχ"),
    "hi": ("बिन्ह मिन्ह कम्यून", "थांग बिन्ह जिला", "थान ओई जिला", "थांग बिन्ह जिले के बिन्ह मिन्ह कम्यून"),
}  # fmt: skip
LANGUAGES = list(BINH_MINH)
DAY = "2024-05-10"


def commune(found: list[Place]) -> Place:
    return next(p for p in found if p.name == "Bình Minh")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("joint", ["{} ({})", "{}, {}"])
def test_the_parent_in_brackets_or_behind_a_comma_decides(code: str, joint: str) -> None:
    name, first, second, _ = BINH_MINH[code]
    assert commune(places(code, joint.format(name, first) + ".", published=DAY)).parents == ["Thăng Bình", "Quảng Nam"]
    assert commune(places(code, joint.format(name, second) + ".", published=DAY)).parents == ["Thanh Oai", "Hà Nội"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_parent_in_a_phrase_decides(code: str) -> None:
    assert commune(places(code, BINH_MINH[code][3] + ".", published=DAY)).parents == ["Thăng Bình", "Quảng Nam"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_district_named_elsewhere_decides(code: str) -> None:
    """In another sentence, before or after."""
    name, first, second, _ = BINH_MINH[code]
    stop = " । " if code == "hi" else ". "
    assert commune(places(code, f"{first}{stop}{name}{stop}", published=DAY)).parents == ["Thăng Bình", "Quảng Nam"]
    assert commune(places(code, f"{name}{stop}{second}{stop}", published=DAY)).parents == ["Thanh Oai", "Hà Nội"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_newspaper_decides(code: str) -> None:
    name = BINH_MINH[code][0]
    assert commune(places(code, f"{name}.", published=DAY, site="baoquangnam.vn")).parents == ["Thăng Bình", "Quảng Nam"]
    assert commune(places(code, f"{name}.", published=DAY, site="https://www.baothaibinh.com.vn/tin")).parents == ["Kiến Xương", "Thái Bình"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_stays_open_has_alternatives_and_a_low_score(code: str) -> None:
    name, first, *_ = BINH_MINH[code]
    open_ = commune(places(code, f"{name}.", published=DAY))
    closed = commune(places(code, f"{name} ({first}).", published=DAY))
    assert len(open_.alternatives) >= 3
    assert open_.score is not None
    assert closed.score is not None
    assert open_.score < 0.4 < 0.8 < closed.score
    assert closed.alternatives == []


@pytest.mark.parametrize(
    ("code", "text", "name", "kind"),
    [
        ("en", "Quang Yen district in Quang Ninh province", "Quảng Yên", "town"),
        ("en", "Quang Yen city (Quang Ninh)", "Quảng Yên", "town"),
        ("el", "η περιφέρεια Κουάνγκ Γεν, Κουάνγκ Νιν", "Quảng Yên", "town"),
        ("ru", "район Куангйен провинции Куангнинь", "Quảng Yên", "town"),
        ("nb", "Hoi An-distriktet i Quang Nam-provinsen", "Hội An", "city"),
        ("nb", "Ea Phe-bydelen i Krong Pac-distriktet, Dak Lak", "Ea Phê", "commune"),
        ("hi", "क्वांग निन्ह प्रांत का क्वांग येन जिला", "Quảng Yên", "town"),
        ("en", "Nghia Hanh town, Quang Ngai", "Nghĩa Hành", "district"),
        ("en", "Ai Nghia commune, Dai Loc district", "Ái Nghĩa", "township"),
    ],
)
def test_the_designator_is_only_a_hint(code: str, text: str, name: str, kind: str) -> None:
    found = {p.name: p.kind for p in places(code, text, published=DAY)}
    assert found.get(name) == kind


REFORM = [
    ("vi", "Xã Ea Phê, tỉnh Đắk Lắk", "2025-06-30", "Ea Phê, Krông Pắc, Đắk Lắk"),
    ("vi", "Xã Ea Phê, tỉnh Đắk Lắk", "2025-07-01", "Ea Phê, Đắk Lắk"),
    ("vi", "Phường Tam Kỳ, thành phố Đà Nẵng", "2025-07-02", "Tam Kỳ, Đà Nẵng"),
    ("vi", "Thành phố Tam Kỳ, tỉnh Quảng Nam", "2025-06-30", "Tam Kỳ, Quảng Nam"),
    ("en", "Hoi An ward, Da Nang city", "2025-10-01", "Hội An, Đà Nẵng"),
    ("en", "Hoi An city, Quang Nam province", "2025-05-01", "Hội An, Quảng Nam"),
    ("ru", "Район Нонгшон провинции Куангнам", "2024-12-31", "Nông Sơn, Quảng Nam"),
    ("nb", "Thua Thien Hue-provinsen", "2024-12-31", "Thừa Thiên Huế"),
    ("nb", "Hue by", "2025-01-02", "Huế"),
    ("vi", "Thành phố Huế, tỉnh Thừa Thiên Huế", "2024-06-01", "Huế, Thừa Thiên Huế"),
    ("vi", "Xã Đình Xuyên, huyện Gia Lâm", "2024-12-31", "Đình Xuyên, Gia Lâm, Hà Nội"),
    ("vi", "Xã Thiên Đức, huyện Gia Lâm", "2025-01-01", "Thiên Đức, Gia Lâm, Hà Nội"),
    ("vi", "Thị trấn Hồ, huyện Thuận Thành, Bắc Ninh", "2023-03-01", "Hồ, Thuận Thành, Bắc Ninh"),
    ("en", "Dong Xoai ward, Dong Nai province", "2025-09-09", "Đồng Xoài, Đồng Nai"),
    ("el", "η κοινότητα Ντάι Λοκ, Ντα Νανγκ", "2025-11-11", "Đại Lộc, Đà Nẵng"),
    ("hi", "दा नांग के दाई लोक कम्यून", "2025-11-11", "Đại Lộc, Đà Nẵng"),
    ("ru", "коммуна Дайлок (Дананг)", "2025-11-11", "Đại Lộc, Đà Nẵng"),
    ("ru", "район Дайлок (Куангнам)", "2025-02-11", "Đại Lộc, Quảng Nam"),
]


@pytest.mark.parametrize(("code", "text", "day", "chain"), REFORM)
def test_the_order_is_that_of_the_day(code: str, text: str, day: str, chain: str) -> None:
    assert chain in chains(places(code, text, published=day))


def test_kind_and_code_are_those_of_the_day() -> None:
    before = places("vi", "Quảng Yên, tỉnh Quảng Ninh", published="2025-06-01")[0]
    after = places("vi", "Phường Quảng Yên, tỉnh Quảng Ninh", published="2025-08-01")[0]
    assert (before.kind, before.code, after.kind, after.code) == ("town", "206", "ward", "07132")
    assert "Quảng Yên, Quảng Ninh (ward)" in before.successors
    assert "Quảng Yên, Quảng Yên, Quảng Ninh (ward)" in after.predecessors


def test_a_former_province_is_named_as_such_after_the_reform() -> None:
    found = places("vi", "Tỉnh Quảng Nam cũ nay thuộc thành phố Đà Nẵng", published="2025-09-01")
    assert [(p.name, p.kind, p.parents) for p in found] == [("Quảng Nam", "province", []), ("Đà Nẵng", "city", [])]
    assert found[0].successors == ["Đà Nẵng (city)"]


def test_a_split_unit_names_its_parts() -> None:
    found = places("vi", "Phường Đại Bản, quận Hồng Bàng, Hải Phòng", published="2025-03-01")[0]
    assert len(found.successors) == 2


def test_a_commune_and_a_ward_of_one_name_on_both_sides_of_a_merger() -> None:
    before = places("vi", "Xã An Hồng, huyện An Dương, Hải Phòng", published="2024-11-01")[0]
    after = places("vi", "Phường An Hồng, quận Hồng Bàng, Hải Phòng", published="2025-02-01")[0]
    assert (before.kind, before.parents) == ("commune", ["An Dương", "Hải Phòng"])
    assert (after.kind, after.parents) == ("ward", ["Hồng Bàng", "Hải Phòng"])


def test_an_undated_article_prefers_the_last_names_before_the_reform() -> None:
    found = places("vi", "Phường An Hồng")
    assert found[0].parents == ["Hồng Bàng", "Hải Phòng"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("hi", "थाप मुओई जिले (पुराने) के माई क्वी कम्यून में, डोंग थाप"),
        ("vi", "xã Mỹ Quí, huyện Tháp Mười cũ, tỉnh Đồng Tháp"),
        ("en", "My Qui commune in the former Thap Muoi district, Dong Thap province"),
    ],
)
def test_a_new_unit_is_described_by_the_district_it_lay_in(code: str, text: str) -> None:
    found = chains(places(code, text, published="2025-10-20"))
    assert "Mỹ Quí, Đồng Tháp" in found
    assert "Tháp Mười, Đồng Tháp" in found
