"""Pages of .warc and .warc.gz files: each response that was successful and is HTML or text is a job with its URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from mobextract.errors import MobextractError
from mobextract.inputs.reading import LARGEST, Job
from mobextract.text.lazy import regex

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_CHARSET = regex(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.I)


def warc_jobs(path: str, file: IO[bytes]) -> Iterator[Job]:
    """Yield the pages, numbered as records of the file from 1; redirects, errors, images and requests are no articles."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MobextractError('web archives need FastWARC: pip install "mobextract[warc]"') from None
    number = 0
    for record in ArchiveIterator(file, parse_http=True, auto_decode="all"):
        number += 1
        if record.record_type in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
            job = _page(path, number, record)
            if job is not None:
                yield job
    if number == 0:
        raise MobextractError("no records in this web archive")


def _page(path: str, number: int, record: Any) -> Job | None:
    headers = record.http_headers
    if headers is not None and headers.status_code is not None and headers.status_code != 200:
        return None
    declared = (record.http_content_type or record.headers.get("Content-Type", "") or "").lower().strip()
    if not declared.startswith(PAGES):
        return None
    full = (headers.get("Content-Type", "") if headers is not None else record.headers.get("Content-Type", "")) or ""
    charset = _CHARSET.search(full)
    is_html = not declared.startswith("text/plain")
    return Job(
        path, number, record.reader.read(LARGEST + 1), html=is_html or None, url=record.headers.get("WARC-Target-URI"),
        charset=charset[1].lower() if charset else None,
    )  # fmt: skip
