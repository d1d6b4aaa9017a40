"""The quality gate: the scores on corpora/ against the floors pinned in corpora/floors.json.

    python tests/gate.py                 print the scores beside their floors
    python tests/gate.py --pin           pin what is reached now; refuses to lower a floor
    python tests/gate.py --pin --lower   pin even where a floor becomes lower (say why in the commit)

Floors hold for the gold they were measured on: its digest is pinned with them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mobextract.evaluate import evaluate
from mobextract.goldfiles import read_gold
from mobextract.pipeline import extractor
from mobextract.record import Record

CORPORA = Path(__file__).parents[1] / "corpora"
FLOORS = CORPORA / "floors.json"

Scores = dict[str, dict[str, float]]


def corpus_languages() -> list[str]:
    """The languages that have gold articles."""
    return sorted({path.parent.name for path in CORPORA.glob("*/*.txt")})


def digest(language: str) -> str:
    """Digest of the texts and gold of one language."""
    sums = hashlib.sha256()
    for path in sorted((CORPORA / language).iterdir()):
        if path.suffix in (".txt", ".json"):
            sums.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sums.hexdigest()[:16]


def read(language: str, text: str) -> Record:
    """The record of one article."""
    return extractor(language).extract(text)


def measure(language: str, read: Callable[[str, str], Record] = read) -> Scores:
    """F1 and attribute accuracy of each kind on the gold articles of one language, cut to four digits."""
    paths = sorted((CORPORA / language).glob("*.txt"))
    scores, _ = evaluate((read_gold(p.with_suffix(".json")), read(language, p.read_bytes().decode("utf-8")).to_dict()) for p in paths)
    return {
        kind: {"f1": cut(score.f1), **{name: cut(right / of) for name, (right, of) in score.attributes.items() if of}}
        for kind, score in scores.items()
        if score.gold or score.predicted
    }


def cut(figure: float) -> float:
    """Cut, not rounded: a floor must never lie above the score it was pinned at."""
    return int(figure * 10_000 + 1e-6) / 10_000


def drops(floors: Scores, scores: Scores) -> list[str]:
    """The figures that lie below their floor."""
    return [
        f"{kind}.{name}: {scores.get(kind, {}).get(name, 0.0)} is below the floor {floor}"
        for kind, row in floors.items()
        for name, floor in row.items()
        if scores.get(kind, {}).get(name, 0.0) < floor
    ]


def read_floors() -> dict[str, Any]:
    """The pinned floors; empty before the first pin."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def main() -> int:
    """Print or pin the scores; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    arguments = parser.parse_args()
    old = read_floors()
    new = {language: {"gold": digest(language), "floors": measure(language)} for language in corpus_languages()}
    lowered = 0
    for language, row in new.items():
        print(language, json.dumps(row["floors"]))
        for drop in drops(old.get(language, {}).get("floors", {}), row["floors"]):
            lowered += 1
            print(f"{language}: {drop}", file=sys.stderr)
    if not arguments.pin:
        return int(lowered > 0)
    if lowered and not arguments.lower:
        print("not pinned: floors may only rise; --lower pins all the same", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
