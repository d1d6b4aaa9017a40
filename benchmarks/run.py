"""Speed, start-up and memory, as tables. Run by hand, on an idle machine:

    python benchmarks/run.py [--seconds 3] [--html]

Articles of 10 KB are put together from the paragraphs of corpora/. Every figure is from one process on one core: the fastest of
several rounds, because what disturbs a measurement only ever makes it slower.
"""

from __future__ import annotations

import argparse
import itertools
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from mobextract import Extractor, languages
from mobextract.detection import detect

ROOT = Path(__file__).parents[1]
SIZE = 10_000
SHORTEST = 80


def article(language: str, size: int, turn: int = 0) -> str:
    """A text of about ``size`` bytes: paragraphs of the articles of one language, beginning with the ``turn``-th article.

    Short lines are left out: a page's tail in the middle would cut off everything behind it.
    """
    texts = [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "corpora" / language).glob("*.txt"))]
    texts = texts[turn % len(texts) :] + texts[: turn % len(texts)]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line) > SHORTEST]
    parts: list[str] = []
    length = 0
    for paragraph in itertools.cycle(paragraphs):
        if length >= size:
            break
        parts.append(paragraph)
        length += len(paragraph.encode("utf-8")) + 1
    return "\n".join(parts)


def rounds(texts: list[str], extractor: Extractor, seconds: float) -> list[float]:
    """Seconds for each round over ``texts``, records written as JSON included."""
    taken: list[float] = []
    while sum(taken) < seconds or len(taken) < 3:
        start = time.perf_counter()
        for text in texts:
            extractor.extract(text).to_json()
        taken.append(time.perf_counter() - start)
    return taken


def speed(seconds: float) -> None:
    """Print articles and megabytes a second by language, and how time grows with length."""
    detect("Landsbyen har 25 hus og en ny skole.")  # loads the model
    print(f"{'':8}{'articles/s':>12}{'MB/s':>8}{'ms median':>11}{'mentions':>10}{'x4 length':>11}{'load ms':>9}{'detect ms':>11}")
    for language in languages():
        start = time.perf_counter()
        extractor = Extractor(language)
        load = time.perf_counter() - start
        texts = [article(language, SIZE, turn) for turn in range(6)]
        mentions = sum(len(items) for text in texts for items in extractor.extract(text).to_dict().values() if isinstance(items, list))
        taken = rounds(texts, extractor, seconds)
        size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
        single = min(rounds(texts[:1], extractor, seconds / 4))
        longer = min(rounds([article(language, 4 * SIZE)], extractor, seconds / 4))
        start = time.perf_counter()
        for text in texts:
            detect(text)
        told = (time.perf_counter() - start) / len(texts)
        print(
            f"{language:8}{len(texts) / min(taken):12.0f}{size / min(taken):8.2f}{statistics.median(taken) / len(texts) * 1000:11.2f}"
            f"{mentions / len(texts):10.0f}{longer / single:11.1f}{load * 1000:9.0f}{told * 1000:11.2f}"
        )


PEAK = """
import pathlib, resource, sys
status = pathlib.Path("/proc/self/status")
if status.exists():  # getrusage would give the peak of the parent, where that is higher
    print(next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))
"""


def fresh(code: str, times: int = 3) -> tuple[float, float]:
    """The best of some tries: seconds that a fresh interpreter takes for ``code``, and its peak memory in MB."""
    best, memory = float("inf"), 0.0
    for _ in range(times):
        start = time.perf_counter()
        result = subprocess.run([sys.executable, "-c", code + PEAK], capture_output=True, check=True, cwd=ROOT)
        best = min(best, time.perf_counter() - start)
        memory = float(result.stdout.split()[-1])
    return best, memory


MANY = """
import sys; sys.path.insert(0, "benchmarks"); import run, mobextract
texts = (run.article("nb", run.SIZE, n % 3) for n in range(3 * {}))
for record in mobextract.extract_many(texts=texts, language="nb"): pass
"""

STARTS = {
    "python alone": "pass",
    "import mobextract": "import mobextract",
    "first record, one language": "import mobextract; mobextract.extract('25 hus.', 'nb')",
    "first record, detected": "import mobextract; mobextract.extract('Landsbyen har 25 hus og en skole.')",
    "all languages loaded": "import mobextract; [mobextract.extract('25', code) for code in mobextract.languages()]",
    "mobextract.load (spaCy)": "import mobextract; mobextract.load('nb')('25 hus.')",
    "30 articles of 10 KB": MANY.format(10),
    "300 articles of 10 KB": MANY.format(100),
}


def starts() -> None:
    """Print start-up times and memory of fresh processes."""
    print(f"\n{'fresh process':30}{'seconds':>9}{'peak MB':>9}")
    for name, code in STARTS.items():
        seconds, memory = fresh(code)
        print(f"{name:30}{seconds:9.2f}{memory:9.0f}")


def html(seconds: float) -> None:
    """Print pages a second through trafilatura, text and metadata."""
    from mobextract.webpage import read_webpage

    paragraphs = "".join(f"<p>{line}</p>" for line in article("nb", SIZE).split("\n") if line)
    page = f"<html><head><title>x</title></head><body><article>{paragraphs}</article></body></html>"
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        read_webpage(page)
        count += 1
    print(f"\nHTML pages of 10 KB to text: {count / (time.perf_counter() - start):.0f}/s")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3, help="how long each language is measured")
    parser.add_argument("--html", action="store_true", help="HTML too")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}; articles of {SIZE // 1000} KB, one core\n")
    speed(arguments.seconds)
    starts()
    if arguments.html:
        html(arguments.seconds)


if __name__ == "__main__":
    main()
