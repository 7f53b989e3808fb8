"""A small app with a made-up map: 514 invented squares, or another layer of paths.

All figures are drawn from a seeded generator and marked as sample.
"""

from __future__ import annotations

import base64
import json
import random
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from domain.language import Language
from pages.parts.regional_map import (
    MapPayload,
    map_texts,
    pending_event,
    prepared,
    regional_map,
)

# So many months have the older boundaries of a layer, where it has some.
OLDER_MONTHS = 2
COUNT = 514
COLUMNS = 40
CELL = 24
GROUP = ["01.01", "01.02", "01.03"]
SHORT = [
    "Okt",
    "Nov",
    "Des",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
]
LONG = [
    "Oktober",
    "November",
    "Desember",
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
]
PERIODS = [f"{2023 + (9 + i) // 12}-{(9 + i) % 12 + 1:02d}" for i in range(14)]
RATES = [
    ("di bawah 50", "#FFCF5C", "#7F5410"),
    ("50 – 69,9", "#CBC47C", "#84803A"),
    ("70 – 84,9", "#8DB89F", "#5F9D78"),
    ("85 – 94,9", "#4F959E", "#4FB3BF"),
    ("95 – 99,9", "#276891", "#8CCBEE"),
    ("100", "#143A68", "#DCEEFE"),
]
PALE = "#ABCDEF"
BREAKS = [0.5, 0.7, 0.85, 0.95, 1.0]
STATES = {
    "z": "Melapor nol",
    "b": "Melapor, isian kosong",
    "n": "Belum melapor",
    "x": "Di luar cakupan",
}
STATE_NAMES = {"z": "zero", "b": "blank", "n": "not_reported", "x": "not_in_scope"}


@dataclass(frozen=True)
class Layer:
    """A file of paths, its address, and that of the boundaries of older months."""

    file: Path
    address: str
    older: str = ""


