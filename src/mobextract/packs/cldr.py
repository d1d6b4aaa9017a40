"""The names that the CLDR has in one language, kept between processes: importing Babel and its data takes as long as reading an article."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from pathlib import Path

import msgspec

from mobextract.packs import units
from mobextract.packs.parsed import decoded, kept


class Names(msgspec.Struct):
    """Names of one language."""

    months: dict[str, dict[str, dict[int, str]]]
    """By context (``format``, ``stand-alone``) and width (``wide``, ``abbreviated``, ``narrow``)."""
    days: list[str]
    """The days of the week, written out."""
    countries: list[tuple[str, str, str]]
    """Code, English name, name."""
    cities: list[tuple[str, str, str]]
    """Those of time zones: name in the zone, country, name."""
    plurals: dict[str, str]
    """The rules that say which category a number's noun is in."""
    units: list[tuple[str, tuple[str, str]]]
    currencies: list[tuple[str, str]]


@functools.lru_cache(maxsize=64)
def cldr(locale: str) -> Names:
    """Return the names of a locale.

    >>> names = cldr("nb")
    >>> names.months["format"]["wide"][5], ("Copenhagen", "DK", "København") in names.cities
    ('mai', True)
    """
    here = Path(__file__)
    mark = hashlib.sha256(here.read_bytes() + Path(units.__file__).read_bytes() + _version_of_babel()).digest()
    packed = kept(here.with_name(f"cldr_{locale}.bin"), mark, lambda: msgspec.msgpack.encode(_made(locale.replace("-", "_"))))
    return decoded(packed, Names)


def _version_of_babel() -> bytes:
    """The module that states Babel's version, not imported."""
    spec = importlib.util.find_spec("babel")
    return Path(spec.origin).read_bytes() if spec is not None and spec.origin is not None else b""


def _made(locale: str) -> Names:
    from babel import Locale
    from babel.core import get_global

    data, english, countries = Locale.parse(locale), Locale("en").territories, get_global("zone_territories")
    return Names(
        months={context: {width: dict(names) for width, names in widths.items()} for context, widths in data.months.items()},
        days=sorted({name for widths in data.days.values() for name in widths["wide"].values()}),
        countries=[(code, english.get(code, name), name) for code, name in data.territories.items()],
        cities=[
            (zone.rpartition("/")[2].replace("_", " "), countries.get(zone, ""), names["city"])
            for zone, names in data.time_zones.items()
            if "city" in names
        ],
        plurals=data.plural_form.rules,
        units=list(units.unit_forms(locale)),
        currencies=list(units.currency_forms(locale)),
    )
