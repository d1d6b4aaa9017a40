"""The command line: ``mobextract COMMAND``, one command for each thing that users do with articles, records and language packs.

JSON goes to standard output, messages and progress to standard error. Exit status: 0 all done, 1 some article failed (each
is named), 2 wrong usage, missing input or broken patterns, 3 a fault of the program or of the machine (a full disk).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from mobextract._version import __version__
from mobextract.cli_batch import convert as run_convert
from mobextract.cli_batch import extract as run_extract
from mobextract.cli_batch import extract_options, utf8_output
from mobextract.cli_batch import view as run_view
from mobextract.cli_guard import guarded
from mobextract.errors import CLEAN, FAILED
from mobextract.runs import FORMATS


class _InOrder(click.Group):
    """Commands are listed in the order in which they are needed, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mobextract")
def main() -> None:
    """Read places, models, counts, money, percentages, measures and dates out of Vietnamese provincial news.

    Articles are Vietnamese or machine translations of them; `mobextract languages` lists what can be read.

    \b
    mobextract extract article.txt                      one record as JSON
    mobextract extract scraped/ --out records.jsonl     a record a line for a whole folder
    mobextract explain article.txt                      what was read by which rule, and what was not
    mobextract view article.txt --out article.html      the same to look at, in a browser
    """


_patterns = click.option("--patterns", type=click.Path(), metavar="FOLDER", help="Another folder of language patterns.")


@main.command()
@extract_options
@_patterns
@guarded
def extract(paths: tuple[str, ...], **given: Any) -> int:
    """Extract one record from each article.

    PATH is a file, a folder (searched recursively), a glob in quotes, or `-` for standard input: .txt, .html, .xhtml, .jsonl,
    .parquet, .warc, .zip, .tar and any of them with .gz. One article on standard output is one indented JSON object; several
    articles are JSON Lines in input order.

    With --out the run can be killed and goes on with --resume; beside the output stand a manifest of all inputs and, where some
    could not be read, a file that says why.

    Exit status: 0 all done, 1 some article is in quarantine (each is named), 2 wrong usage or missing input, 3 a fault of the program.

    \b
    mobextract extract scraped/ --out records.jsonl --workers auto --resume
    mobextract extract '2024/**/*.html' --language vi --out records.parquet
    curl -s URL | mobextract extract -
    """
    return run_extract(paths, **given)


@main.command(short_help="Turn an output into another form.")
@click.argument("source", type=click.Path(exists=True))
@click.argument("target", type=click.Path())
@click.option("--from", "from_form", type=click.Choice(FORMATS), help="Form of SOURCE; else its suffix decides.")
@click.option("--to", "to_form", type=click.Choice(FORMATS), help="Form of TARGET; else its suffix decides.")
@guarded
def convert(source: str, target: str, from_form: str | None, to_form: str | None) -> int:
    """Turn the output of `extract` into another form, without loss.

    .jsonl, .parquet, .duckdb and .sqlite are files; csv (a tidy table for each kind of mention) and json (a file for each article)
    are folders.

    \b
    mobextract convert records.jsonl records.duckdb
    mobextract convert records.jsonl tables --to csv
    """
    return run_convert(source, target, from_form, to_form)