def make_paths() -> dict[str, object]:
    """A paths file of 514 squares in provinces of 15, with tiny ones, a marker and an inset."""
    areas = []
    for i in range(COUNT):
        x, y = (i % COLUMNS) * CELL, (i // COLUMNS) * CELL
        side = 3 if i % 50 == 7 else CELL
        areas.append(
            {
                "code": f"{i // 15 + 1:02d}.{i % 15 + 1:02d}",
                "name": f"Wilayah {i + 1}",
                "parent": f"{i // 15 + 1:02d}",
                "d": f"M{x},{y}h{side}v{side}h{-side}z",
                "at": [x + side / 2, y + side / 2],
                "px": side * side,
            }
        )
    return {
        "version": 1,
        "geography": "regency",
        "width": COLUMNS * CELL,
        "height": 13 * CELL + 24,
        "areas": areas,
        "markers": [{"code": "90.01", "name": "Bandara", "parent": "01", "at": [500, 330]}],
        "borders": "".join(f"M0,{y * CELL}h{COLUMNS * CELL}" for y in range(13)),
        "land": "M0,340h100v20h-100z",
        "labels": [{"text": "TETANGGA", "at": [50, 352]}],
        "insets": [{"name": "Pojok", "box": [0, 0, 120, 96]}],
        "layer": {"name": "kotak"},
    }


def _look(value: float | None, state: str) -> str:
    return state if value is None or state == "z" else str(sum(value >= each for each in BREAKS))


def _figures(codes: list[str], seed: str) -> dict[str, list]:
    chance = random.Random(seed)
    base = [min(1.0, max(0.2, chance.gauss(0.78, 0.15))) for _ in codes]
    out: dict[str, list] = {
        name: [] for name in ("looks", "marks", "values", "numerators", "denominators", "received")
    }
    for m in range(len(PERIODS)):
        rows = [_one(base[i], m, chance) for i in range(len(codes))]
        rows = _joined(codes, rows)
        out["looks"].append("".join(row[0] for row in rows))
        out["marks"].append("".join(row[4] for row in rows))
        out["values"].append([row[1] for row in rows])
        out["numerators"].append([row[2] for row in rows])
        out["denominators"].append([row[3] for row in rows])
        out["received"].append([None if row[0] in "nx" else "5 Feb 2024" for row in rows])
    return out


def _one(base: float, m: int, chance: random.Random) -> tuple:
    state = chance.choices(" zbnx", [88, 1.5, 2.5, 7, 1])[0]
    if state in "bnx":
        return (state, None, None, None, " ")
    need = chance.randint(80, 900)
    done = 0 if state == "z" else min(need, round(need * min(1.0, base + 0.02 * m)))
    done = need + 4 if chance.random() < 0.004 and done else done
    return (
        _look(done / need, state),
        round(done / need, 6),
        done,
        need,
        "h" if done > need else " ",
    )


def _faint(figures: dict[str, list]) -> list[str]:
    """Which places have a class on fewer than 100 people."""
    return [
        "".join(
            "1" if look in "012345" and base < 100 else "0"
            for look, base in zip(looks, bases, strict=True)
        )
        for looks, bases in zip(figures["looks"], figures["denominators"], strict=True)
    ]


def _joined(codes: list[str], rows: list[tuple]) -> list[tuple]:
    known = {code: i for i, code in enumerate(codes)}
    first = known.get(GROUP[0])
    return [
        rows[first] if code in GROUP and first is not None else row
        for code, row in zip(codes, rows, strict=True)
    ]


def _months(looks: list[str], older: str) -> list[dict]:
    return [
        {
            "period": period,
            "label": f"{LONG[m]} {period[:4]}",
            "short": SHORT[m],
            "year_mark": m in (0, 3),
            "summary": "Nasional 83,5% (154.827 dari 185.397).",
            "reported": sum(c not in "nx" for c in looks[m]),
            "expected": 508,
            "provisional": m == 13,
            "grouping": 0,
            "paths": int(bool(older) and m < OLDER_MONTHS),
            "frame": [
                f"{LONG[m]} {period[:4]}",
                f"{sum(c not in 'nx' for c in looks[m])} dari 508 wilayah melapor",
                "Keadaan data 5 Des 2024",
                "Sumber: laporan bulanan unit",
                "Batas: bawaan Netra, bukan resmi",
            ],
            "code": f"PT-{m:02d}7M",
        }
        for m, period in enumerate(PERIODS)
    ]


CALENDAR = [
    {"kind": "campaign", "label": "Kampanye", "from": 1.9, "to": 4.36},
    {"kind": "quiet", "label": "Masa tenang", "from": 4.36, "to": 4.46},
    {"kind": "voting", "label": "Pemilu 14 Feb", "from": 4.46, "to": 4.46},
    {"kind": "recapitulation", "label": "Rekapitulasi", "from": 4.48, "to": 5.65},
    {"kind": "candidacy", "label": "Pencalonan", "from": 10.87, "to": 11.8},
    {"kind": "campaign", "label": "Kampanye", "from": 11.8, "to": 13.77},
    {"kind": "quiet", "label": "Masa tenang", "from": 13.77, "to": 13.87},
    {"kind": "voting", "label": "Pilkada 27 Nov", "from": 13.88, "to": 13.88},
]


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}%".replace(".", ",")


def _detail(code: str, name: str, i: int, figures: dict[str, list]) -> dict:
    values = [row[i] for row in figures["values"]]
    looks = [row[i] for row in figures["looks"]]
    states = [STATE_NAMES.get(look, "above_zero") for look in looks]
    months = [
        {
            "value": _percent(values[m]) if values[m] is not None else STATES[looks[m]],
            "of": ""
            if values[m] is None
            else f"{figures['numerators'][m][i]} dari {figures['denominators'][m][i]} wajib",
            "change": "naik 1,7 poin dari bulan lalu" if values[m] is not None else "",
            "state": states[m],
            "state_label": STATES.get(looks[m], ""),
            "peers": [
                {"label": "Lampung", "note": "13 dari 15 berangka", "value": "85,3%"},
                {"label": "Indonesia", "note": "451 dari 508 berangka", "value": "83,5%"},
            ],
            "others": [
                {"label": "Kehadiran sosialisasi", "value": "78,4%", "note": "196 / 250"},
                {"label": "Pelanggaran dilaporkan", "value": "2", "note": "kasus"},
                {"label": "Pelanggaran terbukti", "value": "0", "note": "dari 2 kasus"},
            ],
            "origin": None
            if values[m] is None
            else {
                "heading": "Asal angka diterima 5 Feb 2024, kiriman 0412",
                "lines": ["lembar Pakta Integritas, sel F14 dan G14"],
                "code_lines": ["Laporan_Contoh_2024-01.xlsx"],
            },
        }
        for m in range(len(PERIODS))
    ]
    return {
        "code": code,
        "heading": name,
        "subheading": f"Kabupaten · Lampung · {code} · Polres Contoh",
        "caption": "Pakta integritas, ASN daerah",
        "months": months,
        "code_ends": ["", "-U", "-U00-", "-U01-"],
        "trend": {
            "values": values,
            "reference": [0.6 + 0.02 * m for m in range(14)],
            "states": states,
            "label": f"{name}, 14 bulan",
            "reference_label": "garis putus: Indonesia",
            "axis": [{"at": 0.5, "label": "50%"}, {"at": 1.0, "label": "100%"}],
            "max": 1.0,
        },
        "reports": {
            "label": "Laporan diterima",
            "note": f"{sum(v is not None for v in values)} dari 14 bulan",
        },
        "links": [
            {"label": "Buka profil", "href": f"/trends?place={code}"},
            {"label": "Bandingkan", "href": "/compare"},
        ],
    }


