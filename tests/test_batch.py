"""Many articles: lazily, in order, the same bytes for any number of workers, nothing lost."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import mobextract
from conftest import GoldArticle, corpus, few
from mobextract.batch import outcomes
from mobextract.inputs.reading import Job, RawArticle
from mobextract.inputs.sources import find_jobs
from mobextract.runs.outcome import Options, run_job
from mobextract.runs.workers import CHUNK

ARTICLES = corpus()


def lines(inputs: list[str], workers: int = 1) -> list[str | None]:
    return [outcome.line for outcome in outcomes(find_jobs(inputs), Options(), workers=workers)]


def test_workers_give_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    for number, text in zip(range(2 * CHUNK + 3), itertools.cycle(a.text[:300] for a in ARTICLES[:4]), strict=False):
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "005.txt").write_bytes(b"")
    alone = lines([str(tmp_path)])
    assert alone == lines([str(tmp_path)], workers=2)
    assert len(alone) == 2 * CHUNK + 3
    assert [i for i, line in enumerate(alone) if line is None] == [5]


class Bomb(RawArticle):
    """An article that ends the process that unpacks it, as one that takes all the memory would."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def test_a_dying_worker_costs_one_article_and_names_it() -> None:
    jobs: list[RawArticle] = [RawArticle(ARTICLES[0].text[:300], f"a{n}") for n in range(CHUNK + 4)]
    jobs[2] = Bomb("", "bomb")
    results = list(outcomes(jobs, Options(), workers=2))
    assert [r.name for r in results] == [job.id for job in jobs]
    assert [r.name for r in results if r.line is None] == ["bomb"]
    assert results[2].error == "bomb: the process that read this article died (out of memory, or killed)"


def test_extract_many_is_lazy() -> None:
    def endless() -> Iterator[str]:
        yield "Landsbyen har 25 hus."
        yield "Landsbyen har 26 hus."
        raise AssertionError("read further than asked for")

    records = mobextract.extract_many(texts=endless())
    assert [int(next(records).counts[0].value or 0) for _ in range(2)] == [25, 26]


def test_extract_many_reads_folders(few_folder: Path) -> None:
    records = list(mobextract.extract_many([few_folder / "nb", few_folder / "vi"]))
    assert [(r.article.language, r.id) for r in records] == [(a.language, a.path.stem) for a in few() if a.language in ("nb", "vi")]


def test_extract_many_takes_one_path_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Landsbyen har 25 hus.", encoding="utf-8")
    for inputs in (tmp_path / "a.txt", str(tmp_path)):
        assert [record.id for record in mobextract.extract_many(inputs, language="nb")] == ["a"]


def test_extract_many_stops_at_the_first_bad_article(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    with pytest.raises(mobextract.ArticleError, match=r"bad\.txt: the file is empty"):
        list(mobextract.extract_many([tmp_path]))


def test_the_language_of_the_folder_and_of_the_metadata(tmp_path: Path) -> None:
    folder = tmp_path / "nb"
    folder.mkdir()
    (folder / "a.txt").write_text("25 hus.", encoding="utf-8")
    (outcome,) = outcomes(find_jobs([str(folder)]), Options())
    assert outcome.line is not None and '"language":"nb","language_score":null' in outcome.line
    article = RawArticle("25 hus.", "x", language="no-NO")
    assert '"language":"nb"' in (run_job(article, Options()).line or "")
    unknown = run_job(RawArticle("25 hus.", "x", language="fr"), Options())
    assert unknown.error is not None and unknown.error.startswith("x: no patterns for 'fr'")


def test_a_detected_language_carries_its_score() -> None:
    record = mobextract.Record.from_json(run_job(RawArticle(ARTICLES[0].text, "x"), Options()).line or "")
    assert record.article.language_score is not None and 0 < record.article.language_score <= 1


def test_doubts_in_reading_become_warnings(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("I fjor ble 32 modeller godkjent på øya, og folk ga bort jord så veien kunne bli bredere.".encode("cp1252"))
    (record,) = mobextract.extract_many([path])
    assert "not UTF-8" in record.warnings[0]


def test_a_fault_of_ours_is_named_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mobextract.runs.outcome.extract_article", lambda *_: 1 / 0)
    outcome = run_job(Job("a.txt", data=b"hus"), Options())
    assert outcome.error is not None
    assert outcome.error.startswith("a.txt: internal error, please report it: ZeroDivisionError: division by zero (test_batch.py, line")


@pytest.mark.parametrize("article", ARTICLES[:3], ids=lambda a: a.id)
def test_one_pure_function_from_bytes_to_record(article: GoldArticle) -> None:
    """What a cluster's worker calls: the bytes need not lie in a file."""
    job = Job("somewhere/else.txt", data=article.text.encode())
    assert run_job(job, Options()) == run_job(job, Options())
