"""Place mentions: resolution over the article, the reform, lists and numbers; persons and organisations are none."""

from __future__ import annotations

import datetime

import pytest

from mobextract.language import load_language
from mobextract.places.reader import find_places
from mobextract.record import Place
from mobextract.text.folding import fold
from mobextract.text.segment import Segments


def places(code: str, text: str, *, published: str = "", site: str | None = None) -> list[Place]:
    folded = fold(text)
    day = datetime.date.fromisoformat(published) if published else None
    segments = Segments(paragraphs=[(0, len(folded.text))])
    found, _ = find_places(folded, segments, load_language(code), published=day, site=site)
    assert all(folded.text[p.start : p.end] == p.text for p in found)
    return found


def chains(found: list[Place]) -> list[str]:
    return [", ".join([p.name, *p.parents]) for p in found]


def test_a_common_name_goes_to_the_unit_under_the_parent_named() -> None:
    found = places("nb", "I Binh Minh-kommunen (Thang Binh-distriktet) bygges det vei.")
    assert chains(found) == ["Bình Minh, Thăng Bình, Quảng Nam", "Thăng Bình, Quảng Nam"]
    assert chains(places("en", "Binh Minh commune, Thanh Oai district, Hanoi"))[0] == "Bình Minh, Thanh Oai, Hà Nội"


def test_an_ambiguous_name_keeps_its_other_readings() -> None:
    found = places("en", "People in Binh Minh commune planted trees.")
    assert found[0].alternatives
    assert found[0].score is not None
    assert found[0].score < 0.5


def test_the_newspaper_decides_between_namesakes() -> None:
    text = "Коммуна Бинь Минь собрала средства."
    assert chains(places("ru", text, site="baoquangnam.vn")) == ["Bình Minh, Thăng Bình, Quảng Nam"]
    assert chains(places("ru", text, site="baotayninh.vn")) != chains(places("ru", text, site="baoquangnam.vn"))


@pytest.mark.parametrize(
    ("published", "chain"),
    [("2025-06-30", "Ea Phê, Krông Pắc, Đắk Lắk"), ("2025-07-01", "Ea Phê, Đắk Lắk"), ("2024-03-01", "Ea Phê, Krông Pắc, Đắk Lắk")],
)
def test_the_date_decides_the_order(published: str, chain: str) -> None:
    assert chains(places("en", "Ea Phe commune in Dak Lak province", published=published))[0] == chain


def test_an_abolished_unit_keeps_its_old_chain() -> None:
    found = places("vi", "Xã Thăng Bình (huyện Thăng Bình cũ), thành phố Đà Nẵng", published="2025-10-10")
    assert chains(found)[:2] == ["Thăng Bình, Đà Nẵng", "Thăng Bình, Quảng Nam"]
    assert [p.kind for p in found[:2]] == ["commune", "district"]


def test_an_undated_text_that_looks_back_on_the_reform_is_after_it() -> None:
    text = "Since the two-level local government began, Ea Phe commune (Dak Lak) has built roads."
    assert chains(places("en", text))[0] == "Ea Phê, Đắk Lắk"


def test_the_province_had_another_name_before_2025() -> None:
    assert chains(places("en", "A Luoi district", published="2022-01-01")) == ["A Lưới, Thừa Thiên Huế"]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("vi", "bà con các ấp 2, 4 và 5A", ["Hamlet 2", "Hamlet 4", "Hamlet 5A"]),
        ("el", "στις περιοχές 1, 3 και 4", ["Area 1", "Area 3", "Area 4"]),
        ("hi", "क्षेत्र 1, 3, 4 में 1,200m2 भूमि", ["Area 1", "Area 3", "Area 4"]),
        ("nb", "landsbyene 4, 6 og 9", ["Village 4", "Village 6", "Village 9"]),
        ("ru", "в обход хуторов 2, 5 и 9", ["Hamlet 2", "Hamlet 5", "Hamlet 9"]),
        ("en", "residential group 3", ["Residential Group 3"]),
        ("vi", "QL1A, QL.14B và ĐT 609", ["National Road 1A", "National Road 14B", "Provincial Road 609"]),
        ("ru", "национальное шоссе 1А", ["National Road 1A"]),
        ("en", "Military Zone 5 and coast guard region 2", []),
        ("vi", "Quân khu 5 và Vùng Cảnh sát biển 2", []),
    ],
)
def test_numbered_units(code: str, text: str, names: list[str]) -> None:
    assert [p.name for p in places(code, text)] == names


