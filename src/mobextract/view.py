"""An article as a static HTML page: its text with every mention marked, the figures by place, the tables of its record.

Everything that comes from the article is escaped. The page holds no script and loads nothing from anywhere; its only link outwards is the
article's own address, where that begins with http.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mobextract.explain import values_of
from mobextract.html_view import KIND_NAMES, mention_tables, plain
from mobextract.record import KINDS, Count, Mention, Money, Percentage, Record

SHOWN = 12
"""Places in the chart, at most."""
ROW, LABEL, BAR = 22, 190, 420
"""Height of a bar with its distance, widths of the labels and of the longest bar, in pixels."""
_COLOURS = {
    "places": "#b7e0c0", "models": "#f3cf9b", "counts": "#bcd4f6", "money": "#f6e58d", "percentages": "#e3c5f0", "measures": "#d3d9de",
    "dates": "#f5c4c4",
}  # fmt: skip
_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.warnings { color: #8a3b00 }
mark { color: inherit; border-radius: 3px; padding: 0 1px }
mark:target, tr:target { outline: 2px solid #d00 }
.legend label { margin-right: 1em; white-space: nowrap }
.tables { overflow-x: auto }
table { border-collapse: collapse; margin: 1.2rem 0; font-size: 14px }
caption { text-align: left; font-weight: bold }
th, td { border-bottom: 1px solid #ddd; padding: .15rem .5rem; text-align: left; vertical-align: top }
article + article { border-top: 3px solid #ddd; margin-top: 3rem }
"""


class _Marked(NamedTuple):
    kind: str
    mention: Mention


def page(articles: Sequence[tuple[str, Record]]) -> str:
    """Return an HTML page of articles, each given as its text and its record; the texts must be those that the records were read from.

    >>> import mobextract
    >>> text = "Xã Nậm Mười có 25 hộ."
    >>> html = page([(text, mobextract.extract(text, "vi"))])
    >>> html.split('<mark class="counts" ')[1].split("; place_score")[0]
    'id="a1-c1" title="count: value=25; unit=household; noun=hộ; modifier=exact; place=Nậm Mười'
    """
    first = articles[0][1].article.title or articles[0][1].id if articles else None
    colours = "".join(f"mark.{kind}, .legend .{kind} {{ background: {colour} }}\n" for kind, colour in _COLOURS.items())
    hidden = "".join(f"body:has(#show-{kind}:not(:checked)) mark.{kind} {{ background: none }}\n" for kind in KINDS)
    legend = "".join(
        f'<label><input type="checkbox" id="show-{kind}" checked> <span class="{kind}">{kind}</span></label>' for kind in KINDS
    )
    sections = "\n".join(_section(f"a{number}-", text, record) for number, (text, record) in enumerate(articles, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{plain(first or 'mobextract')}</title><style>{_STYLE}{colours}{hidden}</style></head>\n"
        f'<body><p class="legend">{legend}</p>\n{sections}\n</body></html>\n'
    )


def _section(prefix: str, text: str, record: Record) -> str:
    """One article: its head, the marked text, the chart, the tables."""
    language = plain(record.article.language)
    warnings = "".join(f"<li>{plain(warning)}</li>" for warning in record.warnings)
    return (
        f"<article><h1>{plain(record.article.title or record.id or 'Article')}</h1><p>{_about(record)}</p>"
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + f'<div class="text" lang="{language}">{"".join(_pieces(text, record, prefix))}</div>'
        + _chart(record)
        + f'<div class="tables">{mention_tables(record, prefix)}</div></article>'
    )


def _about(record: Record) -> str:
    """The line below the title: language, date, where the article comes from."""
    score = record.article.language_score
    parts = [record.article.language if score is None else f"{record.article.language} (detected, {score})", record.article.published]
    shown = [plain(part) for part in (*parts, record.source.path) if part]
    url = record.source.url
    if url:
        linked = re.match(r"https?://", url) is not None
        shown.append(f'<a rel="noreferrer" href="{plain(url)}">{plain(url)}</a>' if linked else plain(url))
    return " · ".join(shown)


def _pieces(text: str, record: Record, prefix: str) -> Iterator[str]:
    """The text, cut wherever a mention begins or ends; a piece has the colour of the shortest mention that covers it, the first piece of
    a mention its id."""
    found = [_Marked(kind, mention) for kind in KINDS for mention in getattr(record, kind)]
    found.sort(key=lambda m: (m.mention.start, m.mention.start - m.mention.end))
    edges = sorted({0, len(text), *(e for m in found for e in (m.mention.start, m.mention.end))})
    open_: list[_Marked] = []
    begun = 0
    for start, end in pairwise(edges):
        open_ = [m for m in open_ if m.mention.end > start]
        new = begun
        while begun < len(found) and found[begun].mention.start <= start:
            begun += 1
        open_ += found[new:begun]
        piece = plain(text[start:end])
        yield _mark(piece, open_, found[new:begun], prefix) if open_ else piece


def _mark(piece: str, covering: list[_Marked], new: list[_Marked], prefix: str) -> str:
    shortest = min(covering, key=lambda m: m.mention.end - m.mention.start)
    title = plain("\n".join(f"{KIND_NAMES[m.kind]}: {'; '.join(values_of(m.mention))}" for m in covering))
    *outer, own = [f'id="{prefix}{plain(m.mention.id)}"' for m in new] or [""]
    anchors = "".join(f"<a {anchor}></a>" for anchor in outer)  # mentions that begin at one place
    return f'{anchors}<mark class="{shortest.kind}"{own and " " + own} title="{title}">{piece}</mark>'


def _chart(record: Record) -> str:
    """Bars: how many figures are of each place, the largest first."""
    figures: list[Count | Money | Percentage] = [*record.counts, *record.money, *record.percentages]
    names = Counter(
        name for figure in figures for name in (figure.place if isinstance(figure.place, list) else [figure.place]) if name is not None
    )
    rows = names.most_common(SHOWN)
    if not rows:
        return ""
    bars = "".join(
        f'<text x="{LABEL - 8}" y="{number * ROW + 15}" text-anchor="end">{plain(name if len(name) < 25 else name[:24] + "…")}</text>'
        f'<rect x="{LABEL}" y="{number * ROW + 3}" width="{max(2, count * BAR // rows[0][1])}" height="{ROW - 6}" fill="#6d9eeb"/>'
        f'<text x="{LABEL + max(2, count * BAR // rows[0][1]) + 6}" y="{number * ROW + 15}">{count}</text>'
        for number, (name, count) in enumerate(rows)
    )
    size = f"0 0 {LABEL + BAR + 60} {len(rows) * ROW + 4}"
    return (
        f'<figure><figcaption>Figures by place</figcaption><svg viewBox="{size}" width="{LABEL + BAR + 60}" role="img" '
        f'aria-label="Figures by place" font-size="13">{bars}</svg></figure>'
    )
