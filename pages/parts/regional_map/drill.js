// One province or Polda fills the map: the way in, the way back, and where one is.

import { writeAddress } from "./address.js";
import { shareDrill } from "./compare.js";
import { blockOf, blocksIn, refine } from "./detail.js";
import { html } from "./dom.js";
import { nameOf } from "./figures.js";
import { boxAround } from "./layers.js";

const NARROW = 600;
/** Farther out than this part of the view that a province fills, one has left it. */
const LEFT = 0.55;
const RESTING = 300;

/** Builds "Indonesia > Lampung" once per mount. */
export function buildCrumbs(app) {
  const home = html("button", { type: "button", class: "crumb", onclick: () => drillOut(app, true) });
  const here = html("span", { class: "crumb-here", "aria-current": "true" });
  const crumbs = html("nav", { class: "crumbs", hidden: true }, home, html("span", { class: "crumb-line", "aria-hidden": "true" }, "›"), here);
  for (const name of ["pointerdown", "pointerup", "click", "dblclick"]) crumbs.addEventListener(name, (event) => event.stopPropagation());
  app.parts.map.append(crumbs);
  app.crumbs = { crumbs, home, here };
}

function blockAt(app, code) {
  const area = app.geometry.areas[app.geometry.at.get(code)];
  return area ? blockOf(area) : null;
}

function nameOfBlock(app, block) {
  const { payload, geometry } = app;
  const area = geometry.areas[geometry.at.get(block)];
  return area ? nameOf(payload, area) : (payload.parents && payload.parents[block]) || block;
}

/** Goes to the province or Polda of a place. */
export function drillTo(app, code) {
  drillInto(app, blockAt(app, code));
}

/** Goes into a province or Polda; its fine lines and those of its neighbours come in one go. */
export function drillInto(app, block) {
  const box = app.blocks.get(block);
  if (!box) return;
  app.memory.zoom = block;
  refine(app, [block, ...blocksIn(app, app.view.within(app.view.viewOf(box)))]);
  app.view.showBox(box);
  changed(app);
}

/** Back to the country. */
export function drillOut(app, holdsFocus = false) {
  app.memory.zoom = null;
  app.view.moveTo(app.view.whole);
  changed(app);
  if (holdsFocus) app.parts.map.focus();
}

function changed(app) {
  app.memory.shownZoom = app.memory.zoom;
  showDrill(app);
  shareDrill(app);
  writeAddress(app);
}

/** Puts the way back and pales the rest of the country. */
export function showDrill(app) {
  const { zoom } = app.memory;
  const { crumbs, home, here } = app.crumbs;
  const inside = Boolean(zoom) && app.blocks.has(zoom);
  crumbs.hidden = !inside;
  crumbs.setAttribute("aria-label", app.payload.text.where);
  home.textContent = app.payload.text.country;
  here.textContent = inside ? nameOfBlock(app, zoom) : "";
  app.layers.veil.setAttribute("d", inside ? veilAround(app, zoom) : "");
  app.veiled = inside ? zoom : null;
  paleCircles(app);
}

function veilAround(app, block) {
  const { width, height, areas } = app.geometry;
  const holes = areas.map((area, i) => (blockOf(area) === block ? app.outlines[i] : ""));
  return `M${-width} ${-height}h${3 * width}v${3 * height}h${-3 * width}z${holes.join("")}`;
}

/** Circles lie above the veil: those of other provinces are paled by themselves. */
function paleCircles(app) {
  for (const [i, node] of app.dots) {
    node.classList.toggle("pale", Boolean(app.veiled) && blockOf(app.geometry.areas[i]) !== app.veiled);
  }
}

/** After each move: once the view rests, whoever has zoomed out of a province, or away from it, is no longer in it. */
export function keepDrill(app) {
  paleCircles(app);
  clearTimeout(app.leaveTimer);
  if (app.veiled) app.leaveTimer = setTimeout(() => leaveWhenAway(app), RESTING);
}

function leaveWhenAway(app) {
  const { view, memory, blocks } = app;
  const box = memory.zoom && blocks.get(memory.zoom);
  if (!box || view.motion || app.gone) return;
  if (view.shows(box) && view.current.k >= LEFT * view.viewOf(box).k) return;
  memory.zoom = null;
  changed(app);
}

/** The first look at a drawing: where the address, the scope or a narrow screen leads. */
export function startDrill(app, isFresh) {
  const { memory, blocks, view } = app;
  const block = memory.selected && blockAt(app, memory.selected);
  const isNear = isFresh && block && !memory.view && view.width < NARROW;
  if (isNear) view.set(view.viewOf(blocks.get(block) || app.boxes[app.geometry.at.get(memory.selected)]));
  showScope(app);
  const isNew = (memory.zoom || null) !== (memory.shownZoom || null);
  if (isNew && memory.zoom && blocks.has(memory.zoom)) drillInto(app, memory.zoom);
  else if (isNew && !memory.zoom) drillOut(app);
  else showDrill(app);
}

/** Goes to the scope when Python gave another one; else the reader's zoom stands. */
function showScope(app) {
  const { payload, memory, boxes, geometry, view } = app;
  const wanted = (payload.focus || []).join();
  if (wanted === (memory.focus || "")) return;
  memory.focus = wanted;
  const inside = new Set(payload.focus);
  const found = boxes.filter((box, i) => inside.has(geometry.areas[i].code));
  if (found.length) view.showBox(boxAround(found));
  else view.moveTo(view.whole);
}