def make_payload(
    geometry: dict,
    *,
    address: str,
    older: str = "",
    seed: str = "a",
    month: str = "2024-01",
    selected: str | None = None,
    empty: bool = False,
) -> MapPayload:
    """A payload of invented figures for a paths file."""
    codes = [area["code"] for area in [*geometry["areas"], *geometry["markers"]]]
    names = {area["code"]: area["name"] for area in [*geometry["areas"], *geometry["markers"]]}
    figures = _figures(codes, seed)
    if empty:
        figures["looks"] = ["n" * len(codes)] * 14
        figures["values"] = [[None] * len(codes)] * 14
    detail = (
        _detail(selected, names[selected], codes.index(selected), figures)
        if selected in names
        else None
    )
    return {
        "paths": [address, *filter(None, [older])],
        "language": "id",
        "text": map_texts(Language("id")),
        "sample": True,
        "title": "Pakta integritas ditandatangani",
        "definition": "Persen pejabat dan pegawai wajib yang sudah menandatangani. "
        "ASN daerah, per kabupaten/kota.",
        "months": _months(figures["looks"], older),
        "code_ends": ["", "-U", "-U00-", "-U01-"],
        "month": month,
        "selected": selected,
        "select_label": None,
        "calendar": CALENDAR,
        "codes": codes,
        "groupings": [[[code for code in GROUP if code in names]]],
        "parents": {area["parent"]: f"Provinsi {area['parent']}" for area in geometry["areas"]},
        "unit": "percent",
        "detail": detail,
        "picture": None,
        **figures,
        "faint": _faint(figures) if seed == "b" else [],
        "legend": {
            "caption": "Melapor, di atas nol",
            "note": "(persen menandatangani)",
            "classes": [
                {
                    "label": label,
                    "light": light,
                    "dark": dark,
                    "light_pale": PALE,
                    "dark_pale": PALE,
                }
                for label, light, dark in RATES
            ],
            "faint": "Pucat: kurang dari 100 orang" if seed == "b" else "",
            "states": [{"look": look, "label": label} for look, label in STATES.items()],
            "caption_states": "Keadaan lain (jumlah wilayah)",
        },
    }  # type: ignore[typeddict-item]  # the legend's literals are built from a table


def _hear() -> None:
    event = pending_event(key="map")
    st.session_state.place, st.session_state.month = event.selected, event.month


def main(layer: Layer) -> None:
    """The app itself: an indicator to change, the map, and what Python heard."""
    st.set_page_config(layout="wide")
    geometry = json.loads(layer.file.read_text("utf-8"))
    st.session_state.setdefault("place", st.query_params.get("place"))
    st.session_state.setdefault("month", st.query_params.get("month", "2024-01"))
    seed = st.radio("Indikator", ["a", "b"], horizontal=True, key="seed")
    st.query_params["seed"] = seed
    pending = pending_event(key="map")
    asked = pending.picture
    payload = make_payload(
        geometry,
        address=layer.address,
        older=layer.older,
        seed=seed,
        selected=st.session_state.place,
        month=st.session_state.month,
    )
    payload["turn"] = pending.turn
    if asked_zoom := st.query_params.get("zoom"):
        payload["zoom"] = asked_zoom
    if st.query_params.get("compact"):
        payload["compact"] = True
    if asked:
        body = f"{asked.format} {asked.month}".encode()
        payload["picture"] = {
            "nonce": asked.nonce,
            "name": f"peta.{asked.format}",
            "mime": "application/octet-stream",
            "base64": base64.b64encode(body).decode(),
        }
    event = regional_map(prepared(payload), key="map", on_view=_hear)
    st.session_state.runs = runs = st.session_state.get("runs", 0) + 1
    st.text(f"Python: {event.selected} {event.month} {st.session_state.month} run {runs}")
