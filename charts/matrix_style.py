"""The style sheet of the reporting matrix."""

from __future__ import annotations

from charts.state_looks import state_css, watermark_css
from charts.svg_markup import AUTO, shade
from domain.states import State


def matrix_css(theme: str = AUTO) -> str:
    """Rules for the matrix; every class begins with nm- or ns-."""
    ink, ink_2 = shade(lambda p: p.ink, theme), shade(lambda p: p.ink_2, theme)
    ink_3, hairline = shade(lambda p: p.ink_3, theme), shade(lambda p: p.hairline, theme)
    tint, fault = shade(lambda p: p.tint, theme), shade(lambda p: p.fault, theme)
    panel, page = shade(lambda p: p.panel, theme), shade(lambda p: p.page, theme)
    bar = state_fill(theme)
    return (
        state_css(theme)
        + ".nm-wrap{position:relative;overflow-x:auto;container-type:inline-size}"
        + _sample_css(page, theme)
        + ".nm-wrap table.nm{border-collapse:separate;border-spacing:0}"
        + ".nm{width:100%;font-size:14.5px;"
        + f"font-variant-numeric:tabular-nums;color:{ink_2}}}"
        + ".nm th,.nm td{border:0;padding:2px 2px;text-align:center;font-weight:400}"
        + ".nm thead th{vertical-align:bottom;padding-bottom:4px;font-size:13px}"
        + f".nm thead th b{{display:block;color:{ink};font-weight:600}}"
        + f".nm thead .nm-now b{{box-shadow:inset 0 -3px {shade(lambda p: p.accent, theme)}}}"
        + f".nm thead .nm-name{{color:{ink_3}}}"
        + f".nm-year{{display:block;color:{ink_3};min-height:1.2em;font-size:12px}}"
        + ".nm-share{display:flex;align-items:flex-end;justify-content:center;height:30px;"
        + f"width:24px;margin:9px auto 3px;background:{panel}}}"
        + f".nm-share i{{display:block;width:100%;background:{bar}}}"
        + ".nm .nm-bands td{padding:0;position:relative;height:9px}"
        + ".nm-bands i{position:absolute;top:0;height:6px}"
        + f".nm tbody tr{{background:{page}}}"
        + f".nm tbody tr>*{{border-bottom:1px solid {hairline}}}"
        + f".nm tbody tr:first-child>*{{border-top:2px solid {ink}}}"
        + f".nm tbody tr.nm-chosen{{background:{tint}}}"
        + ".nm .nm-name{text-align:left;white-space:nowrap;padding-right:14px}"
        + f".nm tbody .nm-name b{{color:{ink};font-weight:600}}"
        + f".nm tbody .nm-name span{{color:{ink_3};margin-left:5px}}"
        + ".nm .nm-num{text-align:right;padding-left:14px;white-space:nowrap}"
        + f".nm-long{{color:{fault};font-weight:600}}.nm-one{{color:{ink};font-weight:600}}"
        + ".nm-box{display:block;min-width:26px;height:21px;box-sizing:border-box;"
        + "font-size:12px;line-height:19px;font-weight:600;text-align:center}"
        + ".nm-box i{font-style:normal;font-size:11px;padding:0 2px;"
        + f"background:{page};color:{ink}}}"
        + ".nm a.nm-box{color:inherit;text-decoration:none}"
        + _narrow_css()
        + _phone_css(page, shade(lambda p: p.ink_2, theme))
        + ".nm-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    )


def _sample_css(page: str, theme: str) -> str:
    """The turned mark over the months; names and sums stand clear of it, to be read."""
    return (
        ".nm-sample table{position:relative}.nm-sample table::after{content:'';position:absolute;"
        f"inset:0;pointer-events:none;opacity:.19;background:{watermark_css(theme)}}}"
        ".nm-sample .nm-name,.nm-sample .nm-num{position:relative;z-index:1;background:inherit}"
        f".nm-sample thead{{position:relative;z-index:1;background:{page}}}"
    )


def _narrow_css() -> str:
    """In a narrow column nothing is cut off: the institution goes below the name."""
    return (
        "@container (max-width:1060px){.nm .nm-name{width:236px;min-width:150px;"
        "white-space:normal;padding-right:8px}.nm tbody .nm-name{line-height:17px}"
        ".nm tbody .nm-name span{display:block;margin:0;font-size:12.5px;line-height:16px}"
        ".nm .nm-num{padding-left:8px}.nm thead .nm-num{white-space:normal;line-height:16px}}"
        "@container (max-width:800px){.nm-box{min-width:20px}.nm-share{width:18px}"
        ".nm th,.nm td{padding-inline:1px}.nm .nm-num{font-size:13.5px}}"
    )


def _phone_css(page: str, ink: str) -> str:
    """On a phone names stay in sight while months are pushed aside; shades say that there is more.

    The two shades lie on the box and the two covers move with the table, so that a shade shows
    only on a side where something is hidden.
    """
    shaded = f"radial-gradient(farthest-side at {{side}} 50%,{ink},transparent) {{side}}"
    cover = f"linear-gradient(to {{to}},{page} 40%,transparent) {{side}}"
    grounds = ",".join(
        [
            cover.format(to="left", side="right") + "/40px 100% no-repeat local",
            shaded.format(side="right") + "/10px 100% no-repeat scroll",
        ]
    )
    return (
        ".nm-cue{display:none}@media (max-width:1100px){"
        f".nm-wrap{{background:{grounds}}}.nm-cue{{display:block;margin:0 0 4px;font-size:13px;"
        f"color:{ink}}}.nm .nm-name{{position:sticky;left:0;z-index:1;width:130px;min-width:130px;"
        f"max-width:130px;white-space:normal;padding-right:8px;background:{page}}}"
        ".nm tbody .nm-name,.nm tbody .nm-name b{line-height:17px}"
        ".nm tbody .nm-name span{display:block;margin:0;font-size:12px;line-height:15px}}"
    )


def state_fill(theme: str = AUTO) -> str:
    """The colour of "reported" where no class is shown."""
    return shade(lambda p: p.states[State.ABOVE_ZERO].fill, theme)
