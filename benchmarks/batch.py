"""Runs over whole folders, measured and checked. Run by hand, one at a time, on an idle machine:

    python benchmarks/batch.py make FOLDER --megabytes 100 [--html | --thin]
    python benchmarks/batch.py kill [--kills 100]          kill -9 of parent and workers: lost, doubled and orphaned
    python benchmarks/batch.py memory SMALL LARGE          peak memory of a run over each of two folders
    python benchmarks/batch.py workers FOLDER              the same bytes for 1, 2 and 4 workers
    python benchmarks/batch.py speed [--articles 2000]     articles a second, texts and pages, with one and two workers
    python benchmarks/batch.py engines FOLDER              the same records here, on Dask and on Ray

Articles are put together from the paragraphs of corpora/, each different.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import ROOT, Articles

from mobextract import languages

SIZE = 10_000
PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{number}</title></head><body><nav><a href="/">1</a></nav>'
    "<article><h1>{number}</h1>{body}</article><footer>{number}</footer></body></html>"
)


def make(folder: Path, megabytes: float, as_html: bool, *, thin: bool = False, only: str | None = None) -> int:
    """Fill a folder with articles; returns their number. ``thin``: of 40 KB, most of them blank, to save time."""
    texts = {language: list(Articles(language).draws(3, 1_000 if thin else SIZE)) for language in ([only] if only else languages())}
    if thin:
        filler = "\n" + (" " * 599 + "\n") * 67
        texts = {language: [text + filler for text in turns] for language, turns in texts.items()}
    written = 0
    for number, language in enumerate(itertools.cycle(texts)):
        if written >= megabytes * 1e6:
            return number
        place = folder / f"{number // 1000:04}" / language
        if number % 1000 < len(texts):
            place.mkdir(parents=True, exist_ok=True)
        text = f"{number}\n{texts[language][number % 3]}"
        body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
        data = (PAGE.format(language=language, number=number, body=body) if as_html else text).encode("utf-8")
        (place / f"{number:07}.{'html' if as_html else 'txt'}").write_bytes(data)
        written += len(data)
    return 0


def command(folder: Path, out: Path, workers: int, *more: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "mobextract", "extract", str(folder), "-o", str(out), "-w", str(workers), "-q", *more]


def marked(mark: str) -> list[int]:
    """The processes of a run, by a variable that they inherit."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"MOBEXTRACT_BENCHMARK={mark}\0".encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def kill(kills: int) -> None:
    """Kill parent, a worker or both at random moments, go on, and compare with a run that nobody disturbed."""
    chance = random.Random(1)
    totals = dict.fromkeys(("runs", "kills", "parent", "worker", "lost", "doubled", "orphans", "different"), 0)
    with tempfile.TemporaryDirectory() as place:
        folder, right = Path(place) / "in", Path(place) / "right.jsonl"
        count = make(folder, 1.5, False, only="nb")
        subprocess.run(command(folder, right, 2, "-l", "nb"), check=True)
        line = command(folder, Path(place) / "out.jsonl", 2, "-l", "nb", "--resume")
        while totals["kills"] < kills:
            out = Path(place) / "out.jsonl"
            for path in Path(place).glob("out.jsonl*"):
                path.unlink()
            while not out.exists() or subprocess.run(line, check=False).returncode:
                _disturbed(line, chance, totals)
            ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
            totals["runs"] += 1
            totals["lost"] += count - len(set(ids))
            totals["doubled"] += len(ids) - len(set(ids))
            totals["different"] += out.read_bytes() != right.read_bytes()
            print(totals, file=sys.stderr, flush=True)
    print(f"{count} articles a run; {totals}")


