// The table of the map as a file for a spreadsheet, made in the browser.

import { html } from "./dom.js";

/** Excel expects what its language writes: "1,5" between semicolons in Indonesian, "1.5" between commas in English. */
function conventions(language) {
  return language === "id" ? { comma: ";", point: "," } : { comma: ",", point: "." };
}

function field(value, { comma, point }) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value).replace(".", point);
  const text = String(value);
  return text.includes(comma) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file's text: rates as fractions, missing figures empty, invented figures marked in each line. */
export function tableAsCsv(payload, m, rows) {
  const { text } = payload;
  const style = conventions(payload.language);
  const heads = [text.code, text.place, text.parent, text.month, text.shown_value, text.numerator, text.denominator, text.state,
    text.units_reported, text.units_expected, text.received_on, text.notes, ...(payload.sample ? [text.kind_of_data] : [])];
  const lines = rows.map((row) => [row.code, row.name, row.parent, payload.months[m].period, row.raw, row.numerator,
    row.denominator, row.state, row.expected ? row.reported : null, row.expected || null, row.received, row.notes.join("; "),
    ...(payload.sample ? [text.stamp_short] : [])]);
  return `\uFEFF${[heads, ...lines].map((each) => each.map((value) => field(value, style)).join(style.comma)).join("\r\n")}\r\n`;
}

/** Hands the rows to the reader as a file. */
export function downloadTable(app, rows) {
  const { payload, m } = app;
  const words = [payload.sample ? payload.text.stamp_short : "", payload.title, payload.months[m].period];
  const name = words.filter(Boolean).join(" ").toLowerCase().replace(/[^\p{L}\d]+/gu, "-");
  const address = URL.createObjectURL(new Blob([tableAsCsv(payload, m, rows)], { type: "text/csv" }));
  html("a", { href: address, download: `${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
