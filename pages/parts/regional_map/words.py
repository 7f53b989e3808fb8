"""The words of the map component, in the reader's language: `MapPayload.text`."""

from __future__ import annotations

from domain.language import Language
from workflow.tile_view import tile_layer


def map_texts(language: Language) -> dict[str, str]:
    """The fixed words of the map in a language; {names} in braces are filled by the browser."""
    text = language.text
    return {
        "stamp": "DATA CONTOH / SAMPLE DATA",
        "stamp_short": "DATA CONTOH",
        **_control_texts(language),
        "above_zero": text("Reported, above zero"),
        "of": text("{n} of {total}"),
        "joined": text("One figure for {n} joined areas"),
        "parts": text("{n} of {total} units reported"),
        "few": text("Based on {n} only: one more or less changes it visibly"),
        "above_hundred": text("Above 100 %: please check this figure"),
        "footnote": text("See the note on this area below the map"),
        "received": text("Report received {date}"),
        "provisional": text("Provisional: reports are still coming in"),
        "enlarged": text("enlarged"),
        "circles": text("Circles: places too small to see"),
        "drawing": text("Drawing"),
        "as_map": text("Map"),
        "as_tiles": text("Tiles"),
        "tile_layer": tile_layer(language),
        "other_states": text("Other states (number of places)"),
        "reporting_of": text("Reporting, of {total}"),
        "reported_of": text("{n} of {total} reported"),
        "view_code": text("View code"),
        "panel": text("Chosen place"),
        "loading": text("Fetching the details of this place"),
        "other_indicator": text("Other indicators"),
        "country": text("Indonesia"),
        "where": text("Shown on the map"),
        "value": text("Value"),
        "shown_value": text("Value"),
        "fraction": text("Numerator / denominator"),
        **_search_texts(language),
        **_pair_texts(language),
        **_table_texts(language),
        "no_paths": text("The boundaries could not be loaded. Reload the page."),
    }


def _search_texts(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "search": text("Search for a place"),
        "search_hint": text("Name or code of a place"),
        "search_list": text("Places found"),
        "search_found": text("Places found: {n}"),
        "search_many": text("Places found: {n}; the first {shown} are listed"),
        "search_none": text("No place of this name on this map"),
        "search_above": text("{n} areas"),
    }


def _table_texts(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "table": text("Table of these figures"),
        "table_months": text("Figures by month"),
        "save_table": text("Save as CSV"),
        "rows_shown": text("{n} of {total} places"),
        "all_places": text("All"),
        "code": text("Code"),
        "place": text("Place"),
        "parent": text("Province or police region"),
        "numerator": text("Numerator"),
        "denominator": text("Denominator"),
        "state": text("State"),
        "units_reported": text("Units that reported"),
        "units_expected": text("Units expected"),
        "received_on": text("Received on"),
        "notes": text("Notes"),
        "kind_of_data": text("Kind of data"),
    }


def _pair_texts(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "beside": text("Map beside this one, {what}"),
        "points": text("{amount} points"),
        "rise": text("From {earlier} to {later}: up {amount}"),
        "fall": text("From {earlier} to {later}: down {amount}"),
        "level": text("From {earlier} to {later}: unchanged"),
    }


def _control_texts(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "nearer": text("Zoom in"),
        "farther": text("Zoom out"),
        "whole": text("Whole country"),
        "province": text("Zoom to the province of this place"),
        "play": text("Play the months"),
        "replay": text("Play again from the first month"),
        "pause": text("Pause"),
        "slow": text("Slow"),
        "slow_help": text("Play the months slowly"),
        "previous": text("Previous month"),
        "next": text("Next month"),
        "month": text("Month"),
        "close": text("Close"),
        "download_picture": text("Download picture"),
        "png": text("PNG, 1920 x 1080"),
        "svg": text("SVG, for printing"),
        "two_fingers": text("Two fingers move the map"),
        "map_help": text(
            "Arrow keys go to the neighbouring place, Enter chooses it and then goes to its "
            "figures, Escape leads back, plus and minus zoom."
        ),
    }
