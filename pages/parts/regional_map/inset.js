// The enlarged corner: a second, smaller window onto the same paths (Jabodetabek, lower left).

import { svg } from "./dom.js";
import { nameOf } from "./figures.js";
import { scalePatterns } from "./layers.js";

const WIDEST = 196;
const NARROWEST = 640;

function overlaps(box, [x0, y0, x1, y1]) {
  return box.x < x1 && box.x + box.width > x0 && box.y < y1 && box.y + box.height > y0;
}

/** The pieces of the borders that cross a box; the rest would be drawn only to be cut away. */
function bordersWithin(app, box) {
  const pieces = app.geometry.borders.split(/(?=M)/);
  const probe = svg("path", {});
  app.layers.worlds[1].append(probe);
  const kept = pieces.filter((piece) => {
    probe.setAttribute("d", piece);
    return overlaps(/** @type {SVGGraphicsElement} */ (probe).getBBox(), box);
  });
  probe.remove();
  return kept.join("");
}

/** Copies the areas that the inset shows; they are painted with the originals. */
export function buildInset(app) {
  const [place] = app.geometry.insets;
  app.insetFrame = null;
  if (!place) return;
  const copies = app.geometry.areas.flatMap((area, i) => {
    if (!area.d || !overlaps(app.boxes[i], place.box)) return [];
    const node = svg("path", { d: area.d, class: `area l${app.painted[i] || "x"}`, "data-code": area.code });
    app.layers.shown[i].push(node);
    return [node];
  });
  const world = svg("g", { class: "world" }, ...copies, svg("path", { d: bordersWithin(app, place.box), class: "borders" }));
  const selection = svg("g", { class: "selection" });
  world.append(selection);
  const clip = svg("clipPath", { id: "inset-clip" }, svg("rect", {}));
  const sea = svg("rect", { class: "sea inset-sea" });
  const edge = svg("rect", { class: "inset-edge" });
  const source = svg("rect", { class: "inset-source" });
  const title = svg("text", { class: "inset-title" });
  const names = svg("g", { class: "inset-names" });
  const body = svg("g", { "clip-path": "url(#inset-clip)" }, sea, world, names);
  app.layers.inset.replaceChildren(clip, source, body, edge, title);
  app.insetFrame = { place, world, selection, clip, sea, edge, source, title, names, copies };
}

/** Places the inset; it steps aside on narrow maps and where the map itself is zoomed in. */
export function placeInset(app) {
  const frame = app.insetFrame;
  if (!frame) return;
  const { view, layers } = app;
  const shown = view.width >= NARROWEST && view.current.k < 2.2;
  layers.inset.style.display = shown ? "" : "none";
  app.insetBox = null;
  if (!shown) return;
  const [x0, y0, x1, y1] = frame.place.box;
  const width = Math.min(WIDEST, view.width * 0.142);
  const height = Math.min(width * (y1 - y0) / (x1 - x0), view.height * 0.4);
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0));
  const box = { x: 14, y: view.height - height - 14, width, height };
  for (const node of [frame.clip.firstChild, frame.sea, frame.edge]) setBox(node, box);
  const middle = [(x0 + x1) / 2, (y0 + y1) / 2];
  frame.world.setAttribute("transform",
    `translate(${box.x + width / 2 - middle[0] * scale} ${box.y + height / 2 - middle[1] * scale}) scale(${scale})`);
  scalePatterns(layers.root, "i", scale);
  const [left, top] = view.toScreen([x0, y0]);
  setBox(frame.source, { x: left, y: top, width: (x1 - x0) * view.scale, height: (y1 - y0) * view.scale });
  frame.title.setAttribute("x", String(box.x));
  frame.title.setAttribute("y", String(box.y - 6));
  frame.title.textContent = `${frame.place.name}, ${app.payload.text.enlarged}`;
  app.insetBox = box;
  nameAreas(app, frame, box, middle, scale);
}

/** Names in the inset, largest areas first, where a name has room and touches no other. */
function nameAreas(app, frame, box, middle, scale) {
  const taken = [];
  const byWidth = frame.copies.map((node) => app.geometry.at.get(node.dataset.code))
    .sort((a, b) => app.boxes[b].width - app.boxes[a].width);
  for (const i of byWidth) {
    const area = app.geometry.areas[i];
    const name = nameOf(app.payload, area).replace(/^(Kabupaten|Kab\.|Kota( Administrasi| Adm\.)?) /, "");
    const x = box.x + box.width / 2 + (area.at[0] - middle[0]) * scale;
    const y = box.y + box.height / 2 + (area.at[1] - middle[1]) * scale;
    const half = name.length * 3.5 + 3;
    const room = app.boxes[i].width * scale > half * 1.3 && app.boxes[i].height * scale > 18;
    const inside = x - half > box.x && x + half < box.x + box.width && y - 12 > box.y && y + 6 < box.y + box.height;
    const free = taken.every((each) => Math.abs(each.x - x) > each.half + half || Math.abs(each.y - y) > 15);
    if (room && inside && free) taken.push({ x, y, half, name });
  }
  frame.names.replaceChildren(...taken.map((each) =>
    svg("text", { class: "inset-name", x: each.x.toFixed(1), y: (each.y + 4).toFixed(1) }, each.name)));
}

function setBox(node, box) {
  for (const [name, value] of Object.entries(box)) node.setAttribute(name, value.toFixed(1));
}
