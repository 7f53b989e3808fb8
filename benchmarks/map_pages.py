"""The two pages that `map_month_change.py` compares, as Streamlit scripts.

BENCHMARK_PAGE says which: "component" is the project's map, "plain" is what everyone writes:
`px.choropleth_map` with the areas as inline GeoJSON. Both draw the same invented figures. The plain
page has a list of provinces, too, that looks at one of them and colours its areas only.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st
from shapely.geometry import shape

from domain.period import Period
from domain.places import Geography
from geo.layers import load_layer
from pages.parts.collector import settle
from pages.parts.regional_map import PreparedMap, prepared, regional_map
from tests.browser.regional_map_app import PERIODS, make_payload

SEEDS = tuple("abcdefghijklmn")


@st.cache_data
def _layer(path: str) -> dict:
    return json.loads(Path(path).read_text("utf-8"))


@st.cache_data
def _geojson() -> dict:
    """The built-in boundaries as they are shipped: about 1.3 MB, as such files are."""
    return dict(json.loads(load_layer(Geography.REGENCY, Period(2024, 11)).to_json()))


@st.cache_resource
def _payloads(path: str) -> dict[str, dict]:
    """All indicators, made before anything is measured: both pages read them from memory."""
    return {seed: _payload(path, seed) for seed in SEEDS}


@st.cache_resource
def _maps(path: str) -> dict[str, PreparedMap]:
    """The same for the map, packed as its pages keep it, and settled as they do."""
    maps = {seed: prepared(payload) for seed, payload in _payloads(path).items()}
    settle()
    return maps


def _payload(path: str, seed: str) -> dict:
    return dict(
        make_payload(_layer(path), address=os.environ["MAP_ADDRESS"], seed=seed, month=PERIODS[0])
    )


def _component(path: str) -> None:
    seed = st.radio("Indikator", SEEDS, horizontal=True)
    regional_map(_maps(path)[seed], key="map")


@st.cache_data
def _middle(province: str) -> dict[str, float]:
    """Where a province lies: the mean of the corners of its areas."""
    inside = [
        feature
        for feature in _geojson()["features"]
        if feature["properties"]["code"].startswith(f"{province}.")
    ]
    bounds = [shape(feature["geometry"]).bounds for feature in inside]
    west, south, east, north = (sum(each) / len(bounds) for each in zip(*bounds, strict=True))
    return {"lat": (south + north) / 2, "lon": (west + east) / 2}


def _plain(path: str) -> None:
    seed = st.radio("Indikator", SEEDS, horizontal=True)
    month = PERIODS.index(st.select_slider("Bulan", PERIODS, value=PERIODS[0]))
    payload = _payloads(path)[seed]
    frame = pd.DataFrame({"code": payload["codes"], "value": payload["values"][month]})
    provinces = sorted({code.split(".")[0] for code in payload["codes"]})[:12]
    province = st.radio("Provinsi", ["Indonesia", *provinces], horizontal=True)
    if province != "Indonesia":
        frame = frame[frame["code"].str.startswith(f"{province}.")]
    figure = px.choropleth_map(
        frame,
        geojson=_geojson(),
        locations="code",
        featureidkey="properties.code",
        color="value",
        range_color=(0, 1),
        map_style="white-bg",
        zoom=3.4 if province == "Indonesia" else 6.5,
        center={"lat": -2.4, "lon": 118} if province == "Indonesia" else _middle(province),
        height=520,
    )
    st.plotly_chart(figure)


st.set_page_config(layout="wide")
{"component": _component, "plain": _plain}[os.environ["BENCHMARK_PAGE"]](os.environ["MAP_LAYER"])
