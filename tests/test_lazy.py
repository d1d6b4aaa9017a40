"""Expressions are compiled when they are first used, so a wrong one would be found late: here all are compiled."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import mobextract
from conftest import LANGUAGES
from mobextract.pipeline import Extractor
from mobextract.text.lazy import _Expression, regex


def test_every_expression_compiles() -> None:
    for module in pkgutil.walk_packages(mobextract.__path__, "mobextract."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kept = [Extractor(language) for language in LANGUAGES]
    expressions = [e for e in gc.get_objects() if isinstance(e, _Expression)]
    assert len(expressions) > 300 + 100 * len(kept)
    for expression in expressions:
        re.compile(expression.pattern, expression.flags)


def test_a_wrong_expression_fails_when_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")
