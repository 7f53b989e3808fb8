// The figures of the map as a table: the same arrays, the same month, made when it is opened.

import { fill, html } from "./dom.js";
import { cell, described, existsIn, number, position, remarks } from "./figures.js";
import { downloadTable } from "./csv.js";

const PATIENCE = 150;

/** A heading by which the rows can be ordered: key, word, how a row is compared, whether of numbers. */
function columnsOf(payload, m) {
  const { text } = payload;
  const rate = Boolean(payload.denominators && payload.denominators[m]);
  const columns = [
    ["name", text.place, (row) => row.name], ["parent", text.parent, (row) => row.parent],
    ["value", text.shown_value, (row) => row.raw, true],
    ["numerator", text.numerator, (row) => row.numerator, true],
    ["denominator", text.denominator, (row) => row.denominator, true],
    ["state", text.state, (row) => row.state],
    ["units", text.units_reported, (row) => (row.expected ? row.reported / row.expected : null), true],
    ["received", text.received_on, null], ["notes", text.notes, null],
  ];
  return columns.filter(([key]) => rate || !["numerator", "denominator"].includes(key));
}

function rowOf(payload, m, area) {
  const i = position(payload, area.code);
  const said = described(payload, m, area);
  const [reported, expected] = cell(payload.parts, m, i) || [0, 0];
  const known = said.value !== null;
  return {
    code: area.code, name: said.name, parent: said.parent, look: said.look,
    raw: known ? cell(payload.values, m, i) : null, value: said.value, state: said.state, reported, expected,
    numerator: known ? cell(payload.numerators, m, i) : null,
    denominator: known ? cell(payload.denominators, m, i) : null,
    received: cell(payload.received, m, i) || "",
    notes: remarks(payload, m, area.code),
  };
}

/** One row for each place of the payload that is in the scope, by province and name. */
export function tableRows(payload, geometry, m) {
  const wanted = payload.focus && payload.focus.length ? new Set(payload.focus) : null;
  const rows = payload.codes.filter((code) => existsIn(payload, m, code) && (!wanted || wanted.has(code))).map((code) => {
    const area = geometry.areas[geometry.at.get(code)] || { code, name: (payload.names || {})[code] || code, parent: null };
    return rowOf(payload, m, area);
  });
  return ordered(rows, (row) => `${row.parent} ${row.name}`, 1);
}

function ordered(rows, by, direction) {
  const compare = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true }));
  const empty = (value) => value === null || value === undefined || value === "";
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    return compare(a, b) * direction;
  });
}

function count(payload, value) {
  return value === null || value === undefined ? "–" : number(payload, value);
}

function line(payload, columns, row) {
  const cells = {
    parent: () => row.parent, value: () => html("strong", {}, row.value || "–"),
    numerator: () => count(payload, row.numerator), denominator: () => count(payload, row.denominator),
    state: () => html("span", { class: "figures-state" }, html("span", { class: `tip-key k${row.look}`, "aria-hidden": "true" }), row.state),
    units: () => (row.expected ? `${number(payload, row.reported)}/${number(payload, row.expected)}` : "–"),
    received: () => row.received || "–", notes: () => row.notes.join("; "),
  };
  const [, ...others] = columns;
  return html("tr", { "data-code": row.code }, html("th", { scope: "row" }, row.name),
    ...others.map(([key, , , isNumber]) => html("td", isNumber ? { class: "num" } : {}, cells[key]())));
}

function headCell(app, [key, word, by, isNumber]) {
  const { order } = app.table;
  if (!by) return html("th", { scope: "col" }, word);
  const sorted = order.key === key ? (order.direction > 0 ? "ascending" : "descending") : null;
  const turn = () => {
    app.table.order = { key, by, direction: sorted === "ascending" ? -1 : 1 };
    fillTable(app);
    app.parts.table.querySelector(`[data-key="${key}"]`).focus();
  };
  return html("th", { scope: "col", class: isNumber ? "num" : null, "aria-sort": sorted },
    html("button", { type: "button", "data-key": key, onclick: turn }, word));
}

function fillTable(app) {
  const { payload, geometry, m, table } = app;
  const columns = columnsOf(payload, m);
  const all = tableRows(payload, geometry, m);
  const parents = [...new Set(all.map((row) => row.parent))].filter(Boolean);
  if (!parents.includes(table.parent)) table.parent = "";
  const rows = all.filter((row) => !table.parent || row.parent === table.parent);
  const shown = table.order.by ? ordered(rows, table.order.by, table.order.direction) : rows;
  const title = `${payload.title}, ${payload.months[m].label}`;
  const options = ["", ...parents].map((name) => html("option", { value: name, selected: name === table.parent },
    name || payload.text.all_places));
  table.choice.replaceChildren(...options);
  table.choice.parentElement.hidden = parents.length < 2;
  table.count.textContent = fill(payload.text.rows_shown, { n: number(payload, rows.length), total: number(payload, all.length) });
  table.rows = shown;
  table.scroll.setAttribute("aria-label", title);
  table.scroll.replaceChildren(html("table", {}, html("caption", {}, title, payload.sample ? ` · ${payload.text.stamp}` : ""),
    html("thead", {}, html("tr", {}, ...columns.map((column) => headCell(app, column)))),
    html("tbody", {}, ...shown.map((row) => line(payload, columns, row)))));
}

/** Builds the closed table under the frame line, once per mount. */
export function buildTable(app) {
  const choice = html("select", { onchange: () => { app.table.parent = choice.value; fillTable(app); } });
  const scroll = html("div", { class: "figures-scroll", tabindex: 0, role: "region" });
  const label = html("span", {});
  const summary = html("summary", {});
  const counted = html("span", { class: "quiet", role: "status" });
  const save = html("button", { type: "button", class: "figures-save", onclick: () => downloadTable(app, app.table.rows) });
  const holder = html("details", { class: "figures", ontoggle: () => showTable(app) }, summary,
    html("div", { class: "figures-tools" }, html("label", {}, label, choice), counted, save), scroll);
  app.table = { choice, scroll, label, summary, save, count: counted, parent: "", order: {}, rows: [], timer: 0 };
  app.parts.table = holder;
  app.parts.figure.append(holder);
}

/** Follows the month and the payload; what is closed costs nothing. */
export function showTable(app) {
  const { table, payload } = app;
  if (!payload || !app.geometry) return;
  table.summary.textContent = payload.text.table;
  table.label.textContent = payload.text.parent;
  table.save.textContent = payload.text.save_table;
  clearTimeout(table.timer);
  if (!app.parts.table.open) return;
  const now = [payload, app.m, app.geometry];
  if (table.now && now.every((each, i) => each === table.now[i])) return;
  const first = !table.now;
  table.timer = setTimeout(() => {
    table.now = now;
    if (!app.gone) fillTable(app);
  }, first ? 0 : PATIENCE);
}
