"""docs/modules.md: every module with the first paragraph of its docstring.

    python tests/module_list.py     write the page anew

A test compares the page with the docstrings.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mobextract"
PAGE = ROOT / "docs" / "modules.md"
ORDER = ("", "inputs", "text", "numbers", "figures", "nouns", "ellipsis", "dates", "places", "toponyms", "models", "linking", "packs", "runs", "merge")
"""The packages along the flow of the data; those that are missing here come last."""
HEAD = """# Modules

What each module is for, as its docstring says, package by package along the flow of the data ([architecture.md](architecture.md)).
`python tests/module_list.py` writes this page; a test compares it with the docstrings.
"""


def summary(path: Path) -> str:
    """The first paragraph of a module's docstring, in one line."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def page() -> str:
    """The page as the docstrings have it."""
    packages = sorted({path.parent.relative_to(SOURCE).as_posix().removeprefix(".") for path in SOURCE.rglob("*.py")})
    packages.sort(key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    parts = [HEAD]
    for package in packages:
        folder = SOURCE / package
        modules = sorted(path for path in folder.glob("[a-z]*.py"))
        title = f"## `{package}/`\n\n{summary(folder / '__init__.py')}" if package else "## The record, the pipeline and its faces"
        rows = [f"- `{path.relative_to(SOURCE).as_posix()}`: {summary(path)}" for path in modules]
        parts.append("\n".join([title, "", *rows, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
