// The chosen place: white halo and ink outline around all that share its figure.

import { svg } from "./dom.js";
import { members } from "./figures.js";
import { placeLeader } from "./leader.js";

/** The drawn areas that share the figure of a code, by number. */
export function groupOf(app, code) {
  return members(app.payload, app.m, code).map((each) => app.geometry.at.get(each)).filter((i) => i !== undefined);
}

function outline(app, code) {
  return groupOf(app, code).map((i) => app.outlines[i]).join("");
}

export function showHover(app, code) {
  app.layers.hover.setAttribute("d", code ? outline(app, code) : "");
  for (const [i, node] of app.dots) node.toggleAttribute("data-hovered", app.geometry.areas[i].code === code);
}

export function showFocus(app, code) {
  const d = code ? outline(app, code) : "";
  for (const line of [app.layers.focusHalo, app.layers.focus]) line.setAttribute("d", d);
  for (const [i, node] of app.dots) node.toggleAttribute("data-focused", app.geometry.areas[i].code === code);
}

/** Halo and ink lie under copies of the areas: only the outer half shows, so a group has one outline. */
function drawInto(holder, app, code, outlines) {
  if (!holder) return;
  const numbers = code ? groupOf(app, code) : [];
  const d = numbers.map((i) => outlines[i]).join("");
  const copies = numbers.filter((i) => outlines[i]).map((i) => svg("path", {
    d: outlines[i], class: `area l${app.painted[i]}`, "data-code": app.geometry.areas[i].code }));
  holder.replaceChildren(...(d ? [svg("path", { d, class: "halo" }), svg("path", { d, class: "ink" })] : []), ...copies);
}

export function showSelection(app) {
  const code = app.memory.selected;
  drawInto(app.layers.selection, app, code, app.outlines);
  for (const frame of app.insets) drawInto(frame.selection, app, code, frame.outlines);
  for (const [i, node] of app.dots) node.toggleAttribute("data-chosen", app.geometry.areas[i].code === code);
  placeLeader(app);
}
