"""The newspaper that an article names as its own: in the line with the date, or by its address at the head of the text.

It says whose province the article writes about where the address of the page does not. One that is called after a place, in brackets
at the head of the text ("(Ap Bac) - …", "(Đồng Khởi) – …"), is no place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span
from mobextract.toponyms.vietnamese import latin_key

_OPENING = regex(r"^[ (\[]*([a-z][a-z-]{3,30}(?:\.(?:com|org|gov))?\.vn)[ )\]]*[-–—:|]", re.M)
_DASH = regex(r"\) ?[–—-] ?")
_ADDRESS, _PAPER, _ONLINE = ".vn", "bao", ("dientu", "online")


def paper_province(sites: Mapping[str, int], folded: Folded, segments: Segments) -> int | None:
    """Return the province of the newspaper named in the byline or by an address before a dash, None where none or none is known.

    ``sites`` has the provinces by the newspapers' addresses: "Báo Yên BáiBáo Yên Bái12/12/2024" is baoyenbai.vn.
    """
    for start, end in segments.bylines:
        key = _name(folded.text[start:end].partition("|")[0].rstrip("0123456789/.-: "))
        for site, province in sites.items() if key else ():
            name = _name(site.partition(".")[0])
            rest = key.removeprefix(name).removeprefix(_PAPER)
            if key.startswith(name) and (not rest or rest.startswith((name, *_ONLINE))):
                return province
    if _ADDRESS not in folded.low:
        return None
    return next((sites[m[1]] for m in _OPENING.finditer(folded.low) if m[1] in sites), None)


def signs_paper(folded: Folded, segments: Segments, span: Span) -> bool:
    """Return whether a name stands alone in brackets, before a dash, at the head of a paragraph."""
    start, end = span
    if folded.text[start - 1 : start] != "(" or _DASH.match(folded.text, end) is None:
        return False
    return segments.paragraph_at(start)[0] == start - 1


def _name(paper: str) -> str:
    """The key of a newspaper's name without the word for one: "Báo Hà Nội Mới" and hanoimoi."""
    return latin_key(paper).removeprefix(_PAPER)
