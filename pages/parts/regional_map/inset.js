// Crowded places enlarged: small windows onto the same paths, where the map shows nothing but sea.

import { blockOf, loadFine } from "./detail.js";
import { svg } from "./dom.js";
import { linesWithin } from "./extent.js";
import { nameOf } from "./figures.js";
import { bareName } from "./labels.js";
import { scalePatterns } from "./layers.js";
import { isSea } from "./mask.js";
import { showSelection } from "./selection.js";

const WIDEST = 196;
const NARROWEST = 640;
const FARTHEST = 2.2;
const EDGE = 14;
const TITLE = 24;
const BELOW = 34;

function overlaps(box, [x0, y0, x1, y1]) {
  return box.x < x1 && box.x + box.width > x0 && box.y < y1 && box.y + box.height > y0;
}

/** Copies the areas that an inset shows; they are painted with the originals. */
function frameOf(app, place, n) {
  const copies = new Map();
  app.geometry.areas.forEach((area, i) => {
    if (!area.d || !overlaps(app.boxes[i], place.box)) return;
    const node = svg("path", { d: area.d, class: `area l${app.painted[i] || "x"}`, "data-code": area.code });
    app.layers.shown[i].push(node);
    copies.set(i, node);
  });
  const borders = svg("path", { d: linesWithin(app.geometry.borders, place.box), class: "borders" });
  const selection = svg("g", { class: "selection" });
  const world = svg("g", { class: "world" }, ...copies.values(), borders, selection);
  const clip = svg("clipPath", { id: `inset-clip-${n}` }, svg("rect", {}));
  const sea = svg("rect", { class: "sea inset-sea" });
  const edge = svg("rect", { class: "inset-edge" });
  const source = svg("rect", { class: "inset-source" });
  const title = svg("text", { class: "inset-title" });
  const names = svg("g", { class: "inset-names" });
  const body = svg("g", { "clip-path": `url(#inset-clip-${n})` }, sea, world, names);
  const root = svg("g", { class: "inset-frame" }, clip, source, body, edge, title);
  return { place, root, world, borders, selection, clip, sea, edge, source, title, names, copies, outlines: [...app.outlines] };
}

/** Builds the insets; their fine lines follow when nothing else is to do. */
export function buildInset(app) {
  app.insets = app.geometry.insets.map((place, n) => frameOf(app, place, n));
  app.layers.inset.replaceChildren(...app.insets.map((frame) => frame.root));
}

/** Insets are far closer than the map around them: they have fine lines once they are shown. */
function refineInsets(app) {
  const { geometry, drawn, insets } = app;
  if (!geometry.fine) return;
  insets.filter((frame) => frame.box && !frame.fine).forEach(async (frame) => {
    frame.fine = true;
    const blocks = [...new Set([...frame.copies.keys()].map((i) => blockOf(geometry.areas[i])))];
    const files = await Promise.allSettled(blocks.map((block) => loadFine(geometry, drawn, block)));
    if (app.gone || app.geometry !== geometry) {
      frame.fine = false;
      return;
    }
    putFineInto(app, frame, files.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])));
  });
}

function putFineInto(app, frame, files) {
  for (const file of files) {
    for (const [code, d] of Object.entries(file.areas)) {
      const i = app.geometry.at.get(code);
      if (!frame.copies.has(i)) continue;
      frame.outlines[i] = d;
      frame.copies.get(i).setAttribute("d", d);
    }
  }
  const lines = new Set(files.flatMap((file) => file.borders.map((line) => line.d)));
  frame.borders.setAttribute("d", linesWithin([...lines].join(""), frame.place.box));
  showSelection(app);
}

/** Places the insets over free sea; none on narrow maps and where the map itself is zoomed in. */
export function placeInset(app) {
  const { view, layers, insets, payload } = app;
  const shown = view.width >= NARROWEST && view.current.k < FARTHEST;
  layers.inset.style.display = shown ? "" : "none";
  app.insetBoxes = [];
  if (!shown || !insets.length) return;
  const first = insets[0].place.box;
  const scale = Math.min(Math.min(WIDEST, view.width * 0.142) / (first[2] - first[0]), (view.height * 0.4) / (first[3] - first[1]));
  scalePatterns(layers.root, "i", scale);
  insets.forEach((frame, n) => {
    frame.box = n && payload.compact ? null : freePlace(app, frame.place.box, scale, n === 0);
    frame.root.style.display = frame.box ? "" : "none";
    if (frame.box) placeFrame(app, frame, scale);
  });
  refineInsets(app);
}