def _disturbed(line: list[str], chance: random.Random, totals: dict[str, int]) -> None:
    """One run that is killed at a random moment, in its start, its middle or its end."""
    mark = str(chance.random())
    process = subprocess.Popen(line, env={**os.environ, "MOBEXTRACT_BENCHMARK": mark}, stderr=subprocess.DEVNULL)
    victim = chance.choice(("parent", "parent", "worker"))
    end = time.monotonic() + chance.random() * 4
    while time.monotonic() < end and process.poll() is None:
        time.sleep(0.001)
    workers = [pid for pid in marked(mark) if pid != process.pid]
    targets = [process.pid] if victim == "parent" else workers[:1]
    if process.poll() is None and targets:
        for pid in targets:
            os.kill(pid, signal.SIGKILL)
        totals["kills"] += 1
        totals[victim] += 1
    process.wait()
    end = time.monotonic() + 5
    while marked(mark) and time.monotonic() < end:
        time.sleep(0.01)
    totals["orphans"] += len(marked(mark))


def peak(folder: Path, workers: int = 2) -> tuple[float, float]:
    """Megabytes at the peak of a run: of the parent, and of parent and workers together."""
    with tempfile.TemporaryDirectory() as place:
        mark = place
        process = subprocess.Popen(command(folder, Path(place) / "o.jsonl", workers), env={**os.environ, "MOBEXTRACT_BENCHMARK": mark})
        parent = together = 0.0
        while process.poll() is None:
            sizes = {pid: _resident(pid) for pid in marked(mark)}
            parent = max(parent, sizes.get(process.pid, 0.0))
            together = max(together, sum(sizes.values()))
            time.sleep(0.2)
    return parent, together


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def memory(folders: list[Path]) -> None:
    """Print the peaks."""
    for folder in folders:
        start = time.perf_counter()
        parent, together = peak(folder)
        print(f"{folder.name}: parent {parent:.0f} MB, parent and two workers {together:.0f} MB, {time.perf_counter() - start:.0f} s", flush=True)


def same_bytes(folder: Path) -> None:
    """Print the digest of the output for several numbers of workers."""
    with tempfile.TemporaryDirectory() as place:
        for workers in (1, 2, 4):
            out = Path(place) / f"{workers}.jsonl"
            subprocess.run(command(folder, out, workers), check=True)
            print(f"{workers} workers: {len(out.read_bytes().splitlines())} records, sha256 {hashlib.sha256(out.read_bytes()).hexdigest()}", flush=True)


def speed(articles: int) -> None:
    """Print articles a second of whole runs, start and end included."""
    for as_html, workers in itertools.product((False, True), (1, 2)):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "in"
            count = make(folder, articles * SIZE / 1e6, as_html)
            start = time.perf_counter()
            subprocess.run(command(folder, Path(place) / "o.jsonl", workers), check=True)
            taken = time.perf_counter() - start
            print(f"{'html' if as_html else 'txt':5} {workers} workers: {count / taken:7.0f} articles/s ({count} in {taken:.1f} s)", flush=True)


def engines(folder: Path) -> None:
    """Print the digests of the output of each engine."""
    with tempfile.TemporaryDirectory() as place:
        for engine in ("local", "dask", "ray"):
            out = Path(place) / f"{engine}.jsonl"
            start = time.perf_counter()
            subprocess.run(command(folder, out, 2, "--engine", engine), check=True)
            digest = hashlib.sha256(out.read_bytes()).hexdigest()
            print(f"{engine:6} {len(out.read_bytes().splitlines())} records, sha256 {digest}, {time.perf_counter() - start:.1f} s", flush=True)


def main() -> None:
    """Read the arguments and do one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "kill", "memory", "workers", "speed", "engines"))
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--thin", action="store_true")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=2000)
    given = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    match given.what:
        case "make":
            print(make(given.folders[0], given.megabytes, given.html, thin=given.thin), "articles")
        case "kill":
            kill(given.kills)
        case "memory":
            memory(given.folders)
        case "workers":
            same_bytes(given.folders[0])
        case "speed":
            speed(given.articles)
        case "engines":
            engines(given.folders[0])


if __name__ == "__main__":
    main()
