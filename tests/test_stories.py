"""Records of one story in several languages are found and merged; stories that only resemble each other stay apart."""

from __future__ import annotations

import itertools
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from mobextract import Record
from mobextract.cli import main
from mobextract.merge.stories import find_stories
from mobextract.merge.story import Story, merge_records
from mobextract.pipeline import extractor

HERE = Path(__file__).parent / "stories"
LANGUAGES = tuple(sorted(path.name.split(".")[1] for path in HERE.glob("road.*.txt")))


def record(name: str, language: str, url: str | None = None) -> Record:
    text = (HERE / f"{name}.{language}.txt").read_text(encoding="utf-8")
    found = extractor(language).extract(text, id=name)
    found.source.url = url
    return found


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [record(*path.name.split(".")[:2]) for path in sorted(HERE.glob("*.txt"))]


def grouped(stories: list[list[Record]]) -> set[tuple[str, ...]]:
    return {tuple(sorted(f"{r.id}.{r.article.language}" for r in story)) for story in stories}


def test_translations_are_found_and_near_duplicates_stay_apart(records: list[Record]) -> None:
    assert grouped(find_stories(records)) == {
        tuple(f"road.{code}" for code in LANGUAGES),
        ("road-later.en", "road-later.ru"),
        ("road-neighbour.nb",),
        ("road-district.el",),
    }


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LANGUAGES, 2)))
def test_every_pair_of_translations_is_one_story(one: str, other: str) -> None:
    assert len(find_stories([record("road", one), record("road", other)])) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("road.en", "road-later.ru"), ("road.vi", "road-neighbour.nb"), ("road.ru", "road-district.el"), ("road-later.en", "road-neighbour.nb")]
)
def test_stories_of_one_newspaper_stay_apart(one: str, other: str) -> None:
    pair = [record(*name.split("."), url=None) for name in (one, other)]
    assert len(find_stories(pair)) == 2


def test_one_language_is_no_translation_of_itself() -> None:
    assert len(find_stories([record("road", "en"), record("road", "en")])) == 2


def test_addresses_decide() -> None:
    page = "https://www.baomau.vn/tin/duong-sang-123.html"
    same = [record("road", "vi", page), record("road", "ru", page.replace("https://www.", "http://"))]
    assert len(find_stories(same)) == 1
    apart = [record("road", "vi", page), record("road", "ru", page.replace("123", "124"))]
    assert len(find_stories(apart)) == 2
    front = [record("road", "vi", "https://baomau.vn/"), record("road-later", "ru", "https://baomau.vn/")]
    assert len(find_stories(front)) == 2
    rewritten = [record("road-district", "el", page), record("road-later", "ru", page)]
    assert len(find_stories(rewritten)) == 2
    mirrored = [record("road", "vi", "https://spegel.vn/vi/a-1"), record("road", "ru", "https://spegel.vn/ru/a-1")]
    assert len(find_stories(mirrored)) == 1


@pytest.fixture(scope="module")
def story(records: list[Record]) -> Story:
    return merge_records([r for r in records if r.id == "road"])


def test_what_is_agreed_is_one_value(story: Story) -> None:
    households = next(c for c in story.counts if c["value"] == 126)
    assert (households["status"], households["unit"], households["place"], households["year"]) == ("agreed", "household", "Hamlet 3", 2024)
    assert households["absent"] == [] and set(households["mentions"]) == set(LANGUAGES)
    assert {m["programme"] for m in story.models} >= {"dan-van-kheo", "me-do-dau"}
    assert {p["name"] for p in story.places} >= {"Tam Phước", "Châu Thành", "Bến Tre", "Hamlet 3"}


def test_the_original_and_the_majority_outvote_what_is_garbled(records: list[Record], story: Story) -> None:
    def budget(merged: Story) -> dict:  # type: ignore[type-arg]
        return next(a for a in merged.money if a["mentions"].get("ru", {}).get("text") == "40 тысяч донгов")

    money = budget(story)
    assert (money["value"], money["status"]) == (Decimal(40_000_000), "original")
    assert money["disagreements"][0]["values"]["ru"] == Decimal(40_000)
    translations = [r for r in records if r.id == "road" and r.article.language != "vi"]
    assert (budget(merge_records(translations))["value"], budget(merge_records(translations))["status"]) == (Decimal(40_000_000), "majority")
    two = budget(merge_records([r for r in translations if r.article.language in ("ru", "nb")]))
    assert (two["value"], two["status"]) == (None, "disagreed")


def test_models_of_a_story_have_their_names_in_every_language(story: Story) -> None:
    light = next(m for m in story.models if m["names"].get("en") == ["Lighting the way to the hamlet"])
    assert light["names"]["nb"] == ["Lys på veien til grenda"] and light["names"]["vi"] == ["Thắp sáng đường về ấp"]
    assert next(a for a in story.money if a["value"] == 85_000_000)["model"] == light["id"]


def test_the_commands(tmp_path: Path, records: list[Record]) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text("".join(r.to_json() + "\n" for r in records), encoding="utf-8")
    merged = CliRunner().invoke(main, ["merge", str(file)])
    assert (merged.exit_code, len(merged.stdout.splitlines())) == (0, 4)
    assert sorted(len(json.loads(line)["languages"]) for line in merged.stdout.splitlines()) == [1, 1, 2, 6]
    models = CliRunner().invoke(main, ["models", str(file), "--json"])
    rows = [json.loads(line) for line in models.stdout.splitlines()]
    godmother = next(row for row in rows if row["programme"] == "me-do-dau")
    assert (godmother["mentions"], len(godmother["articles"]), len(godmother["languages"])) == (9, 9, 6)
    light = next(row for row in rows if row["name"] == "Lys på veien til grenda")
    assert (light["articles"], light["places"]) == (["road-neighbour.nb", "road.nb"], ["Quới Sơn", "Tam Phước"])
    table = CliRunner().invoke(main, ["models", str(file)]).stdout.splitlines()
    assert table[0].split("\t")[:3] == ["name", "kind", "programme"] and len(table) == len(rows) + 1
    nowhere = CliRunner().invoke(main, ["merge", str(file), "--out", str(tmp_path / "no" / "stories.jsonl")])
    assert nowhere.exit_code == 2 and "does not exist" in nowhere.stderr
    file.write_text("{}\n", encoding="utf-8")
    broken = CliRunner().invoke(main, ["merge", str(file)])
    assert broken.exit_code == 2 and "records.jsonl:1" in broken.stderr
