"""Bytes to text: the first step of reading. UTF-8 is expected; what else is read is said in a warning, and binary data is refused.

Nothing is normalized: line ends and composed or decomposed characters stay as they are, because offsets count them.
"""

from __future__ import annotations

import codecs

from mobextract.errors import ArticleError, EmptyArticleError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LEGACY = ("cp1253", "iso8859_7", "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1258", "cp1252", "iso8859_15")
"""Encodings that old Greek, Russian, Vietnamese, Norwegian and English pages were written in."""

SIGNATURES = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"RIFF": "a media file", b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (or an office document)", b"\x1f\x8b": "gzip data", b"BZh": "bzip2 data", b"\xfd7zXZ": "xz data",
    b"\x28\xb5\x2f\xfd": "zstd data", b"\x7fELF": "a program", b"MZ\x90": "a program", b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3": "a database", b"PAR1": "a Parquet file", b"\x00\x00\x00\x20ftyp": "a video",
}  # fmt: skip

MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text; scraped pages stay far below."""

MOST_DAMAGE = 0.02
"""Share of bytes that may be broken in a text that is still taken for damaged UTF-8 and not for another encoding."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of ``data``, and a warning where it is not plain UTF-8.

    ``declared`` is the encoding that a page claims: it is believed only where it fits. Raises ArticleError, without a file
    name, for empty and binary data and for bytes that fit no encoding known here.

    >>> decode("Κουάνγκ Γεν".encode())
    ('Κουάνγκ Γεν', None)
    >>> decode("Những mô hình “Dân vận khéo”".encode("utf-16"))[0]
    'Những mô hình “Dân vận khéo”'
    >>> decode(b"\\x89PNG\\r\\n")
    Traceback (most recent call last):
    mobextract.errors.ArticleError: not text but a PNG image
    """
    if not data:
        raise EmptyArticleError("the file is empty (0 bytes)")
    text, warning = _decode(data, declared)
    if not text.strip():
        raise EmptyArticleError("the file holds nothing but white space")
    controls = sum(text.count(chr(c)) for c in (*range(9), *range(14, 32), 127))
    if controls > max(8, MOST_CONTROLS * len(text)):
        raise ArticleError(f"not text: {controls} of {len(text)} characters are control characters")
    return text, warning


def _decode(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), None
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(f"not text but {name}")
    if b"\0" in data and (data.count(0) > MOST_CONTROLS * len(data) or _as_declared(data, "utf-8") is None):
        return _wide(data), "read as UTF-16 without a byte order mark"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        problem = error
    if declared is not None and (text := _as_declared(data, declared)) is not None:
        return text, f"read as {declared}, as the page declares"
    damaged = data.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    if broken <= max(1, MOST_DAMAGE * _multibyte(damaged)):
        return damaged, f"{broken} damaged bytes, the first at byte {problem.start}, were read as U+FFFD"
    return _legacy(data, problem)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"begins as {encoding} text, but breaks at byte {error.start}") from None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: text in it has a zero in every other byte of its blanks, digits and ASCII letters."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > max(even, odd) / 20 or max(even, odd) < len(data) / 100:
        raise ArticleError(f"not text: zero bytes, the first at byte {data.index(0)}")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"not text: zero bytes, and no {encoding} at byte {error.start}") from None


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (UnicodeDecodeError, LookupError):
        return None


def _multibyte(text: str) -> int:
    """How many characters beyond ASCII were read well: the evidence that a text is UTF-8 at all."""
    return sum(c > "\x7f" for c in text) - text.count("\ufffd")


def _legacy(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000], cp_isolation=list(LEGACY)).best()
    if best is not None and best.coherence > 0:
        text = _as_declared(data, best.encoding)
        if text is not None:
            return text, f"not UTF-8 (byte {problem.start}); read as {best.encoding}"
    raise ArticleError(
        f"not UTF-8 (byte {data[problem.start]:#04x} at position {problem.start}), and no other encoding fits; convert the file to UTF-8"
    )
