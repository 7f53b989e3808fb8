// The region panel: the chosen place in the month shown, its peers, course, reports and origin.

import { showBeside } from "./compare.js";
import { boldNumbers, html } from "./dom.js";
import { described } from "./figures.js";
import { trendPicture } from "./trend.js";

const LOOK_OF_STATE = { above_zero: "r", zero: "z", blank: "b", not_reported: "n", not_in_scope: "x" };

/** The panel goes, and what had the focus with it: the map takes it. */
function close(app) {
  app.select(null);
  app.parts.map.focus({ preventScroll: true });
}

function heading(app, title, subtitle) {
  return html("div", { class: "panel-head" },
    html("h3", { tabindex: -1 }, title),
    html("button", { type: "button", class: "link", onclick: () => close(app) }, app.payload.text.close),
    html("p", { class: "panel-sub" }, subtitle));
}

function value(app, caption, month) {
  const stamp = app.payload.sample ? html("span", { class: "stamp small" }, app.payload.text.stamp_short) : null;
  return html("div", { class: "panel-value" },
    html("div", { class: "panel-caption" }, html("span", {}, caption), stamp),
    html("div", { class: "panel-figure" },
      html("span", { class: `big ${month.state}` }, month.value),
      html("span", { class: "panel-of" },
        html("span", {}, boldNumbers(month.of || "")),
        html("span", { class: "quiet" }, month.change || ""),
        month.state === "above_zero" ? null : html("span", { class: "quiet" }, month.state_label || ""))));
}

function peers(rows) {
  return html("dl", { class: "peers" }, ...rows.map((row) => html("div", {},
    html("dt", {}, row.label, " ", html("span", { class: "quiet" }, row.note ? `(${row.note})` : "")), html("dd", {}, row.value))));
}

function course(app, detail, m) {
  const { trend } = detail;
  return html("div", { class: "course" },
    html("div", { class: "course-head" }, html("strong", {}, detail.heading),
      html("span", { class: "quiet" }, trend.reference_label)),
    trendPicture(app, trend, m),
    ...(trend.notes || []).map((note) => html("p", { class: "course-note" }, note)));
}

/** The course once more as a table, closed until it is wanted. */
function months(app, detail) {
  const { text } = app.payload;
  const rows = detail.months.map((month, i) => html("tr", {}, html("th", { scope: "row" }, app.payload.months[i].label),
    html("td", {}, month.value), html("td", { class: "quiet" }, numbersOf(month))));
  return html("details", { class: "months", open: app.monthsOpen || null, ontoggle: (event) => { app.monthsOpen = event.target.open; } },
    html("summary", {}, text.table_months),
    html("table", { class: "others" }, html("thead", {}, html("tr", {}, html("th", { scope: "col" }, text.month),
      html("th", { scope: "col" }, text.value), html("th", { scope: "col" }, text.fraction))), html("tbody", {}, ...rows)));
}

/** The words beside a value without the month that they end in: the row has it already. */
function numbersOf(month) {
  const words = (month.of || "").split(", ");
  return words.slice(0, -1).join(", ");
}

function reports(app, detail, m) {
  const boxes = detail.trend.states.map((state, i) => html("span", {
    class: `box k${LOOK_OF_STATE[state] || "x"}${i === m ? " now" : ""}`,
    title: app.payload.months[i].label, onclick: () => app.go(i) }));
  return html("div", { class: "reports" },
    html("div", {}, html("strong", {}, detail.reports.label), " ", html("span", { class: "quiet" }, detail.reports.note)),
    html("div", { class: "boxes", "aria-hidden": "true" }, ...boxes));
}

function others(app, rows) {
  const { text } = app.payload;
  if (!rows || !rows.length) return null;
  const head = html("tr", {}, html("th", { scope: "col" }, text.other_indicator),
    html("th", { scope: "col" }, text.value), html("th", { scope: "col" }, text.fraction));
  return html("table", { class: "others" }, html("thead", {}, head), html("tbody", {}, ...rows.map((row) =>
    html("tr", {}, html("th", { scope: "row" }, row.label), html("td", {}, row.value), html("td", { class: "quiet" }, row.note)))));
}

function origin(found) {
  if (!found) return null;
  return html("div", { class: "origin" }, html("strong", {}, found.heading),
    ...found.code_lines.map((line) => html("code", {}, line)), ...found.lines.map((line) => html("span", {}, line)));
}

/** A link carries the month shown, whatever month Python wrote into it. */
function withMonth(app, href) {
  const [path, query = ""] = href.split("?");
  const wanted = new URLSearchParams(query);
  wanted.set("month", app.memory.month);
  return `${path}?${wanted}`;
}

function links(app, rows) {
  if (!rows || !rows.length) return null;
  return html("div", { class: "panel-links" }, ...rows.map((row, i) =>
    html("a", { href: withMonth(app, row.href), class: i ? "button" : "button first", target: "_self" }, row.label)));
}

/** What the browser itself knows, until Python has sent the detail of a new choice. */
function interim(app, m) {
  const area = app.geometry.areas[app.geometry.at.get(app.memory.selected)];
  if (!area) return [];
  const said = described(app.payload, m, area);
  const month = { value: said.value || said.state, of: said.of || "", change: "", state: said.value ? "above_zero" : "not_reported" };
  return [html("div", { class: "panel-first" }, heading(app, said.name, said.parent || area.code), value(app, "", month)),
    html("div", { class: "panel-more waiting", role: "status" }, app.payload.text.loading)];
}

function whole(app, detail, m) {
  const month = detail.months[m];
  return [
    html("div", { class: "panel-first" }, heading(app, detail.heading, detail.subheading), value(app, detail.caption, month)),
    html("div", { class: "panel-more" }, peers(month.peers || []), course(app, detail, m), months(app, detail),
      reports(app, detail, m),
      others(app, month.others), origin(month.origin), links(app, detail.links)),
  ];
}

/** Shows the chosen place in a month, or closes the panel when none is chosen. */
export function showPanel(app, m) {
  const selected = app.payload.compact ? null : app.memory.selected;
  const detail = app.payload.detail;
  app.parts.root.classList.toggle("with-panel", Boolean(selected));
  const held = heldPart(app);
  if (!selected) app.parts.panel.replaceChildren();
  else app.parts.panel.replaceChildren(...(detail && detail.code === selected ? whole(app, detail, m) : interim(app, m)));
  showBeside(app);
  if (held && selected) holdAgain(app, held);
}

/** What of the panel has the focus, as a tag and a position: the panel is about to be made anew. */
function heldPart(app) {
  const { activeElement } = /** @type {ShadowRoot} */ (app.parts.panel.getRootNode());
  if (!activeElement || !app.parts.panel.contains(activeElement)) return null;
  const tag = activeElement.tagName.toLowerCase();
  return { tag, i: [...app.parts.panel.querySelectorAll(tag)].indexOf(activeElement) };
}

function holdAgain(app, { tag, i }) {
  (app.parts.panel.querySelectorAll(tag)[i] || app.parts.panel.querySelector("h3")).focus({ preventScroll: true });
}
