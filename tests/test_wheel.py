"""The wheel: built, unpacked where nothing of the checkout is in reach, and used for one article in each language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import LANGUAGES, ROOT, corpus, record_of
from mobextract import __version__

ARTICLES = {article.language: article for article in corpus()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel and nothing else; the dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return target


def python(site: Path, code: str, *arguments: str) -> str:
    """Run code with the installed wheel before everything else, in its folder, without the checkout's paths."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "MOBEXTRACT"))}
    environment["PYTHONPATH"] = str(site)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=site, env=environment, check=True, capture_output=True).stdout.decode("utf-8")


EXTRACT = """
import pathlib, sys, mobextract
assert pathlib.Path(mobextract.__file__).is_relative_to(pathlib.Path.cwd()), mobextract.__file__
for name in sys.argv[1:]:
    path = pathlib.Path(name)
    record = mobextract.extract(path.read_bytes().decode("utf-8"), path.parent.name)
    sys.stdout.buffer.write(record.to_json().encode("utf-8") + b"\\n")
"""


def test_the_installed_wheel_reads_an_article_of_each_language(site: Path) -> None:
    found = python(site, EXTRACT, *(str(ARTICLES[language].path) for language in LANGUAGES)).removesuffix("\n").split("\n")
    assert found == [record_of(language, ARTICLES[language].text).to_json() for language in LANGUAGES]


def test_patterns_and_the_typing_mark_are_inside(site: Path) -> None:
    package = site / "mobextract"
    assert sorted(p.parent.name for p in (package / "patterns").glob("*/language.toml")) == LANGUAGES
    assert (package / "patterns" / "common" / "gazetteer.tsv").is_file()
    assert (package / "py.typed").is_file()
    inside = {p.relative_to(package / "patterns").as_posix() for p in (package / "patterns").rglob("*") if p.suffix in (".toml", ".tsv")}
    checkout = {p.relative_to(ROOT / "patterns").as_posix() for p in (ROOT / "patterns").rglob("*") if p.suffix in (".toml", ".tsv")}
    assert inside == checkout


def test_metadata(site: Path) -> None:
    code = """
import json
from importlib.metadata import distribution
d = distribution("mobextract")
print(json.dumps([d.version, d.metadata["Requires-Python"], sorted((e.group, e.name, e.value) for e in d.entry_points),
                  sorted(d.metadata.get_all("Provides-Extra")), d.requires]))
"""
    version, python_version, entries, extras, requires = json.loads(python(site, code))
    assert (version, python_version) == (__version__, ">=3.11")
    assert entries == [
        ["console_scripts", "mobextract", "mobextract.cli:main"],
        ["spacy_factories", "mobextract", "mobextract.spacy_pipe:create_pipe"],
    ]
    assert {"stanza", "test", "notebook", "pandas"} <= set(extras)
    assert not [r for r in requires if "stanza" in r and "extra" not in r], "Stanza brings PyTorch: an extra"


def test_the_command_works(site: Path) -> None:
    code = "import sys; sys.argv = ['mobextract', 'languages']; from mobextract.cli import main; main()"
    assert [line.split("\t")[0] for line in python(site, code).splitlines()] == LANGUAGES


def test_no_tests_or_corpora_are_shipped(site: Path) -> None:
    (wheel,) = site.parent.glob("*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"mobextract", f"mobextract-{__version__}.dist-info"}
