"""Made-up inputs: text, HTML, lines and bytes put together from pieces that parsers trip over. Reproducible by number.

``tests/test_fuzz.py`` tries ten thousand of them; ``python tests/fuzzing.py --count 1000000`` as many as one likes.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from conftest import LANGUAGES, corpus
from mobextract.errors import MobextractError
from mobextract.inputs.containers import jobs_in
from mobextract.inputs.reading import Job
from mobextract.record import KINDS, Record
from mobextract.runs.outcome import Options, Outcome, run_job

DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "²³¹", "½¼¾", "ⅣⅫ", "𝟘𝟙𝟚")
SEPARATORS = (".", ",", " ", "\u00a0", "\u202f", "'", "’", "/", "-", "–", ":", "…", "٫", "٬", "_", "\u2009")
SIGNS = ("%", "‰", "$", "€", "₫", "VND", "USD", "km", "m²", "m2", "ha", "+", "±", "~", ">", "≥", "№", "#", "°C", "«", "»", "“", "”", '"', "(", ")", "[", "]")
CONTROLS = ("\0", "\x08", "\x1b[31m", "\u202e", "\ufeff", "\u200b", "\u0301", "\ufffd", "\ud800", "\udfff", "\u2028", "\r", "\n", "\n\n", "\t", "\x85", "😀", "\U0010ffff")
TAGS = ("p", "div", "span", "table", "tr", "td", "li", "ul", "h1", "article", "script", "style", "a", "img", "br", "svg", "math", "template", "form",
        "textarea", "title", "meta", "noscript", "iframe", "b", "font", "html", "body", "head", "!--", "![CDATA[", "?xml", "!DOCTYPE html", "x:y")  # fmt: skip
ENTITIES = ("&nbsp;", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&#27;", "&lt;", "&bogus;", "&", "&#", "&#x;", "&#99999999999999999999;", "&shy;")
PIECES = {language: [w for a in corpus() if a.language == language for w in a.text.split()] for language in LANGUAGES}


def number(chance: random.Random) -> str:
    """A numeral, or what looks like one."""
    digits = chance.choice(DIGITS)
    groups = ["".join(chance.choices(digits, k=chance.choice((1, 2, 3, 3, 3, 4, 30)))) for _ in range(chance.choice((1, 1, 2, 3, 6)))]
    return chance.choice(("", "-", "+", "−")) + "".join(g + chance.choice(SEPARATORS) for g in groups[:-1]) + groups[-1] + chance.choice(("", "", *SIGNS))


def text(chance: random.Random, length: int = 20) -> str:
    """Words of one language, numerals, signs and what no text should hold."""
    words = PIECES[chance.choice(LANGUAGES)]
    makers: list[Callable[[], str]] = [
        lambda: " ".join(words[(start := chance.randrange(len(words))) : start + chance.randrange(1, 8)]),
        lambda: number(chance),
        lambda: chance.choice(SIGNS),
        lambda: chance.choice(CONTROLS),
        lambda: chance.choice(words)[: chance.randrange(1, 6)],
        lambda: chr(chance.choice((chance.randrange(0x20, 0x250), chance.randrange(0x370, 0x1FFF), chance.randrange(0x110000)))),
    ]
    parts = chance.choices(makers, weights=(10, 6, 3, 1, 2, 1), k=chance.randrange(1, length))
    return "".join(part() + chance.choice((" ", " ", "", "\n")) for part in parts)


def html(chance: random.Random) -> str:
    """Tags that open, close and nest as they like, with text, entities and attributes."""
    out = [chance.choice(("", "<!doctype html>", "<html><body>", '<html dir="rtl"><head><meta charset="utf-16"><title>'))]
    for _ in range(chance.randrange(1, 16)):
        tag = chance.choice(TAGS)
        attribute = chance.choice(("", "", f' class="{text(chance, 3)}"', " content='2024-13-45'", f" href={number(chance)}", ' property="article:published_time"'))
        body = chance.choice((text(chance, 8), chance.choice(ENTITIES) * chance.randrange(1, 5), ""))
        out.append(f"<{tag}{attribute}{chance.choice(('>', '>', '>', '/>', ''))}{body}{chance.choice((f'</{tag}>', '', '</', '-->'))}")
    return "".join(out)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut, doubled."""
    changed = bytearray(data)
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                del changed[place : place + chance.randrange(1, 9)]
            case 1:
                changed[place:place] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 5)))
            case 2:
                changed = changed[:place]
            case _:
                changed[place:place] = changed[: chance.randrange(20)]
    return bytes(changed)


