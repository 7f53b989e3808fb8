// Two maps of a page that move together: zoom, pointed place, chosen place, tiles, and the month where it is one.

import { fill, html } from "./dom.js";
import { described, formatted, monthIndex, number, position } from "./figures.js";
import { showDrill } from "./drill.js";
import { showHover } from "./selection.js";
import { showTip } from "./tooltip.js";

const QUIET_MONTH = 700;

/** @type {Map<string, Set<RegionalMap>>} */
const pairs = new Map();

/** The maps that move with this one. */
function partners(app) {
  const group = pairs.get(app.pairName);
  return group ? [...group].filter((other) => other !== app && other.payload && other.memory) : [];
}

function hasOwnMonth(app) {
  return Boolean(app.payload.link) && app.payload.link.by === "month";
}

/** Enters the pair that the payload names, or leaves it. A second map starts where the first one is. */
export function joinPair(app) {
  const { link } = app.payload;
  app.parts.root.classList.toggle("linked", Boolean(link));
  Object.assign(app.parts.root.dataset, { link: link ? link.by : "", side: link ? link.side : "" });
  if (!link || link.group !== app.pairName) leavePair(app);
  if (!link) return;
  const isNew = app.pairName !== link.group;
  app.pairName = link.group;
  if (!pairs.has(link.group)) pairs.set(link.group, new Set());
  pairs.get(link.group).add(app);
  app.onMoved = () => partnersMove(app);
  const [first] = partners(app);
  if (link.side !== "second" || !first) return;
  if (isNew) {
    const { view, focus, extent, tiles, zoom, shownZoom } = first.memory;
    Object.assign(app.memory, { view: view && { ...view }, focus, extent, tiles, zoom, shownZoom });
  }
  if (!hasOwnMonth(app)) app.memory.month = first.memory.month;
}

export function leavePair(app) {
  const group = pairs.get(app.pairName);
  if (group) group.delete(app);
  app.pairName = null;
  app.onMoved = null;
  clearTimeout(app.tellTimer);
}

function isSameView(a, b) {
  return a === b || Boolean(a && b && a.k === b.k && a.x === b.x && a.y === b.y);
}

function partnersMove(app) {
  if (app.isFollowing) return;
  for (const other of partners(app)) {
    const { view, extent } = app.memory;
    if (!other.view || other.memory.extent !== extent || isSameView(view, other.memory.view)) continue;
    other.isFollowing = true;
    other.view.stop();
    other.memory.view = view && { ...view };
    other.view.draw();
    other.isFollowing = false;
  }
}

/** Points at the same place in the other map, with its own figure. */
export function sharePointer(app, code, x, y) {
  for (const other of partners(app)) {
    if (!other.layers) continue;
    if (other.hovered !== code) showHover(other, code);
    other.hovered = code;
    showTip(other, code, ...(code ? other.view.toScreen(app.view.toWorld(x, y)) : [0, 0]));
  }
}

/** The same for a place that was walked to; the other figure is said, too. */
export function shareWalk(app, code, x, y) {
  sharePointer(app, code, x, y);
  for (const other of partners(app)) {
    const said = code && saidBeside(app, other, code);
    if (said) app.parts.live.textContent += `. ${said.heading}: ${[said.value, said.of].filter(Boolean).join(", ")}`;
  }
}

export function shareChoice(app) {
  for (const other of partners(app)) {
    other.memory.selected = app.memory.selected;
    if (other.layers) other.showChoice();
  }
}

export function shareDrawing(app) {
  for (const other of partners(app)) {
    if (Boolean(other.memory.tiles) === Boolean(app.memory.tiles)) continue;
    Object.assign(other.memory, { tiles: app.memory.tiles, focus: app.memory.focus });
    other.turned();
  }
}

/** Whoever goes into a province takes the map beside along. */
export function shareDrill(app) {
  for (const other of partners(app)) {
    const { zoom, shownZoom } = app.memory;
    Object.assign(other.memory, { zoom, shownZoom, knownZoom: zoom });
    if (other.layers) showDrill(other);
  }
}

/** One month for both where the indicators differ; else each map keeps its own. Whoever was moved tells Python. */
export function shareMonth(app) {
  for (const other of partners(app)) {
    const m = monthIndex(other.payload, app.memory.month);
    if (hasOwnMonth(app) || other.m === m) continue;
    other.go(m);
    other.memory.knownMonth = other.memory.month;
  }
  if (app.payload.link) tellSoon(app);
}

/** What is written below two maps follows once the months rest. */
function tellSoon(app) {
  clearTimeout(app.tellTimer);
  app.tellTimer = setTimeout(() => {
    if (app.playing || partners(app).some((other) => other.playing)) tellSoon(app);
    else if (app.memory.month !== app.memory.knownMonth) app.sendView();
  }, QUIET_MONTH);
}

/** The maps that a playing map takes along, itself first: those with months of their own keep their distance. */
export function playedTogether(app) {
  return hasOwnMonth(app) ? [app, ...partners(app)] : [app];
}

export function partnersPlaying(app) {
  return partners(app).filter((other) => other.playing);
}

function known(app, code) {
  const i = position(app.payload, code);
  const value = i < 0 || "bnx".includes(app.payload.looks[app.m][i]) ? null : app.payload.values[app.m][i];
  return value === undefined ? null : value;
}

/** "From October 2024 to November 2024: up 5.9 points", only for two figures of one indicator. */
function changeText(app, other, code) {
  const [earlier, later] = app.memory.month < other.memory.month ? [app, other] : [other, app];
  const [before, after] = [known(earlier, code), known(later, code)];
  if (!hasOwnMonth(app) || before === null || after === null || earlier.m === later.m) return "";
  const { text, unit, months } = app.payload;
  const amount = unit === "percent" ? fill(text.points, { amount: number(app.payload, Math.abs(after - before) * 100, 1) })
    : formatted(app.payload, Math.abs(after - before));
  const words = after > before ? text.rise : after < before ? text.fall : text.level;
  return fill(words, { earlier: months[earlier.m].label, later: months[later.m].label, amount });
}

function saidBeside(app, other, code) {
  const area = other.geometry && other.geometry.areas[other.geometry.at.get(code)];
  if (!area) return null;
  const said = described(other.payload, other.m, area);
  const what = hasOwnMonth(app) ? other.payload.months[other.m].label : other.payload.title;
  return { heading: fill(app.payload.text.beside, { what }), look: said.look, value: said.value || said.state, of: said.of };
}

/** Puts the figure of the map beside into the panel of the chosen place, on both sides. */
export function showBeside(app) {
  for (const each of [app, ...partners(app)]) fillBeside(each);
}

function fillBeside(app) {
  const { panel } = app.parts;
  const old = panel.querySelector(".beside");
  if (old) old.remove();
  const holder = panel.querySelector(".panel-value");
  const [other] = partners(app);
  const code = app.memory.selected;
  if (other) panel.setAttribute("aria-label", `${app.payload.text.panel}: ${app.parts.title.textContent}`);
  const said = holder && other && code ? saidBeside(app, other, code) : null;
  if (!said) return;
  const change = changeText(app, other, code);
  holder.append(html("div", { class: "beside" }, html("span", { class: "quiet" }, said.heading),
    html("span", {}, html("span", { class: `tip-key k${said.look}` }), html("strong", {}, said.value), said.of ? ` ${said.of}` : null),
    change ? html("span", {}, change) : null));
}
