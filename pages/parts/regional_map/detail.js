// Finer outlines: fetched for the provinces or Poldas in view once the map is zoomed in, and kept.

import { showDrill } from "./drill.js";
import { bordersBut, boxAround } from "./layers.js";
import { appBase } from "./memory.js";
import { paint } from "./paint.js";
import { showFocus, showHover, showSelection } from "./selection.js";

/** Screen pixels that coarse lines may be off before they show as such. */
const BLUNT = 1.2;
const REFINE_AFTER = 140;

/** @type {Map<string, Promise<*>>} */
const files = new Map();

/** The province or Polda that an area lies in; on their own maps the area itself. */
export function blockOf(area) {
  return area.parent || area.code;
}

/** The boxes of provinces or Poldas, by code. */
export function blockBoxes(geometry, boxes) {
  const members = new Map();
  geometry.areas.forEach((area, i) => {
    if (area.d) members.set(blockOf(area), [...(members.get(blockOf(area)) || []), boxes[i]]);
  });
  return new Map([...members].map(([block, found]) => [block, boxAround(found)]));
}

/** The fine file of a block; a failed one is asked for again next time. */
export function loadFine(geometry, address, block) {
  const path = appBase() + address.slice(0, address.lastIndexOf("/") + 1) + geometry.fine.replace("{parent}", block);
  if (!files.has(path)) {
    const request = fetch(path, { cache: "force-cache" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${path}: ${answer.status}`))));
    request.catch(() => files.delete(path));
    files.set(path, request);
  }
  return files.get(path);
}

/** The provinces or Poldas of which a view shows anything. */
export function blocksIn(app, view = app.view.current) {
  return [...app.blocks].filter(([, box]) => app.view.shows(box, view)).map(([block]) => block);
}

/** After each move: when the view rests close by, what it shows gets fine lines. */
export function refineSoon(app) {
  clearTimeout(app.refineTimer);
  if (!app.geometry.fine || app.view.scale * app.geometry.coarse < BLUNT) return;
  app.refineTimer = setTimeout(() => refine(app, blocksIn(app)), REFINE_AFTER);
}

/** Gives blocks their fine lines, all in one frame. */
export async function refine(app, blocks) {
  const { geometry, drawn, fine } = app;
  const isCoarse = (block) => geometry.fine && app.blocks.has(block) && !fine.has(block);
  const wanted = [...new Set(blocks)].filter(isCoarse);
  const found = await Promise.allSettled(wanted.map((block) => loadFine(geometry, drawn, block)));
  if (app.gone || app.geometry !== geometry) return;
  const arrived = wanted.map((block, i) => [block, found[i]]).filter(([block, each]) => isCoarse(block) && each.status === "fulfilled");
  if (!arrived.length) return;
  for (const [block, each] of arrived) putFine(app, block, each.value);
  drawBorders(app);
  showDrill(app);
  app.zeroEdges = "";
  paint(app, app.m);
  showSelection(app);
  showHover(app, app.hovered);
  showFocus(app, app.walking);
}

function putFine(app, block, file) {
  app.fine.set(block, file.borders);
  for (const [code, d] of Object.entries(file.areas)) {
    const i = app.geometry.at.get(code);
    if (i === undefined) continue;
    app.outlines[i] = d;
    app.layers.shown[i][0].setAttribute("d", d);
  }
}

/** Coarse lines where both sides are coarse; fine ones elsewhere, each once. */
function drawBorders(app) {
  const lines = [...app.fine].flatMap(([block, borders]) =>
    borders.filter(({ of }) => of.find((each) => app.fine.has(each)) === block).map(({ d }) => d));
  app.layers.borders.setAttribute("d", bordersBut(app.geometry, app.fine) + lines.join(""));
}
