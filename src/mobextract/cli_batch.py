"""The commands ``extract``, ``convert`` and ``view``; messages and progress on standard error, the exit status says how the run went."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mobextract.errors import ArticleError, MobextractError
from mobextract.runs import FORMATS

if TYPE_CHECKING:
    from mobextract.inputs.reading import Job
    from mobextract.runs.outcome import Options, Outcome

_OPTIONS: list[Callable[[Any], Any]] = [
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option("--language", "-l", metavar="CODE", help="Language of all articles; else the folder's name, the metadata, or detection."),
    click.option("--out", "-o", type=click.Path(), help="Write to this file or folder instead of standard output."),
    click.option("--format", "-f", "form", type=click.Choice(FORMATS), help="Form of --out; else its suffix decides."),
    click.option("--workers", "-w", metavar="N", default="1", show_default=True, help="Processes: a number, or `auto` for one per core."),
    click.option("--resume", is_flag=True, help="Go on with an earlier run into --out: only what is new or changed is done."),
    click.option("--retry", is_flag=True, help="With --resume: try again what is in quarantine."),
    click.option("--strict", is_flag=True, help="Stop at the first article that goes into quarantine."),
    click.option("--keep-duplicates", is_flag=True, help="A record for every input; else the second one with the same bytes is skipped."),
    click.option("--near-duplicates", is_flag=True, help="List articles that repeat another one, in a file beside --out."),
    click.option("--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Time limit of one article."),
    click.option("--megabytes", type=click.IntRange(min=64), default=2048, show_default=True, help="Memory limit of one article."),
    click.option(
        "--text-field", metavar="NAME", default="text", show_default=True, help="Field of JSON lines and rows that holds the text."
    ),
    click.option("--html-field", metavar="NAME", default="html", show_default=True, help="Field that holds HTML."),
    click.option(
        "--engine", type=click.Choice(("local", "dask", "ray")), default="local", show_default=True, help="Where articles are read."
    ),
    click.option("--address", help="Scheduler of a running Dask or Ray cluster; else a local one is started."),
    click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; failures are still named."),
    click.option("--log-json", is_flag=True, help="Messages as one JSON object a line."),
]


def extract_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of ``extract`` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def extract(paths: tuple[str, ...], *, patterns: str | None, language: str | None, **given: Any) -> int:
    """Run ``extract``; returns the exit status."""
    from mobextract.inputs.sources import find_jobs
    from mobextract.language import load_language, patterns_root
    from mobextract.runs.outcome import Options

    patterns_root(patterns)
    if language is not None:
        load_language(language, patterns)
    _check(given)
    fields = (given["text_field"], given["html_field"])
    options = Options(
        language, patterns, *fields, seconds=given["seconds"], megabytes=given["megabytes"], signatures=given["near_duplicates"]
    )
    jobs = find_jobs(paths, fields=fields)
    first = list(itertools.islice(jobs, 2))  # whether there is more than one article decides the form of the output
    return _run(itertools.chain(first, jobs), paths, options, given, single=len(first) < 2)


def _check(given: dict[str, Any]) -> None:
    """Refuse options that do not go together, before anything is done."""
    _worker_count(given["workers"])
    for name in ("resume", "near_duplicates", "form"):
        if given[name] and given["out"] is None:
            raise MobextractError(f"--{name.replace('_', '-').replace('form', 'format')} needs --out")
    if given["retry"] and not given["resume"]:
        raise MobextractError("--retry needs --resume")
    if given["address"] and given["engine"] == "local":
        raise MobextractError("--address needs --engine dask or ray")
    if given["near_duplicates"]:
        from mobextract.runs.near import signature_of

        signature_of("")  # says so now where its library is missing


def _run(jobs: Iterable[Job], paths: tuple[str, ...], options: Options, given: dict[str, Any], *, single: bool) -> int:
    from mobextract.inputs.sources import count_jobs
    from mobextract.runs.formats import format_of
    from mobextract.runs.outcome import SKIPPED
    from mobextract.runs.progress import reporter
    from mobextract.runs.run import Stopped, StreamSink, Target, pour, run_to_target, status_of

    out, quiet = given["out"], given["quiet"] or single
    total = None if quiet else count_jobs(paths)
    engine = _engine(given, single=single)
    with reporter(total, quiet=quiet, as_json=given["log_json"], terminal=sys.stderr.isatty()) as report:
        try:
            if out is not None:
                target = Target(Path(out), format_of(out, given["form"]), given["resume"], given["retry"])
                status = run_to_target(jobs, options, engine, target, report, strict=given["strict"], keep=given["keep_duplicates"])
            else:
                utf8_output()
                pour(
                    engine(jobs, options),
                    StreamSink(sys.stdout, indent=single),
                    report,
                    strict=given["strict"],
                    keep=given["keep_duplicates"],
                )
                status = status_of(report)
        except Stopped:
            status = status_of(report)
        except KeyboardInterrupt:
            report.note("interrupted" + ("" if out is None else "; --resume goes on from here"))
            return 130
        report.quiet = quiet and (given["quiet"] or not report.tally[SKIPPED])  # an article that was left out goes by in silence nowhere
        report.summary()
        return status


def _engine(given: dict[str, Any], *, single: bool) -> Callable[[Iterable[Job], Options], Iterator[Outcome]]:
    """Who reads the articles: this process where there is only one, else guarded ones, here or on a cluster."""
    workers = _worker_count(given["workers"])

    def run(jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        if given["engine"] != "local":
            from mobextract.engines import cluster_outcomes

            return cluster_outcomes(given["engine"], jobs, options, address=given["address"], workers=workers)
        if single:
            from mobextract.runs.outcome import run_job

            return (run_job(job, options) for job in jobs)
        from mobextract.runs.workers import guarded_outcomes

        return guarded_outcomes(jobs, options, workers=workers)

    return run


def _worker_count(workers: str) -> int:
    if workers == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not workers.isdecimal() or int(workers) < 1:
        raise MobextractError(f"--workers {workers}: give a number from 1 up, or `auto`")
    return int(workers)


def utf8_output() -> None:
    """Standard output in UTF-8, whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


def convert(source: str, target: str, from_form: str | None, to_form: str | None) -> int:
    """Run ``convert``; returns the exit status."""
    from mobextract.runs.formats import convert as turn

    count = turn(Path(source), Path(target), from_form, to_form)
    click.echo(f"{count} records written to {target}", err=True)
    return 0


def view(path: str, out: str | None, language: str | None, patterns: str | None) -> int:
    """Run ``view``; returns the exit status."""
    from mobextract.inputs.reading import read_article
    from mobextract.inputs.sources import find_jobs
    from mobextract.runs.outcome import Options, extract_article
    from mobextract.view import page

    if out is not None and not Path(out).parent.is_dir():
        raise MobextractError(f"{out}: the folder {Path(out).parent} does not exist")
    options, articles, failed = Options(language=language, patterns=patterns), [], False
    for job in find_jobs([path]):
        try:
            article = read_article(job)
            articles.append((article.text, extract_article(article, options)))
        except ArticleError as error:
            failed = True
            click.echo(f"mobextract: {error if str(error).startswith(job.name) else f'{job.name}: {error}'}", err=True)
    if articles and out is not None:
        Path(out).write_text(page(articles), encoding="utf-8")
        click.echo(f"{len(articles)} {'article' if len(articles) == 1 else 'articles'} written to {out}", err=True)
    elif articles:
        utf8_output()
        sys.stdout.write(page(articles))
    return int(failed)
