"""docs/rules.md lists every rule: each one fires somewhere in cases or corpora, and none fires that the page lacks."""

from __future__ import annotations

import re
from pathlib import Path

from cases import NEGATIVES, load_cases
from mobextract.language import languages
from mobextract.pipeline import extractor
from mobextract.record import KINDS

ROOT = Path(__file__).parents[1]


def documented() -> set[str]:
    rows = [line.split("|")[1] for line in (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {rule for row in rows for rule in re.findall(r"`([^`]+)`", row)}


def fired() -> set[str]:
    rules = set()
    for code in languages():
        files = [path for path in sorted((ROOT / "tests" / code).glob("*.toml")) if not path.stem.endswith(NEGATIVES)]
        texts = [case.text for path in files for case in load_cases(path)]
        texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora" / code).glob("*.txt"))]
        for text in texts:
            record = extractor(code).extract(text)
            rules |= {mention.rule for kind in KINDS for mention in getattr(record, kind)}
    assert all(rule.split(".")[0] in languages() for rule in rules)
    return {rule.split(".", 1)[1] for rule in rules}


def test_every_rule_is_documented_and_fires() -> None:
    assert documented() == fired()
