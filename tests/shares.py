"""Some hundred small cases in one test: pytest itself takes longer for a test than most cases do. Each that fails is named."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

import pytest

SIZE = 100
T = TypeVar("T")


def in_shares(cases: Iterable[T], group: Callable[[T], str]) -> list[Any]:
    """Return shares of the cases as parameters of a test: at most a hundred each, those of one file or language together.

    >>> [share.id for share in in_shares(range(250), lambda number: "small" if number < 120 else "large")]
    ['small 1-100', 'small 101-120', 'large 1-100', 'large 101-130']
    """
    groups = [(name, list(rows)) for name, rows in groupby(cases, group)]
    cut = [(name, start, rows[start : start + SIZE]) for name, rows in groups for start in range(0, len(rows), SIZE)]
    return [pytest.param(share, id=f"{name} {start + 1}-{start + len(share)}") for name, start, share in cut]


def try_each(share: Sequence[T], check: Callable[[T], None], name: Callable[[T], str] = str) -> None:
    """Check every case of a share; fails with the names of all that do not hold, and with what is wrong with each."""
    faults = []
    for case in share:
        try:
            check(case)
        except (AssertionError, pytest.fail.Exception) as error:
            faults.append(f"{name(case)}\n{error}")
        except Exception:
            faults.append(f"{name(case)}\n{traceback.format_exc()}")
    if faults:
        pytest.fail(f"{len(faults)} of {len(share)} cases:\n\n" + "\n\n".join(faults), pytrace=False)
