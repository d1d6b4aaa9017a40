"""Execute every notebook from top to bottom, and refuse committed output."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Run the notebooks; return the number of those with committed output."""
    dirty = 0
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        if any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells):
            print(f"{path.name}: has output; clear it before committing", file=sys.stderr)
            dirty += 1
        NotebookClient(notebook, timeout=900, resources={"metadata": {"path": str(path.parent)}}).execute()
        print(f"{path.name}: executed")
    return dirty


if __name__ == "__main__":
    sys.exit(main())
