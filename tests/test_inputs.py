"""Containers of every kind, and hostile ones: each input ends as an article or with a clear reason, within limits."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import with_needs
from mobextract import MobextractError
from mobextract.inputs import archives, reading
from mobextract.inputs.containers import DEEPEST
from mobextract.inputs.reading import LARGEST, LONGEST, Job, read_article
from mobextract.inputs.sources import count_jobs, find_jobs
from mobextract.inputs.webpage import DEEPEST as DEEPEST_TAGS
from mobextract.inputs.webpage import MOST_TAGS
from mobextract.runs.outcome import QUARANTINED, RECORD, SKIPPED, Options, Outcome, run_job

NORWEGIAN = "I fjor ble 32 modeller godkjent på øya, og folk ga bort jord så veien gjennom bygda kunne bli bredere."
PAGE = f"<!doctype html><html><head><title>Lys</title></head><body><article><h1>Lys</h1><p>{NORWEGIAN}</p></article></body></html>"


def jobs(*paths: Path | str) -> list[Job]:
    return list(find_jobs([str(path) for path in paths]))


def outcomes(*paths: Path | str) -> list[Outcome]:
    return [run_job(job, Options(language="nb")) for job in jobs(*paths)]


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


MEMBERS = {"a.txt": NORWEGIAN.encode(), "sub/b.html": PAGE.encode(), "note.doc": b"no article", "sub/.hidden.txt": b"x"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", zipped(MEMBERS)),
        ("x.tar.gz", tarred(MEMBERS)),
        ("x.tgz", tarred(MEMBERS)),
        ("x.tar", tarred(MEMBERS, "w")),
        ("X.ZIP", zipped(MEMBERS)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_members_of_archives(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert [job.name for job in jobs(path)] == [f"{path}!/a.txt", f"{path}!/sub/b.html"]
    first, second = outcomes(path)
    assert (first.status, second.status) == (RECORD, RECORD)
    record = json.loads(second.line or "")
    assert (record["id"], record["article"]["title"], record["source"]["path"]) == ("b", "Lys", f"{path}!/sub/b.html")
    assert jobs(tmp_path) == jobs(path), "found in a folder as well"
    assert count_jobs([str(tmp_path)]) is None


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.gz"])
def test_compressed_articles(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(gzip.compress(PAGE.encode() if "html" in name else NORWEGIAN.encode()))
    (outcome,) = outcomes(tmp_path / name)
    assert outcome.status == RECORD
    assert '"text":"32"' in (outcome.line or "")


def test_compressed_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"".join(json.dumps({"id": n, "text": NORWEGIAN}).encode() + b"\n" for n in range(3))))
    assert [json.loads(o.line or "")["id"] for o in outcomes(tmp_path)] == ["0", "1", "2"]


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"a.txt": NORWEGIAN.encode()})
    (tmp_path / "x.tar.gz").write_bytes(tarred({"days/one.zip": inner, "two.txt.gz": gzip.compress(NORWEGIAN.encode())}))
    assert [o.status for o in outcomes(tmp_path)] == [RECORD, RECORD]
    assert jobs(tmp_path)[0].name == f"{tmp_path}/x.tar.gz!/days/one.zip!/a.txt"


@pytest.mark.needs("pyarrow")
def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"id": f"r{n}", "text": NORWEGIAN, "url": "https://avis.example.org/1", "noise": n} for n in range(150)]
    pq.write_table(pa.Table.from_pylist([*rows, {"id": "empty", "text": None}]), tmp_path / "a.parquet")
    found = outcomes(tmp_path)
    assert [json.loads(o.line)["id"] for o in found if o.line] == [f"r{n}" for n in range(150)]
    assert json.loads(found[0].line or "")["source"]["site"] == "avis.example.org"
    assert "no field 'text' or 'html'" in (found[150].error or "")
    (outcome,) = outcomes_with(tmp_path / "a.parquet", ("body", "page"))
    assert "no column 'body' or 'page'; there are id, text, url, noise" in (outcome.error or "")


def outcomes_with(path: Path, fields: tuple[str, str]) -> list[Outcome]:
    return [run_job(job, Options(language="nb", text_field=fields[0])) for job in find_jobs([str(path)], fields=fields)]


def warc_record(kind: str, url: str, payload: bytes, content: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-10-18T07:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0e1b2c3d-0000-4000-8000-000000000000>\r\nContent-Type: {content}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def http(status: str, kind: str, body: bytes, extra: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body


WARC = [
    warc_record("request", "https://avis.example.org/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    warc_record("response", "https://avis.example.org/1", http("200 OK", "text/html; charset=windows-1252", PAGE.encode("cp1252"))),
    warc_record("response", "https://avis.example.org/2", http("404 Not Found", "text/html", PAGE.encode())),
    warc_record("response", "https://avis.example.org/3", http("200 OK", "image/png", b"\x89PNG")),
    warc_record("response", "https://avis.example.org/4", http("200 OK", "text/html", gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n")),
]


@pytest.mark.needs("fastwarc")
@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("x.warc.gz" if packed else "x.warc")
    path.write_bytes(b"".join(gzip.compress(record) if packed else record for record in WARC))
    records = [json.loads(o.line or "{}") for o in outcomes(path)]
    assert [r["source"]["url"] for r in records] == ["https://avis.example.org/1", "https://avis.example.org/4"]
    assert [r["id"] for r in records] == ["x-2", "x-5"]
    assert "øya" in read_article(jobs(path)[0]).text


def test_globs(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.txt", "b/3.txt", "b/4.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NORWEGIAN, encoding="utf-8")
    assert [Path(j.path).name for j in jobs(f"{tmp_path}/a/*.txt")] == ["1.txt", "2.txt"]
    assert [Path(j.path).name for j in jobs(f"{tmp_path}/**")] == ["1.txt", "2.txt", "3.txt"]
    with pytest.raises(MobextractError, match="no file matches this pattern"):
        jobs(f"{tmp_path}/*.html")


@pytest.mark.parametrize("name", ["lines", "zip", "gz of lines", "gz of text", "tar.gz"])
def test_containers_on_standard_input(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": NORWEGIAN}).encode() + b"\n"
    data = {
        "lines": line, "zip": zipped(MEMBERS), "gz of lines": gzip.compress(line), "gz of text": gzip.compress(NORWEGIAN.encode()),
        "tar.gz": tarred(MEMBERS),
    }[name]  # fmt: skip
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    monkeypatch.setattr(sys, "stdin", os.fdopen(read, encoding="utf-8"))
    found = outcomes("-")
    assert found and {o.status for o in found} == {RECORD}


# hostile input


def one(path: Path) -> Outcome:
    (outcome,) = outcomes(path)
    return outcome


def limited(outcome: Outcome, *words: str) -> None:
    assert (outcome.status, outcome.cause) == (QUARANTINED, "limit"), outcome
    for word in words:
        assert word in (outcome.error or "")


def test_a_zip_bomb_by_ratio(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": b"1" * (LARGEST + 1), "b.txt": NORWEGIAN.encode()}))
    bomb, good = outcomes(tmp_path)
    limited(bomb, "x.zip!/a.txt", "an archive bomb")
    assert good.status == RECORD


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"1" * (LARGEST + 1)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + place, 1000)
    (tmp_path / "x.zip").write_bytes(data)
    assert one(tmp_path).status == QUARANTINED


@pytest.mark.parametrize("name", ["x.tar.gz", "x.jsonl.gz", "x.txt.gz"])
def test_a_bomb_by_total_size(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SLACK", 1_000_000)
    data = tarred({f"{n}.txt": b"1" * 400_000 for n in range(10)}) if "tar" in name else gzip.compress(b"1" * 4_000_000)
    (tmp_path / name).write_bytes(data)
    limited(outcomes(tmp_path)[-1], name, "an archive bomb")


def test_a_compressed_gigabyte_is_read_no_further_than_needed(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "x.txt.gz", "wb", compresslevel=1) as file:
        for _ in range(1024):
            file.write(bytes(1024 * 1024))
    limited(one(tmp_path), "too large for an article")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 5)
    members = {f"{n}.txt": NORWEGIAN.encode() for n in range(9)}
    (tmp_path / "x.zip").write_bytes(zipped(members))
    limited(one(tmp_path / "x.zip"), "more than 5 members")
    (tmp_path / "x.tar").write_bytes(tarred(members, "w"))
    limited(outcomes(tmp_path / "x.tar")[-1], "more than 5 members")


def test_too_deep_an_archive(tmp_path: Path) -> None:
    data = zipped({"a.txt": NORWEGIAN.encode()})
    for _ in range(DEEPEST + 1):
        data = zipped({"in.zip": data})
    (tmp_path / "x.zip").write_bytes(data)
    limited(one(tmp_path), "archives within archives")


@pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "..\\up.txt", "C:\\up.txt", "a/../../up.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_paths_that_escape(name: str, pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    (tmp_path / ("x.zip" if pack is zipped else "x.tar.gz")).write_bytes(pack({name: NORWEGIAN.encode(), "b.txt": NORWEGIAN.encode()}))
    bad, good = outcomes(tmp_path)
    limited(bad, "leads out of the archive")
    assert good.status == RECORD
    assert len(list(tmp_path.iterdir())) == 1, "nothing is unpacked to the disk"


def test_links_in_archives(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.LNKTYPE, "b.txt"), (tarfile.FIFOTYPE, "c.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert [(o.status, o.cause) for o in outcomes(tmp_path)] == [(SKIPPED, "link"), (SKIPPED, "link"), (QUARANTINED, "input")]
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr(info, "/etc/passwd")
    assert one(tmp_path / "x.zip").cause == "link"


def test_links_and_devices_in_folders(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(NORWEGIAN, encoding="utf-8")
    (inside / "a.txt").write_text(NORWEGIAN, encoding="utf-8")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(outside / "secret.txt")
    (inside / "d.txt").symlink_to(inside / "nowhere")
    (inside / "e.txt").symlink_to("e.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "out").symlink_to(outside)
    os.mkfifo(inside / "pipe.txt")
    found = {Path(o.name).name: (o.status, o.cause) for o in outcomes(inside)}
    assert found == {
        "a.txt": (RECORD, None), "b.txt": (SKIPPED, "link"), "c.txt": (QUARANTINED, "limit"), "d.txt": (QUARANTINED, "input"),
        "e.txt": (QUARANTINED, "input"), "loop": (SKIPPED, "link"), "out": (QUARANTINED, "limit"), "pipe.txt": (QUARANTINED, "input"),
    }  # fmt: skip


DAMAGED = {
    "cut.zip": zipped(MEMBERS)[:-40], "cut.tar.gz": tarred(MEMBERS)[:-60], "cut.txt.gz": gzip.compress(NORWEGIAN.encode())[:-9],
    "none.zip": b"no archive", "none.parquet": b"no parquet", "none.warc": b"no web archive", "none.tar": b"x" * 1000, "empty.zip": b"",
    "empty.tar.gz": b"", "empty.parquet": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", with_needs(DAMAGED))
def test_damaged_containers_end_in_quarantine(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(DAMAGED[name])
    (tmp_path / "z.txt").write_text(NORWEGIAN, encoding="utf-8")
    *found, good = outcomes(tmp_path)
    assert found and found[-1].status == QUARANTINED and name in (found[-1].error or "")
    assert good.status == RECORD


def test_an_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": NORWEGIAN.encode()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    assert (one(tmp_path).error or "").endswith("x.zip!/a.txt: encrypted")


def test_a_file_of_a_gigabyte(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1 << 30)
    for outcome in outcomes(tmp_path):
        limited(outcome, "too large for an article")


def test_a_line_of_ten_megabytes() -> None:
    text = (NORWEGIAN + " ") * (LARGEST // len(NORWEGIAN.encode()) - 1)
    limited(run_job(Job("a.txt", data=text.encode()[:LARGEST]), Options()), "characters are no article")
    limited(run_job(Job("a.jsonl", 7, json.dumps({"text": text}).encode()[: LARGEST + 1], is_row=True), Options()), "a.jsonl:7", "too large")


def test_six_hundred_thousand_paragraphs() -> None:
    limited(run_job(Job("a.txt", data=b"25 hus.\n" * 600_000), Options("nb")), "characters are no article")
    limited(run_job(Job("a.html", data=b"<html><body>" + b"<p>x" * 600_000), Options("nb")), "600,002 tags are no article page")
    text = b"x\n\n" * (LONGEST // 3 - 1)
    assert text.count(b"\n\n") > 600_000
    assert run_job(Job("a.txt", data=text), Options("nb")).status == RECORD


def test_nested_tags() -> None:
    limited(run_job(Job("a.html", data=b"<div>" * 100_000 + NORWEGIAN.encode()), Options("nb")), "100,000 tags")
    deep = b"<html><body>" + b"<div>" * (DEEPEST_TAGS + 1) + f"<p>{NORWEGIAN}</p>".encode() + b"</div>" * (DEEPEST_TAGS + 1)
    limited(run_job(Job("a.html", data=deep), Options("nb")), "nested more than")


@pytest.mark.parametrize("tag", ["div", "span", "font", "blockquote"])
def test_what_may_be_nested_is_read_whole(tag: str) -> None:
    """The limit is below the depth at which the parser drops text without a word."""
    depth = DEEPEST_TAGS
    page = f"<html><body>{f'<{tag}>' * depth}<p>{NORWEGIAN}</p>{f'</{tag}>' * depth}</body></html>"
    outcome = run_job(Job("a.html", data=page.encode()), Options("nb"))
    assert '"text":"32"' in (outcome.line or ""), outcome.error


def test_many_tags_side_by_side_are_not_deep() -> None:
    page = "<html><body>" + "<p>Landsbyen fikk 25 nye hus, sier lederen.<br><img src=x><b>Vei</b>" * (MOST_TAGS // 10) + "</body></html>"
    assert run_job(Job("a.html", data=page.encode()), Options("nb")).status == RECORD


def test_entities_and_controls_in_html() -> None:
    body = f"<p>{NORWEGIAN} &#xD800;&#0;&#x1b;&#1114112;&bogus;&amp;&lt;71 hus&gt;&nbsp;</p><p>Det ble 45 lamper\x00\x08 i fjor.</p>"
    outcome = run_job(Job("a.html", data=f"<html><body>{body}</body></html>".encode()), Options("nb"))
    assert outcome.status == RECORD
    assert not set(outcome.line or "") & set(map(chr, range(0xD800, 0xE000)))
    assert '"text":"71"' in (outcome.line or "")


def test_expanding_entities_do_not_expand() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "25 hus ">{lines}]><html><body><p>{NORWEGIAN} &e11;</p></body></html>'
    outcome = run_job(Job("a.xhtml", data=page.encode()), Options("nb"))
    assert len(outcome.line or outcome.error or "") < 20_000


@pytest.mark.parametrize("text", ['"25 hus \\ud800"', '"\\udfff\\ud800 25 hus"'])
def test_lone_surrogates_in_lines(text: str) -> None:
    outcome = run_job(Job("a.jsonl", 1, f'{{"text": {text}}}'.encode(), is_row=True), Options("nb"))
    assert outcome.status in (RECORD, QUARANTINED) and outcome.cause != "fault"


def test_lone_surrogates_in_bytes() -> None:
    outcome = run_job(Job("a.txt", data=b"25 hus \xed\xa0\x80 og 71 lamper i landsbyen ved elven."), Options("nb"))
    assert outcome.cause != "fault"


def test_names_of_files_that_are_no_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe-a.txt"
    with open(raw, "wb") as file:
        file.write(NORWEGIAN.encode())
    outcome = one(tmp_path)
    assert outcome.status == RECORD and outcome.cause != "fault"
    assert json.loads(outcome.line or "")["counts"][0]["value"] == 32


def test_limits_are_those_of_the_documentation() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "batch.md").read_text(encoding="utf-8")
    for limit in (LONGEST, MOST_TAGS, DEEPEST_TAGS, archives.RATIO, archives.MOST):
        assert f"{limit:,}" in guide
    assert reading.LARGEST == 10 * 1024 * 1024 and "10 MB" in guide
