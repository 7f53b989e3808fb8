// The drawings of paths files: built once, kept, and put back when a month or a geography needs them.

import { blockBoxes } from "./detail.js";
import { html } from "./dom.js";
import { boxesOfAreas } from "./extent.js";
import { buildInset } from "./inset.js";
import { buildLayers } from "./layers.js";
import { provinceCentres } from "./markers.js";
import { landMask } from "./mask.js";
import { loadGeometry } from "./memory.js";
import { buildOverview } from "./overview.js";
import { showFocus, showHover } from "./selection.js";
import { MapView } from "./view.js";

/** What belongs to one drawing and changes places with it. */
const OF_DRAWING = ["geometry", "layers", "painted", "zeroEdges", "dots", "centres", "mask", "boxes", "insets", "overview",
  "blocks", "fine", "outlines"];
const MOST_KEPT = 4;

function putAside(app) {
  if (!app.drawn) return;
  app.layers.root.remove();
  app.drawings.delete(app.drawn);
  app.drawings.set(app.drawn, Object.fromEntries(OF_DRAWING.map((name) => [name, app[name]])));
  for (const oldest of [...app.drawings.keys()].slice(0, -MOST_KEPT)) app.drawings.delete(oldest);
}

/** Another extent is another sheet of paper: each has the zoom it was left with. */
function turnTo(memory, extent) {
  if (memory.extent === extent) return;
  memory.views.set(memory.extent, memory.view);
  memory.view = memory.views.get(extent) || null;
  memory.extent = extent;
}

function build(app, geometry) {
  Object.assign(app, { geometry, layers: buildLayers(geometry), painted: "", zeroEdges: "", dots: new Map(),
    centres: provinceCentres(geometry), mask: landMask(geometry), fine: new Map(),
    outlines: geometry.areas.map((area) => area.d) });
  app.parts.map.prepend(app.layers.root);
  app.boxes = boxesOfAreas(geometry);
  app.blocks = blockBoxes(geometry, app.boxes);
  buildInset(app);
  buildOverview(app);
}

/**
 * Puts the drawing of an address in place.
 * @returns {boolean} whether another one was there before
 */
export function showDrawing(app, address, geometry) {
  if (app.drawn === address) return false;
  putAside(app);
  const kept = app.drawings.get(address);
  app.drawn = address;
  app.leaderStand = "";
  app.parts.map.style.setProperty("--shape", String(geometry.width / geometry.height));
  if (kept) {
    Object.assign(app, kept);
    app.parts.map.prepend(app.layers.root);
  } else {
    build(app, geometry);
  }
  app.parts.root.classList.toggle("tiled", Boolean(geometry.tile));
  turnTo(app.memory, `${geometry.width} ${geometry.height} ${geometry.tile || ""}`);
  if (!app.view) app.view = new MapView(app.memory, () => app.placed());
  app.view.show(geometry, app.layers);
  showHover(app, app.hovered);
  showFocus(app, app.walking);
  return true;
}

/** Fetches the file of an address and draws it, unless the reader has gone on to another one. */
export async function fetchDrawing(app, address) {
  for (const fault of app.parts.map.querySelectorAll(".map-fault")) fault.remove();
  try {
    const geometry = await loadGeometry(address);
    if (!app.gone && address === app.addressOf(app.m)) app.draw(address, geometry);
  } catch (fault) {
    app.parts.map.append(html("p", { class: "map-fault", role: "alert" }, app.payload.text.no_paths));
    throw fault;
  }
}
