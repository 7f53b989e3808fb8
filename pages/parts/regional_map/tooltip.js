// What a place says when pointed at or walked to.

import { html } from "./dom.js";
import { described, spoken } from "./figures.js";

function body(app, area) {
  const said = described(app.payload, app.m, area);
  const head = html("div", { class: "tip-name" }, said.name, said.parent ? html("span", {}, ` ${said.parent}`) : null);
  const value = said.value
    ? html("div", { class: "tip-value" }, html("strong", {}, said.value), said.of ? ` ${said.of}` : null)
    : null;
  const state = html("div", { class: "tip-state" }, html("span", { class: `tip-key k${said.drawn}` }), said.state);
  return [head, value, state, ...said.notes.map((note) => html("div", { class: "tip-note" }, note))];
}

function place(app, tip, x, y) {
  const { offsetWidth, offsetHeight } = tip;
  const right = x + 16 + offsetWidth < app.view.width;
  const below = y + 16 + offsetHeight < app.view.height;
  tip.style.left = `${right ? x + 16 : Math.max(4, x - offsetWidth - 12)}px`;
  tip.style.top = `${below ? y + 16 : Math.max(4, y - offsetHeight - 12)}px`;
}

/** Shows the tooltip of a code at a point of the map, or hides it. */
export function showTip(app, code, x, y) {
  const tip = app.parts.tip;
  const area = code && app.geometry.areas[app.geometry.at.get(code)];
  if (!area) {
    tip.hidden = true;
    tip.dataset.code = "";
    return;
  }
  const stamp = `${code} ${app.m}`;
  if (tip.hidden || tip.dataset.code !== stamp) {
    tip.replaceChildren(...body(app, area).filter(Boolean));
    tip.dataset.code = stamp;
    tip.hidden = false;
  }
  place(app, tip, x, y);
}

/** Says a place to a screen reader. */
export function say(app, code) {
  const area = app.geometry.areas[app.geometry.at.get(code)];
  if (area) app.parts.live.textContent = spoken(app.payload, app.m, area);
}