/** The first free place: up the left edge, beside it, up the right edge; the first inset always has one. */
function freePlace(app, [x0, y0, x1, y1], scale, always) {
  const { view } = app;
  const size = { width: (x1 - x0) * scale, height: (y1 - y0) * scale };
  const beside = Math.max(0, ...app.insetBoxes.map((box) => box.x + box.width).filter((right) => right < view.width / 2));
  const columns = [[EDGE, EDGE], [beside + EDGE, EDGE], [view.width - size.width - EDGE, BELOW]];
  for (const [x, below] of columns) {
    const inColumn = app.insetBoxes.filter((box) => box.x < x + size.width && box.x + box.width > x);
    const floor = Math.min(view.height - below, ...inColumn.map((box) => box.y - TITLE - 4));
    const box = { x, y: floor - size.height, ...size };
    if (!always && !isFree(app, { x, y: box.y - TITLE, width: size.width, height: size.height + TITLE })) continue;
    app.insetBoxes.push(box);
    return box;
  }
  return null;
}

function isFree(app, box) {
  const tools = app.parts.tools.nearer.parentElement;
  const onTools = box.x + box.width > tools.offsetLeft - 8 && box.y < tools.offsetTop + tools.offsetHeight + 8;
  return box.y > 6 && !onTools && isSea(app, box);
}

function placeFrame(app, frame, scale) {
  const { view } = app;
  const { box } = frame;
  const [x0, y0, x1, y1] = frame.place.box;
  for (const node of [frame.clip.firstChild, frame.sea, frame.edge]) setBox(node, box);
  const middle = [(x0 + x1) / 2, (y0 + y1) / 2];
  frame.world.setAttribute("transform",
    `translate(${box.x + box.width / 2 - middle[0] * scale} ${box.y + box.height / 2 - middle[1] * scale}) scale(${scale})`);
  const [left, top] = view.toScreen([x0, y0]);
  setBox(frame.source, { x: left, y: top, width: (x1 - x0) * view.scale, height: (y1 - y0) * view.scale });
  frame.title.setAttribute("x", String(box.x));
  frame.title.setAttribute("y", String(box.y - 6));
  const long = `${frame.place.name}, ${app.payload.text.enlarged}`;
  frame.title.textContent = long.length * 6.3 < box.width ? long : frame.place.name;
  nameAreas(app, frame, middle, scale);
}

/** Names in the inset, largest areas first, where a name has room and touches no other. */
function nameAreas(app, { box, copies, names }, middle, scale) {
  const taken = [];
  for (const i of [...copies.keys()].sort((a, b) => app.boxes[b].width - app.boxes[a].width)) {
    const area = app.geometry.areas[i];
    const name = bareName(nameOf(app.payload, area)).replace(/^Kota( Administrasi| Adm\.)? /, "");
    const x = box.x + box.width / 2 + (area.at[0] - middle[0]) * scale;
    const y = box.y + box.height / 2 + (area.at[1] - middle[1]) * scale;
    const half = name.length * 3.5 + 3;
    const room = app.boxes[i].width * scale > half * 1.3 && app.boxes[i].height * scale > 18;
    const inside = x - half > box.x && x + half < box.x + box.width && y - 12 > box.y && y + 6 < box.y + box.height;
    const free = taken.every((each) => Math.abs(each.x - x) > each.half + half || Math.abs(each.y - y) > 15);
    if (room && inside && free) taken.push({ x, y, half, name });
  }
  names.replaceChildren(...taken.map((each) =>
    svg("text", { class: "inset-name", x: each.x.toFixed(1), y: (each.y + 4).toFixed(1) }, each.name)));
}

function setBox(node, box) {
  for (const name of ["x", "y", "width", "height"]) node.setAttribute(name, box[name].toFixed(1));
}
