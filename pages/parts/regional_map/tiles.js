// The tile view: every place one equal square. The drawing is another paths file; here are its switch and its names.

import { html, setText, svg } from "./dom.js";
import { described, nameOf, stateText } from "./figures.js";
import { landUnder } from "./mask.js";

const LETTER = 6.6;
const LINE = 14;
const NAMED_FROM = 12;
const TOLD_FROM = 46;
const ROOMY_FROM = 20;
const MOST_COVERED = 0.5;

function choice(app, tiled) {
  return html("button", { type: "button", class: "segment", "aria-pressed": "false", onclick: () => turn(app, tiled) });
}

/** Builds "Map | Tiles" once per mount. */
export function buildTileSwitch(app) {
  const segments = [choice(app, false), choice(app, true)];
  const group = html("div", { class: "segments tile-switch", role: "group" }, ...segments);
  app.parts.menu.before(group);
  app.tileSwitch = { group, segments };
}

/** Puts words and state; a map without tiles has no switch. */
export function showTileSwitch(app) {
  const { group, segments } = app.tileSwitch;
  const { text, tiles, compact } = app.payload;
  group.hidden = Boolean(compact) || !tiles || !tiles.length;
  group.setAttribute("aria-label", text.drawing);
  [text.as_map, text.as_tiles].forEach((word, i) => {
    setText(segments[i], word);
    segments[i].setAttribute("aria-pressed", String(isTiled(app) === Boolean(i)));
  });
  setText(app.parts.note, text.circles);
}

/** Whether the reader looks at tiles. */
export function isTiled(app) {
  return Boolean(app.memory.tiles && app.payload.tiles && app.payload.tiles.length && !app.payload.compact);
}

/** The place of the boundaries in the frame line: tiles have none. */
export function layerWords(app, piece) {
  return isTiled(app) ? app.payload.text.tile_layer : piece;
}

function turn(app, tiled) {
  if (app.memory.tiles === tiled) return;
  app.memory.tiles = tiled;
  app.memory.focus = null;
  app.memory.shownZoom = null;
  showTileSwitch(app);
  app.turned();
}

function box(text, [x, y], room = 4) {
  const half = (text.length * LETTER) / 2 + room;
  return { x: x - half, y: y - LINE / 2, width: 2 * half, height: LINE };
}

function meets(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function written(className, lines, [x, y]) {
  const first = y - ((lines.length - 1) * LINE) / 2 + 4.2;
  return svg("text", { class: className }, ...lines.map((line, i) =>
    svg("tspan", { x: x.toFixed(1), y: (first + i * LINE).toFixed(1) }, line)));
}

function isSeen(app, [x, y]) {
  return x > -40 && y > -10 && x < app.view.width + 40 && y < app.view.height + 10;
}

/** Names of provinces or Poldas beside their blocks, as long as none covers another. */
function blockNames(app, side) {
  if (side < NAMED_FROM) return [];
  const taken = app.leaderBox ? [app.leaderBox] : [];
  return app.geometry.labels.flatMap((label) => {
    const at = app.view.toScreen(label.at);
    const half = (label.text.length * LETTER) / 2 + 4;
    if (app.view.current.k === 1) at[0] = Math.min(Math.max(at[0], half), app.view.width - half);
    const place = box(label.text, at);
    const covers = (side < ROOMY_FROM || side >= TOLD_FROM) && landUnder(app, place) > MOST_COVERED;
    if (covers || !isSeen(app, at) || taken.some((other) => meets(place, other))) return [];
    taken.push(place);
    return [written("block-name", [label.text], at)];
  });
}

/** The words of a name in as few lines as fit a tile; none where a word is too long. */
function linesOf(name, most) {
  const words = name.split(/[ -]/);
  if (words.some((word) => word.length > most)) return [];
  return words.reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

/** Short names on tiles that are a whole province or Polda. */
function names(app, side) {
  return app.geometry.labels.map((label) =>
    written("block-name on-tile", linesOf(label.text, Math.floor(side / LETTER)), app.view.toScreen(label.at)));
}

/** Names on the tiles, once they are large enough to hold them. */
function tileNames(app, side) {
  const { geometry, payload, view } = app;
  if (side < TOLD_FROM) return [];
  const most = Math.floor((side - 4) / 6);
  return geometry.areas.flatMap((area) => {
    const at = view.toScreen(area.at);
    if (!isSeen(app, at)) return [];
    const name = nameOf(payload, area).replace(/^(Kabupaten|Kab\.|Polrestabes|Polresta|Polres( Metro)?) /, "").replace(/^Kota /, "Kota ");
    if (area.code === app.memory.selected) return [written("tile-name chosen-name", chosenLines(app, area, name), at)];
    const lines = linesOf(name, most);
    return lines.length && lines.length * LINE < side - 2 ? [written("tile-name", lines, at)] : [];
  });
}

function sideOf(app) {
  return app.geometry.tile * app.view.scale;
}

/** Whether the drawing is of tiles so large that each bears its name: the chosen one its figure, too. */
export function bearsNames(app) {
  return Boolean(app.geometry.tile) && sideOf(app) >= TOLD_FROM && app.geometry.areas.some((area) => area.parent);
}

/** Name and figure of the chosen place, in its tile. */
function chosenLines(app, area, name) {
  const said = described(app.payload, app.m, area);
  return [...name.split(" "), said.value || stateText(app.payload, said.look)];
}

/** All names of a tile drawing at the present zoom. */
export function placeTileNames(app) {
  const side = sideOf(app);
  app.layers.borders.style.strokeWidth = `${Math.min(1.3, side * 0.06).toFixed(2)}px`;
  const single = !app.geometry.areas.some((area) => area.parent);
  app.layers.labels.replaceChildren(...(single ? names(app, side) : [...tileNames(app, side), ...blockNames(app, side)]));
}
