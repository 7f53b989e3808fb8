// Where a close view lies in the country: a small silhouette with a frame, lower left.

import { svg } from "./dom.js";

const CLOSE = 2.2;
/** On a telephone a tile needs the room more than the overview does. */
const NARROW_TILES = 600;

/** Builds the silhouette from the land mask: one picture, whatever the number of areas. */
export function buildOverview(app) {
  const { geometry, layers, mask } = app;
  const sea = svg("rect", { class: "sea overview-sea" });
  const land = svg("image", { href: mask.address, preserveAspectRatio: "none", class: "overview-land" });
  const edge = svg("rect", { class: "overview-edge" });
  const here = svg("rect", { class: "overview-here" });
  layers.overview.replaceChildren(sea, land, edge, here);
  app.overview = { sea, land, edge, here, shape: geometry.height / geometry.width };
}

function setFrame(node, x, y, width, height) {
  for (const [name, value] of Object.entries({ x, y, width, height })) node.setAttribute(name, value.toFixed(1));
}

/** Shows the frame of the present view once the map is zoomed in. */
export function placeOverview(app) {
  const { view, layers, overview, geometry } = app;
  const shown = view.current.k >= CLOSE && !(geometry.tile && view.width < NARROW_TILES);
  layers.overview.style.display = shown ? "" : "none";
  app.overviewBox = null;
  if (!shown) return;
  const width = Math.min(172, view.width * 0.42);
  const height = width * overview.shape;
  const left = 8;
  const top = view.height - height - 8;
  for (const node of [overview.sea, overview.land, overview.edge]) setFrame(node, left, top, width, height);
  app.overviewBox = { x: left, y: top, width, height };
  const scale = width / geometry.width;
  const [x, y] = view.toWorld(0, 0);
  const wide = Math.max(4, view.width / view.scale * scale);
  const high = Math.max(4, view.height / view.scale * scale);
  setFrame(overview.here, left + x * scale, top + y * scale, wide, high);
}
