"""Print the pass rates of the peers' cases by peer, language and dimension, and the failures with ``--misses``."""

from __future__ import annotations

import sys
from collections import Counter

from peers import excluded, passes, peer_cases


def main() -> None:
    out = excluded()
    done: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for case in peer_cases():
        if case.id in out:
            continue
        ok = passes(case)
        for key in ((case.peer, case.language, case.dimension), (case.peer, case.language, "all"), ("both", case.language, "all")):
            done[key] += 1
            right[key] += ok
        if not ok and "--misses" in sys.argv:
            print(case.id, case.language, case.dimension, repr(case.text), case.data.get("expected") or case.data.get("results"), sep="\t")
    for key in sorted(done):
        print("\t".join(key), f"{right[key]}/{done[key]}", f"{100 * right[key] / done[key]:.1f} %", sep="\t")


if __name__ == "__main__":
    main()