def encoded(made: str, chance: random.Random) -> bytes:
    """The text in some encoding."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "cp1253", "cp1251", "utf-32"))
    return made.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def made(seed: int) -> tuple[str, list[Job]]:
    """The jobs of the input with this number, and its kind."""
    chance = random.Random(seed)
    kind = chance.choices(("text", "html", "line", "bytes", "container"), weights=(55, 20, 15, 7, 3))[0]
    name = f"{chance.choice(LANGUAGES)}/{seed}"
    if kind == "text":
        return kind, [Job(f"{name}.txt", data=damaged(encoded(text(chance), chance), chance) if seed % 3 == 0 else text(chance).encode("utf-8", "replace"))]
    if kind == "html":
        return kind, [Job(f"{name}.html", data=damaged(encoded(html(chance), chance), chance) if seed % 3 == 0 else html(chance).encode("utf-8", "replace"))]
    if kind == "line":
        row = {chance.choice(("text", "text", "html", "body")): text(chance), "id": chance.choice((1, None, number(chance), "x")), "url": text(chance, 3), "date": number(chance), "language": chance.choice((None, "nb", "el", "x"))}
        line = json.dumps(row, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")
        return kind, [Job(f"{name}.jsonl", 1, damaged(line, chance) if seed % 3 == 0 else line, is_row=True)]
    if kind == "bytes":
        return kind, [Job(f"{name}.txt", data=chance.randbytes(chance.randrange(200)))]
    return kind, container(name, chance)


def container(name: str, chance: random.Random) -> list[Job]:
    """The jobs of a damaged archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix in chance.sample(("a.txt", "../b.txt", "c.html", "d.jsonl"), 2):
            archive.writestr(suffix, text(chance).encode("utf-8", "replace"))
    suffix, data = chance.choice(((".zip", stream.getvalue()), (".txt.gz", gzip.compress(text(chance).encode("utf-8", "replace"))), (".tar", stream.getvalue())))
    return list(jobs_in(name + suffix, name + suffix, io.BytesIO(damaged(data, chance)), ("text", "html")))


def check(job: Job, outcome: Outcome) -> None:
    """Fail where an outcome is not one of those that are promised."""
    assert outcome.cause not in ("fault", "died"), outcome.error
    assert (outcome.line is None) == (outcome.error is not None), outcome
    if outcome.line is None:
        assert outcome.status in ("quarantined", "skipped") and outcome.error and outcome.error.startswith(outcome.name)
        return
    record = Record.from_json(outcome.line)
    for kind in KINDS:
        starts = [mention.start for mention in getattr(record, kind)]
        assert starts == sorted(starts), "mentions stand in order of appearance"
        for mention in getattr(record, kind):
            assert 0 <= mention.start < mention.end <= record.article.characters
            assert mention.end - mention.start == len(mention.text)
            value = getattr(mention, "value", None)
            assert not isinstance(value, Decimal) or value.is_finite()


def try_out(seed: int) -> tuple[str, str]:
    """Read the input with this number; returns its kind and what became of it. Raises AssertionError naming it."""
    kind, jobs = made(seed)
    status = "none"
    for job in jobs:
        try:
            outcome = run_job(job, Options())
            check(job, outcome)
            status = outcome.status
        except MobextractError as error:
            raise AssertionError(f"input {seed} ({kind}): {error}") from error
        except Exception as error:
            raise AssertionError(f"input {seed} ({kind}): {type(error).__name__}: {error}") from error
    return kind, status


def main() -> int:
    """Try many inputs; prints what became of them, and the numbers of those that broke something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    failures = 0
    slowest = (0.0, 0)
    begun = time.perf_counter()
    for seed in range(given.first, given.first + given.count):
        start = time.perf_counter()
        try:
            tally[try_out(seed)] += 1
        except AssertionError as error:
            failures += 1
            print(error, file=sys.stderr, flush=True)
        slowest = max(slowest, (time.perf_counter() - start, seed))
        if (seed + 1) % 20_000 == 0:
            print(f"{seed + 1 - given.first:,} inputs, {failures} failures, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    for (kind, status), count in sorted(tally.items()):
        print(f"{kind:10}{status:12}{count:>10,}")
    print(f"{given.count:,} inputs, {failures} failures, slowest {slowest[0]:.2f} s (input {slowest[1]})")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
