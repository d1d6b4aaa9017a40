"""The command line: ``mobextract extract | quantities | explain | evaluate | languages | schema | check``.

JSON goes to standard output, messages and progress to standard error. Exit status: 0 all done, 1 some article failed (each
is named), 2 wrong usage, missing input or broken patterns.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from mobextract._version import __version__
from mobextract.errors import ArticleError, MobextractError

if TYPE_CHECKING:
    from mobextract.batch import Outcome

FAILED = 1
USAGE = 2


def _guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """Turn the library's errors into one line on standard error and the exit status of wrong usage."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            status = command(*args, **kwargs)
        except MobextractError as error:
            click.echo(f"mobextract: {error}", err=True)
            sys.exit(FAILED if isinstance(error, ArticleError) else USAGE)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        sys.exit(status or 0)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mobextract")
def main() -> None:
    """Read places, models, counts, money, percentages, measures and dates out of Vietnamese provincial news.

    Articles are Vietnamese or machine translations of them; `mobextract languages` lists what can be read.
    """


_patterns = click.option("--patterns", type=click.Path(), help="Another folder of language patterns.")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--language", "-l", help="Language of all articles; else the folder's name, the metadata, or detection.")
@click.option("--out", "-o", type=click.Path(dir_okay=False), help="Write JSON Lines to this file instead of standard output.")
@click.option("--workers", "-w", default="1", show_default=True, help="Processes: a number, or `auto` for one per core.")
@click.option("--text-field", default="text", show_default=True, help="Field of .jsonl lines that holds the text.")
@click.option("--html-field", default="html", show_default=True, help="Field of .jsonl lines that holds HTML.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; failures are still named.")
@_patterns
@_guarded
def extract(
    paths: tuple[str, ...], language: str | None, out: str | None, workers: str, text_field: str, html_field: str,
    quiet: bool, patterns: str | None,
) -> int:  # fmt: skip
    """Extract one record from each article.

    PATH is a file (.txt, .html, .jsonl), a folder (searched recursively) or `-` for standard input. One article on standard
    output is one indented JSON object; several articles, and --out, are JSON Lines in input order.
    """
    from mobextract.batch import Options, outcomes
    from mobextract.language import load_language, patterns_root
    from mobextract.reading import count_jobs, find_jobs

    patterns_root(patterns)
    if language is not None:
        load_language(language, patterns)
    jobs = find_jobs(paths)
    first = list(itertools.islice(jobs, 2))  # whether there is more than one article decides the form of the output
    single = len(first) < 2
    options = Options(language, patterns, text_field, html_field)
    processes = 1 if single else _worker_count(workers)
    show = not quiet and not single and sys.stderr.isatty()
    with _output(out) as sink, _progress(count_jobs(paths) if show else None, show) as advance:
        tally = _write(outcomes(itertools.chain(first, jobs), options, workers=processes), sink, advance, indent=single and out is None)
    if not quiet and not single:
        click.echo(f"{tally['done']} articles read, {tally['failed']} failed, {tally['warned']} with warnings", err=True)
    return FAILED if tally["failed"] else 0


def _write(outcomes: Iterable[Outcome], sink: IO[str], advance: Callable[[], None], *, indent: bool) -> Counter[str]:
    """Write the records, name the failures, and count both."""
    tally: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.line is None:
            tally["failed"] += 1
            click.echo(f"mobextract: {outcome.error}", err=True)
        else:
            tally["done"] += 1
            tally["warned"] += bool(outcome.warnings)
            sink.write((_indented(outcome.line) if indent else outcome.line) + "\n")
        advance()
    return tally


def _indented(line: str) -> str:
    import msgspec

    return msgspec.json.format(line.encode("utf-8"), indent=2).decode("utf-8")


def _worker_count(workers: str) -> int:
    if workers == "auto":
        return os.cpu_count() or 1
    if not workers.isdigit() or int(workers) < 1:
        raise MobextractError(f"--workers {workers}: give a number from 1 up, or `auto`")
    return int(workers)


