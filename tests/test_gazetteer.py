"""The table of places: complete, consistent, and found again from every script."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter

import pytest

from mobextract.gazetteer import Gazetteer, gazetteer
from mobextract.language import load_language, patterns_root
from mobextract.place_grammar import Grammar, grammar
from mobextract.vietnamese import latin_key, parse_syllable, syllables, toned_key


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer(patterns_root())


def test_counts_by_order_and_level(places: Gazetteer) -> None:
    found = Counter((u.id[:2], u.level) for u in places.units if u.code)
    assert found == {("63", 1): 63, ("63", 2): 696, ("63", 3): 10035, ("34", 1): 34, ("34", 3): 3321}


def test_provinces_have_their_districts(places: Gazetteer) -> None:
    districts = Counter(places.units[u.parent].name for u in places.units if u.id[:2] == "63" and u.level == 2)
    assert (districts["Hà Nội"], districts["Thanh Hóa"], districts["Quảng Nam"], districts["Bắc Ninh"]) == (30, 26, 17, 8)
    communes = Counter(places.units[u.parent].name for u in places.units if u.id[:2] == "34" and u.level == 3)
    assert len(communes) == 34
    assert communes["Hà Nội"] == 126


def test_every_link_leads_to_a_unit_of_the_next_order(places: Gazetteer) -> None:
    for unit in places.units:
        for successor in filter(None, unit.next.split(",")):
            assert successor in places.by_id, unit
    unlinked = [u.name for u in places.units if u.id[:2] == "63" and u.level in (1, 3) and not u.next]
    assert unlinked == []


def test_a_renamed_province_bears_the_name_of_its_time(places: Gazetteer) -> None:
    commune = next(i for i, u in enumerate(places.units) if u.name == "A Lưới" and u.level == 2)
    assert places.chain(commune, "2023-05-01") == ["Thừa Thiên Huế"]
    assert places.chain(commune, "2025-03-01") == ["Huế"]


def test_units_merged_before_the_reform_are_known(places: Gazetteer) -> None:
    merged = next(u for u in places.units if u.name == "Nông Sơn" and u.level == 2)
    assert merged.end == "2025-01-01"
    assert not merged.valid("2025-02-01")
    assert places.units[places.by_id[merged.next]].name == "Quế Sơn"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Quảng Yên", "Quang-Yen"),
        ("Đắk Lắk", "Dak Lak"),
        ("Krông Pắc", "Krong Pak"),
        ("Cư M'gar", "Cu Mgar"),
        ("Hà Nội", "Hanoi"),
        ("Mỹ Tho", "Mi Tho"),
    ],
)
def test_latin_spellings_share_a_key(first: str, second: str) -> None:
    assert latin_key(first) == latin_key(second)


def test_toned_key_keeps_what_the_latin_key_loses() -> None:
    assert latin_key("Tam Thanh") == latin_key("Tam Thạnh")
    assert toned_key("Tam Thanh") != toned_key("Tam Thạnh")
    assert toned_key("Hoà Bình") == toned_key("Hòa Bình")


def test_most_syllables_parse(places: Gazetteer) -> None:
    seen = {s for u in places.units if u.code for s in syllables(u.name)}
    unparsed = [s for s in seen if s.isalpha() and parse_syllable(s) is None]
    assert len(unparsed) < 0.15 * len(seen)


def render(name: str, rules: Grammar, generator: random.Random) -> str | None:
    """Write a name in the language's script by its table, one of the two most usual ways for each syllable."""
    transliterator = rules.transliterator
    words = []
    for syllable in syllables(name):
        key = latin_key(syllable)
        forms = sorted((cost, form) for form, keys in transliterator.forms.items() if (cost := keys.get(key)) is not None)
        if not forms:
            return None
        words.append(generator.choice(forms[:2])[1])
    return " ".join(words)


@pytest.mark.parametrize("code", ["el", "hi", "ru"])
def test_names_written_by_the_tables_are_found_again(code: str, places: Gazetteer) -> None:
    """Provinces and districts: the key comes first; communes: it comes first among the names of the province."""
    rules = grammar(load_language(code))
    generator = random.Random(7)
    large = [i for i, u in enumerate(places.units) if u.id[:2] == "63" and u.level <= 2 and u.name.replace(" ", "").isalpha()]
    small = [i for i, u in enumerate(places.units) if u.id[:2] == "63" and u.level == 3 and u.name.replace(" ", "").isalpha()]
    for sample, floor in ((generator.sample(large, 120), 0.9), (generator.sample(small, 120), 0.85)):
        right = total = 0
        for index in sample:
            written = render(places.units[index].name, rules, generator)
            if written is None:
                continue
            total += 1
            home = places.home[index]
            keys = [key for key, _ in rules.transliterator.search(written) if any(places.home[i] & home for i in places.by_key[key])]
            right += keys[:1] == [latin_key(places.units[index].name)]
        assert right / total >= floor, (code, right, total)


@pytest.mark.parametrize(
    ("code", "written", "name"),
    [
        ("ru", "Куангнама", "Quảng Nam"), ("ru", "Тьенфуок", "Tiên Phước"), ("ru", "Лай Тхане", "Lai Thành"),
        ("ru", "Тамки", "Tam Kỳ"), ("el", "Κουάνγκ Γεν", "Quảng Yên"), ("el", "Λουκ Ντα", "Lục Dạ"), ("el", "Κουάνγκ Ναμ", "Quảng Nam"),
        ("hi", "क्वांग येन", "Quảng Yên"), ("hi", "विन्ह चाऊ", "Vĩnh Châu"), ("hi", "ट्रुंग बिन्ह", "Trung Bình"),
        ("nb", "Dak Lak", "Đắk Lắk"), ("nb", "Quang Nams", "Quảng Nam"), ("vi", "Hoà Vang", "Hòa Vang"), ("en", "Hanoi", "Hà Nội"),
    ],
)  # fmt: skip
def test_a_written_form_finds_its_name(code: str, written: str, name: str) -> None:
    rules = grammar(load_language(code))
    best = rules.lookup(written).units[0][0]
    assert rules.unit(best).name == name


@pytest.mark.parametrize("code", ["el", "hi", "nb", "ru", "vi", "en"])
def test_countries_and_cities_have_names_in_every_language(code: str) -> None:
    rules = grammar(load_language(code))
    capitals = {"el": "Μόσχα", "hi": "मास्को", "nb": "Moskva", "ru": "Москва", "vi": "Mát-xcơ-va", "en": "Moscow"}
    assert rules.unit(rules.lookup(capitals[code]).units[0][0]).country == "RU"


def test_import_does_not_read_the_tables() -> None:
    code = "import sys, mobextract; from mobextract.gazetteer import gazetteer; sys.exit(gazetteer.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
