// The course of one place over the months: gaps are hatched, never bridged.

import { svg } from "./dom.js";
import { watermark } from "./layers.js";

const BOX = { height: 132, left: 6, right: 46, top: 8, bottom: 22 };

/** Pieces of a series between gaps, as polyline points. */
function pieces(values, x, y) {
  const runs = [];
  let run = [];
  values.forEach((value, i) => {
    if (value === null || value === undefined) {
      if (run.length) runs.push(run);
      run = [];
    } else run.push([x(i), y(value)]);
  });
  if (run.length) runs.push(run);
  return runs;
}

function strokes(runs, className) {
  return runs.map((run) => run.length > 1
    ? svg("polyline", { class: className, points: run.map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" ") })
    : svg("circle", { class: `${className} single`, cx: run[0][0], cy: run[0][1], r: 2 }));
}

function bands(calendar, n, left, width, bottom) {
  return (calendar || []).map((band) => {
    const from = left + (width * Math.max(0, band.from)) / n;
    const to = left + (width * Math.min(n, band.to)) / n;
    if (band.kind === "voting") return svg("path", { class: "trend-voting", d: `M${from} ${BOX.top}V${bottom}` });
    return svg("rect", { class: `trend-band ${band.kind}`, x: from, y: BOX.top, width: Math.max(0, to - from),
      height: bottom - BOX.top });
  });
}

function gaps(states, n, left, width, bottom) {
  const looks = { not_reported: "n", blank: "b", not_in_scope: "x" };
  return states.flatMap((state, i) => looks[state] ? [svg("rect", { class: `trend-gap l${looks[state]}`,
    x: left + (width * (i + 0.5)) / n - 5, y: BOX.top, width: 10, height: bottom - BOX.top })] : []);
}

function monthLabels(months, m, x) {
  const last = months.length - 1;
  const wanted = [0, m, last].filter((i, at, all) => all.indexOf(i) === at && (i === m || Math.abs(i - m) > 1));
  return wanted.map((i) => svg("text", { class: "trend-label", x: x(i), y: BOX.height - 5,
    "text-anchor": i === 0 ? "start" : "middle" }, months[i].short));
}

/** Rules before the months from which the place is another area. */
function turns(changes, low, n, left, width, bottom) {
  return (changes || []).flatMap((change) => {
    const at = left + (width * change.at) / n;
    const late = change.at > n / 2;
    return [svg("path", { class: "trend-turn", d: `M${at} ${BOX.top}V${bottom}` }),
      svg("text", { class: "trend-label", x: at + (late ? -4 : 4), y: low ? bottom - 6 : BOX.top + 12, "text-anchor": late ? "end" : "start" }, change.label)];
  });
}

/** @param {*} app @param {*} trend the detail's trend @param {number} m current month */
export function trendPicture(app, trend, m) {
  const { months, calendar, sample } = app.payload;
  const n = months.length;
  const all = app.panelWidth;
  const width = all - BOX.left - BOX.right;
  const bottom = BOX.height - BOX.bottom;
  const top = trend.max || 1;
  const x = (i) => BOX.left + (width * (i + 0.5)) / n;
  const y = (value) => bottom - ((bottom - BOX.top) * Math.min(value, top)) / top;
  const axis = trend.axis.flatMap((each) => [
    svg("path", { class: "trend-rule", d: `M${BOX.left} ${y(each.at)}H${BOX.left + width}` }),
    svg("text", { class: "trend-label", x: all - BOX.right + 8, y: y(each.at) + 4 }, each.label)]);
  const value = trend.values[m];
  const now = value === null || value === undefined ? [] : [svg("circle", { class: "trend-now", cx: x(m), cy: y(value), r: 5 })];
  const mark = sample ? [svg("defs", {}, watermark("wm-trend")),
    svg("rect", { class: "watermark", x: BOX.left, y: BOX.top, width, height: bottom - BOX.top, fill: "url(#wm-trend)" })] : [];
  return svg("svg", { class: "trend", viewBox: `0 0 ${all} ${BOX.height}`, role: "img", "aria-label": trend.label },
    ...bands(calendar, n, BOX.left, width, bottom), ...axis, ...gaps(trend.states, n, BOX.left, width, bottom),
    ...turns(trend.changes, app.payload.unit === "percent", n, BOX.left, width, bottom),
    svg("path", { class: "trend-base", d: `M${BOX.left} ${bottom}H${BOX.left + width}` }),
    ...strokes(pieces(trend.reference || [], x, y), "trend-reference"),
    ...strokes(pieces(trend.values, x, y), "trend-line"), ...now, ...monthLabels(months, m, x), ...mark);
}