@main.command("models", short_help="List the distinct models of all records.")
@click.argument("records", type=click.Path(exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each model, with all its names.")
@guarded
def list_models(records: str, as_json: bool) -> None:
    """Print the distinct models of RECORDS (JSON Lines of `extract`) with their places, owners, figures and articles: a line with tabs for
    each, those of most articles first."""
    from mobextract.merge.overview import distinct_models, table
    from mobextract.recordfiles import read_records

    models = distinct_models(read_records(Path(records)))
    utf8_output()
    for line in (json.dumps(m.row(), ensure_ascii=False) for m in models) if as_json else table(models):
        sys.stdout.write(line + "\n")


@main.command(short_help="Merge the translations of each story into one record.")
@click.argument("records", type=click.Path(exists=True, dir_okay=False))
@click.option("--out", "-o", type=click.Path(dir_okay=False), help="Write JSON Lines to this file instead of standard output.")
@guarded
def merge(records: str, out: str | None) -> None:
    """Merge the records of one story in several languages, from RECORDS (JSON Lines of `extract`).

    Each story gives one line: what its translations agree on, the majority where one is garbled, and each disagreement with its
    languages. Stories that only resemble each other stay apart.
    """
    from mobextract.merge.stories import find_stories
    from mobextract.merge.story import merge_records
    from mobextract.recordfiles import read_records
    from mobextract.runs.formats import check_target, write

    if out is not None:
        check_target(Path(out), "jsonl")
    lines = (merge_records(story).to_json() for story in find_stories(list(read_records(Path(records)))))
    if out is not None:
        write(lines, Path(out), "jsonl")
        return
    utf8_output()
    for line in lines:
        sys.stdout.write(line + "\n")


@main.command(short_help="Show what was read in an article, and what was not.")
@click.argument("path")
@click.option("--language", "-l", metavar="CODE", help="Language of the article; else told as by `extract`.")
@_patterns
@guarded
def explain(path: str, language: str | None, patterns: str | None) -> None:
    """Print an article (a file, or `-`) with what was read in each line: mentions (+) with values, links and rule, and the numerals and
    quotations that are none (-), with the reason."""
    from mobextract.explain import explanation_text
    from mobextract.inputs.reading import read_article
    from mobextract.inputs.sources import find_jobs

    for job in find_jobs([path]):
        click.echo(explanation_text(read_article(job), language, patterns))


@main.command(short_help="Write a web page of articles with every mention marked.")
@click.argument("path")
@click.option("--out", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@click.option("--language", "-l", metavar="CODE", help="Language of the articles; else told as by `extract`.")
@_patterns
@guarded
def view(path: str, out: str | None, language: str | None, patterns: str | None) -> int:
    """Write an HTML page of the articles of PATH (a file, a folder, or `-`).

    It shows the text with each mention in the colour of its kind, the figures by place, and tables; it has no script and loads nothing.

    \b
    mobextract view article.txt --out article.html
    """
    return run_view(path, out, language, patterns)


@main.command(short_help="Read the numerals of a short text.")
@click.argument("text", required=False)
@click.option("--language", "-l", required=True, metavar="CODE", help="Language of the text.")
@_patterns
@guarded
def quantities(text: str | None, language: str, patterns: str | None) -> None:
    """Print every numeral of a short TEXT (default: standard input) as a JSON array.

    Each has a kind (number, ordinal, count, ratio, money, percentage, measure, date, label) and its value.

    \b
    mobextract quantities -l en "nearly 310 of 400 households"
    """
    from mobextract.api import quantities as read
    from mobextract.inputs.encoding import decode
    from mobextract.numeric import to_json

    if text is None or text == "-":
        text = decode(sys.stdin.buffer.read())[0]
    utf8_output()
    sys.stdout.write(to_json(read(text, language, patterns=patterns)) + "\n")


@main.command(short_help="Score records against annotated articles.")
@click.argument("gold", type=click.Path(exists=True))
@click.argument("records", type=click.Path(exists=True, dir_okay=False))
@click.option("--misses", is_flag=True, help="List every disagreement below the table.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@guarded
def evaluate(gold: str, records: str, misses: bool, as_json: bool) -> None:
    """Score RECORDS (JSON Lines of `extract`) against GOLD (a folder of gold files, or one): precision, recall and F1 for each kind.

    \b
    mobextract extract corpora --out records.jsonl
    mobextract evaluate corpora records.jsonl --misses
    """
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
@guarded
def list_languages(patterns: str | None) -> None:
    """List the languages that can be read."""
    from mobextract.language import languages, load_language

    for code in languages(patterns):
        info = load_language(code, patterns).info
        click.echo(f"{code}\t{info.name}\t{info.native_name}")


@main.command()
@guarded
def schema() -> None:
    """Print the JSON Schema of a record."""
    from mobextract.record import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


@main.command(short_help="Look for faults and holes in the language packs.")
@click.argument("language", required=False, metavar="[CODE]")
@click.option("--cases", multiple=True, metavar="PATH", help="Name the forms of CODE that no sentence in these files or folders has.")
@_patterns
@guarded
def check(language: str | None, cases: tuple[str, ...], patterns: str | None) -> int:
    """Check the patterns of the language CODE (default: all): problems in files, and holes in tables as notes. Exit status 1 where there
    are problems.

    \b
    mobextract check nb --cases tests/nb --cases corpora/nb
    """
    from mobextract.language import languages
    from mobextract.packs.check import check_language
    from mobextract.packs.coverage import read_texts, unused_forms

    if cases and not language:
        raise click.UsageError("--cases needs the CODE of a language")

    problems = 0
    for code in [language] if language else languages(patterns):
        for line in check_language(code, patterns):
            problems += not line.startswith("note")
            click.echo(f"{code}: {line}")
    if not problems:
        click.echo("mobextract: no problems", err=True)
    if language and cases and not problems:
        for table, forms in unused_forms(language, read_texts(cases), patterns).items():
            if forms:
                click.echo(f"{language}: note: {table}.toml: in no case: {', '.join(forms)}")
    return FAILED if problems else CLEAN