@contextmanager
def _output(path: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    target = Path(path)
    if not target.parent.is_dir():
        raise MobextractError(f"{path}: the folder {target.parent} does not exist")
    part = target.with_name(target.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        yield file
    part.replace(target)


@contextmanager
def _progress(total: int | None, show: bool) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error; nothing where ``show`` is false."""
    if not show:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("extracting"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("extracting", total=total)
        yield lambda: progress.advance(task)


@main.command()
@click.argument("path")
@click.option("--language", "-l", help="Language of the article; else detected.")
@_patterns
@_guarded
def explain(path: str, language: str | None, patterns: str | None) -> None:
    """Print an article (a file, or `-`) with each mention, its rule and its folded form, and why each other numeral was rejected."""
    from mobextract.explain import explanation_text
    from mobextract.reading import find_jobs, read_article

    for job in find_jobs([path]):
        click.echo(explanation_text(read_article(job), language, patterns))


@main.command()
@click.argument("text", required=False)
@click.option("--language", "-l", required=True, help="Language of the text.")
@_patterns
@_guarded
def quantities(text: str | None, language: str, patterns: str | None) -> None:
    """Print every numeral of a short TEXT (default: standard input) as a JSON array.

    Each has a kind (number, ordinal, count, ratio, money, percentage, measure, date, label) and its value.
    """
    from mobextract.api import quantities as read
    from mobextract.encoding import decode
    from mobextract.numeric import to_json

    if text is None or text == "-":
        text = decode(sys.stdin.buffer.read())[0]
    with _output(None) as sink:
        sink.write(to_json(read(text, language, patterns=patterns)) + "\n")


@main.command()
@click.argument("gold", type=click.Path(exists=True))
@click.argument("records", type=click.Path(exists=True, dir_okay=False))
@click.option("--misses", is_flag=True, help="List every disagreement below the table.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@_guarded
def evaluate(gold: str, records: str, misses: bool, as_json: bool) -> None:
    """Score RECORDS (JSON Lines of `extract`) against GOLD (a folder of gold files, or one)."""
    from mobextract.evaluate import evaluate as score
    from mobextract.evaluate import table
    from mobextract.goldfiles import gold_and_records

    pairs, absent = gold_and_records(Path(gold), Path(records))
    for doc in absent:
        click.echo(f"mobextract: no record for {doc}", err=True)
    scores, found = score(pairs)
    if as_json:
        rows = {
            kind: {
                "precision": s.precision, "recall": s.recall, "f1": s.f1, "found_f1": s.found_f1, "gold": s.gold,
                "attributes": {a: (ok / of if of else None) for a, (ok, of) in s.attributes.items()},
            }
            for kind, s in scores.items()
        }  # fmt: skip
        click.echo(json.dumps(rows))
        return
    click.echo(table(scores))
    if misses:
        for miss in found:
            click.echo("\t".join(map(str, (miss.doc, miss.kind, miss.what, miss.text, miss.gold, miss.predicted))))


@main.command("languages")
@_patterns
@_guarded
def list_languages(patterns: str | None) -> None:
    """List the languages that can be read."""
    from mobextract.language import languages, load_language

    for code in languages(patterns):
        info = load_language(code, patterns).info
        click.echo(f"{code}\t{info.name}\t{info.native_name}")


@main.command()
@_guarded
def schema() -> None:
    """Print the JSON Schema of a record."""
    from mobextract.record import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


@main.command()
@click.argument("language", required=False)
@click.option("--cases", multiple=True, metavar="PATH", help="Name the forms of LANGUAGE that no sentence in these files or folders has.")
@_patterns
@_guarded
def check(language: str | None, cases: tuple[str, ...], patterns: str | None) -> int:
    """Check the patterns of LANGUAGE (default: all): problems in files, holes in tables. Exit 1 where there are problems."""
    from mobextract.check import check_language
    from mobextract.coverage import read_texts, unused_forms
    from mobextract.language import languages

    if cases and not language:
        raise click.UsageError("--cases needs a LANGUAGE")

    problems = 0
    for code in [language] if language else languages(patterns):
        for line in check_language(code, patterns):
            problems += not line.startswith("note")
            click.echo(f"{code}: {line}")
    if language and cases and not problems:
        for table, forms in unused_forms(language, read_texts(cases), patterns).items():
            if forms:
                click.echo(f"{language}: note: {table}.toml: in no case: {', '.join(forms)}")
    return FAILED if problems else 0