@pytest.mark.parametrize(
    ("code", "text", "chain"),
    [
        ("en", "hamlet 4, Phong Nam commune, Giong Trom district", "Hamlet 4, Phong Nẫm, Giồng Trôm, Bến Tre"),
        ("ru", "в деревне Ким Дой (коммуна Тамтханг, Тамки)", "Kim Doi, Tam Thăng, Tam Kỳ, Quảng Nam"),
        ("hi", "माई शुयेन जिले के दाई ताम कम्यून की दाई ची बस्ती में", "Dai Chi, Đại Tâm, Mỹ Xuyên, Sóc Trăng"),
    ],
)
def test_small_units_hang_on_what_the_text_names(code: str, text: str, chain: str) -> None:
    found = chains(places(code, text))
    assert chain in [plain(c) if "Kim" in c or "Chi" in c else c for c in found] or chain in found


def plain(chain: str) -> str:
    """The village's own name without diacritics: a translation does not give them."""
    from mobextract.toponyms.vietnamese import strip_marks

    name, _, parents = chain.partition(", ")
    return f"{strip_marks(name.lower()).title()}, {parents}"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Mr. Ha Long and Ms. Thanh Binh, secretary Le Quang Tri, Tran Thi My Tho and Pham Thi Khanh Vinh"),
        ("en", "The Kinh, Hoa, Thai and Ede people. The Party, the State and the Front at Tet. Uncle Ho's words."),
        ("en", "The Vietnam Women's Union and the Vietnam Fatherland Front; Vietnamese farmers paid 5 million dong."),
        ("en", "President Ho Chi Minh. Quang Nam Newspaper. On the road. In a village. The bridge cost much."),
        ("vi", "Ông Lê Quảng Trị, chị Thanh Bình; Hội LHPN Việt Nam; Bác Hồ; Đoàn TNCS Hồ Chí Minh; Báo Quảng Nam"),
        ("vi", "Trưởng bản Lò Văn Pánh và Bí thư chi bộ thôn Nguyễn Thị Hoa cùng Trưởng Công an xã Trần Văn Nam."),
        ("vi", "người Việt Nam; dân tộc Cơ Tu; Tết Nguyên đán; Bà mẹ Việt Nam anh hùng"),
        ("ru", "Партия и Народ. Комитет Отечественного фронта Вьетнама. Г-жа Лан, г-н Ву Нам Динь, Нгуен Тхи Тху Лан."),
        ("ru", "Президент Хо Ши Мин; Союз коммунистической молодёжи Хо Ши Мина; газета Нгеан; по реке и в деревне"),
        ("el", "Η Λαϊκή Επιτροπή, το Κόμμα και το Κράτος. Ο κ. Λο Βαν Λαμ, η κα. Vi Thi Hoa. Ο Πρόεδρος Χο Τσι Μινχ."),
        ("el", "Το Πατριωτικό Μέτωπο του Βιετνάμ. Παρασκευή και Σάββατο. Οι κοινότητες και τα χωριά της περιοχής."),
        ("hi", "श्री थाच सोक, सुश्री लाम थी माई शुयेन और गुयेन थी होआ ने कहा। राष्ट्रपति हो ची मिन्ह।"),
        ("hi", "आज गाँव के लोग खुश हैं; पुराने शहर में नया बाज़ार, बड़ा पुल और छोटी नदी है; पूरे जिले में।"),
        ("nb", "Vietnams fedrelandsfront. Fru H'Bia Nie, herr Nguyen Phu Yen, kamerat Tran Quoc Binh. Onkel Ho. Thai-folket."),
        ("nb", "Grønn kommune er målet. I kommunen bor fiskere. Vår landsby, denne provinsen og Zalo-kanalen."),
    ],
)
def test_persons_peoples_and_organisations_are_no_places(code: str, text: str) -> None:
    assert [(p.text, p.name) for p in places(code, text)] == []


@pytest.mark.parametrize(
    ("code", "text", "countries"),
    [
        ("en", "Laos, China and Norway", ["LA", "CN", "NO"]),
        ("el", "Το Λάος, η Κίνα και η Νέα Υόρκη", ["LA", "CN", "US"]),
        ("hi", "लाओस, चीन और दिल्ली", ["LA", "CN", "IN"]),
        ("nb", "Laos, Kina og Oslo", ["LA", "CN", "NO"]),
        ("ru", "в Лаосе, в России и в Москве", ["LA", "RU", "RU"]),
        ("vi", "Lào, Trung Quốc và Bắc Kinh", ["LA", "CN", "CN"]),
    ],
)
def test_the_rest_of_the_world(code: str, text: str, countries: list[str]) -> None:
    assert [p.country for p in places(code, text)] == countries


def test_regions_seas_rivers_and_bridges() -> None:
    found = places("en", "From the Central Highlands to the Mekong Delta; the Thu Bon River and Cau Lau bridge.")
    assert [(p.name, p.kind) for p in found] == [
        ("Tây Nguyên", "region"), ("Đồng bằng sông Cửu Long", "region"), ("Thu Bồn", "river"), ("Câu Lâu", "bridge"),
    ]  # fmt: skip
