"""Speed, start-up and memory, as tables. Run by hand, best on an idle machine:

    python benchmarks/run.py [--articles 60] [--html]

Texts never repeat (see ``texts.py``). Every figure is from one process on one core. Processor time is what the work costs; wall
time grows with what else the machine does.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from texts import SIZE, Articles

from mobextract import Extractor, languages
from mobextract.inputs.detection import detect
from mobextract.record import Record

ROOT = Path(__file__).parents[1]
WARM = 20
"""Articles read before the clock starts: a process reads many."""
LENGTHS = (10_000, 100_000, 1_000_000)


def mentions(record: Record) -> int:
    """How many mentions a record holds."""
    return sum(len(items) for key, items in record.to_dict().items() if isinstance(items, list) and key != "warnings")


def prepared(language: str, extractor: Extractor, seed: int) -> Articles:
    """Articles of the density of real ones."""
    articles = Articles(language, seed)
    for _ in range(3):
        found = [(mentions(extractor.extract(text)), len(text.encode("utf-8"))) for text in articles.draws(8)]
        articles.thin_out(sum(n for n, _ in found) / sum(size for _, size in found) * 10_000)
    return articles


def speed(count: int) -> None:
    """Print articles and megabytes a second by language."""
    print(f"{'':6}{'articles/s':>12}{'wall':>8}{'MB/s':>7}{'ms median':>11}{'mentions':>10}{'detect ms':>11}")
    detect("Landsbyen har 25 hus og en ny skole.")  # loads the model
    for language in languages():
        extractor = Extractor(language)
        articles = prepared(language, extractor, seed=1)
        for text in articles.draws(WARM):
            extractor.extract(text).to_json()
        texts = list(articles.draws(count))
        taken, found = [], 0
        wall = time.perf_counter()
        for text in texts:
            start = time.process_time()
            record = extractor.extract(text)
            record.to_json()
            taken.append(time.process_time() - start)
            found += mentions(record)
        wall = time.perf_counter() - wall
        size = sum(len(text.encode("utf-8")) for text in texts)
        start = time.process_time()
        for text in texts:
            detect(text)
        told = (time.process_time() - start) / count
        print(
            f"{language:6}{size / SIZE / sum(taken):12.0f}{size / SIZE / wall:8.0f}{size / 1e6 / sum(taken):7.2f}{statistics.median(taken) * 1000:11.1f}"
            f"{found / size * SIZE:10.0f}{told * 1000:11.2f}"
        )


def linearity() -> None:
    """Print the time for one KB in texts of several lengths: it must not grow."""
    print(f"\n{'ms/KB':6}" + "".join(f"{length // 1000:>9} KB" for length in LENGTHS))
    for language in languages():
        extractor = Extractor(language)
        articles = prepared(language, extractor, seed=2)
        row = []
        for length in LENGTHS:
            texts = list(articles.draws(max(1, 200_000 // length), length))
            start = time.process_time()
            for text in texts:
                extractor.extract(text)
            row.append((time.process_time() - start) / sum(len(text.encode("utf-8")) for text in texts) * 1e6)
        print(f"{language:6}" + "".join(f"{ms:12.2f}" for ms in row))


PEAK = """
import pathlib, resource, sys, time
status = pathlib.Path("/proc/self/status")
if status.exists():  # getrusage would give the peak of the parent, where that is higher
    peak = next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(time.process_time(), peak)
"""


def fresh(code: str, times: int = 3) -> tuple[float, float, float]:
    """The best of some tries: seconds that a fresh interpreter takes for ``code``, wall and processor, and its peak memory in MB."""
    best, used, memory = float("inf"), float("inf"), 0.0
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # with compiled modules
    for _ in range(times):
        start = time.perf_counter()
        result = subprocess.run([sys.executable, "-c", code + PEAK], capture_output=True, check=True, cwd=ROOT, env=installed)
        best = min(best, time.perf_counter() - start)
        processor, peak = map(float, result.stdout.split()[-2:])
        used, memory = min(used, processor), max(memory, peak)
    return best, used, memory


MANY = """
import sys; sys.path.insert(0, "benchmarks"); import texts, mobextract
for record in mobextract.extract_many(texts=texts.Articles("nb").draws({}), language="nb"): pass
"""

STARTS = {
    "python alone": "pass",
    "import mobextract": "import mobextract",
    **{f"first record, {code}": f"import mobextract; mobextract.extract('25.', '{code}')" for code in languages()},
    "first record, detected": "import mobextract; mobextract.extract('Landsbyen har 25 hus og en skole.')",
    "all languages loaded": "import mobextract; [mobextract.extract('25', code) for code in mobextract.languages()]",
    "mobextract.load (spaCy)": "import mobextract; mobextract.load('nb')('25 hus.')",
    "30 articles of 10 KB": MANY.format(30),
    "300 articles of 10 KB": MANY.format(300),
}


def starts() -> None:
    """Print start-up times and memory of fresh processes."""
    print(f"\n{'fresh process':30}{'s':>8}{'s wall':>8}{'peak MB':>9}")
    for name, code in STARTS.items():
        seconds, used, memory = fresh(code)
        print(f"{name:30}{used:8.2f}{seconds:8.2f}{memory:9.0f}")


def html(count: int) -> None:
    """Print pages a second through trafilatura, text and metadata."""
    from mobextract.inputs.webpage import read_webpage

    pages = []
    for text in Articles("nb", seed=3).draws(count):
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
        pages.append(f"<html><head><title>x</title></head><body><article>{paragraphs}</article></body></html>")
    start = time.process_time()
    for page in pages:
        read_webpage(page)
    print(f"\nHTML pages of 10 KB to text: {count / (time.process_time() - start):.0f}/s")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60, help="how many articles of each language are measured")
    parser.add_argument("--html", action="store_true", help="HTML too")
    arguments = parser.parse_args()
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {processor()}; articles of {SIZE // 1000} KB, one core\n")
    speed(arguments.articles)
    linearity()
    starts()
    if arguments.html:
        html(arguments.articles)


def processor() -> str:
    """The model of the processor, where the system tells."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
