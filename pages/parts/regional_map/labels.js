// Words on the map that keep their size: countries, provinces, capitals. None covers another.

import { blockOf } from "./detail.js";
import { svg } from "./dom.js";
import { nameOf, parentName } from "./figures.js";
import { placeTileNames } from "./tiles.js";

const PROVINCES_FROM = 3.5;
/** Screen pixels of a drawing unit from which capitals have room. */
const CAPITALS_FROM = 0.15;
const WIDE_ENOUGH = 560;
const WIDTH_OF = { country: 8.4, province: 8.8, capital: 6.9, area: 6.9 };
const LABEL_TALL = 17;

function meetsAny(taken, box) {
  return taken.some((other) => other && box.x < other.x + other.width && other.x < box.x + box.width
    && box.y < other.y + other.height && other.y < box.y + box.height);
}

function isOnMap({ view }, [x, y]) {
  return x > -40 && y > -10 && x < view.width + 40 && y < view.height + 10;
}

/** Writes a word around a point, if nothing is there yet. */
function centred(app, taken, text, at, kind) {
  const [x, y] = app.view.toScreen(at);
  const width = text.length * WIDTH_OF[kind];
  const box = { x: x - width / 2, y: y - 13, width, height: LABEL_TALL };
  if (!text || !isOnMap(app, [x, y]) || meetsAny(taken, box)) return [];
  taken.push(box);
  return [svg("text", { x: x.toFixed(1), y: y.toFixed(1), class: `${kind}-name` }, text)];
}

/** A small square with the name to its right, or left of it where that is free. */
function capital(app, taken, { name, at }) {
  const [x, y] = app.view.toScreen(at);
  const width = name.length * WIDTH_OF.capital + 10;
  const sides = [[x - 4, x + 8, "start"], [x - width + 4, x - 8, "end"]];
  for (const [left, start, anchor] of sides) {
    const box = { x: left, y: y - LABEL_TALL / 2, width, height: LABEL_TALL };
    const fits = box.x > 0 && box.x + width < app.view.width && y > LABEL_TALL && y < app.view.height - 4;
    if (!fits || meetsAny(taken, box)) continue;
    taken.push(box);
    return [svg("rect", { class: "capital-mark", x: (x - 3).toFixed(1), y: (y - 3).toFixed(1), width: 6, height: 6 }),
      svg("text", { class: "capital-name", x: start.toFixed(1), y: (y + 4.3).toFixed(1), "text-anchor": anchor }, name)];
  }
  return [];
}

/** Names of the places of the province that one is in, the largest first, where they have room. */
function areaNames(app, taken) {
  const { geometry, boxes, veiled, view, payload, memory } = app;
  const inside = geometry.areas.map((area, i) => ({ area, box: boxes[i] }))
    .filter(({ area, box }) => veiled && area.parent === veiled && area.code !== memory.selected && box.height * view.scale > LABEL_TALL);
  return inside.sort((a, b) => b.box.width - a.box.width).flatMap(({ area, box }) => {
    const name = bareName(nameOf(payload, area));
    return box.width * view.scale > name.length * WIDTH_OF.area ? centred(app, taken, name, area.at, "area") : [];
  });
}

function boxesOf(app) {
  const { tools } = app.parts;
  const around = (node) => (node && node.offsetWidth
    ? { x: node.offsetLeft - 4, y: node.offsetTop - 4, width: node.offsetWidth + 8, height: node.offsetHeight + 8 } : null);
  return [app.leaderBox, app.overviewBox, ...(app.insetBoxes || []), around(tools.nearer.parentElement), around(app.crumbs.crumbs)];
}

/** A name without its kind: "Tanggamus", as it stands on a map. */
export function bareName(name) {
  return name.replace(/^(Kabupaten|Kab\.|Polrestabes|Polresta|Polres( Metro)?) /, "");
}

/** Names of neighbouring countries; closer by those of provinces, their capitals and, inside one, its places. */
export function placeLabels(app) {
  const { geometry, layers, view, payload } = app;
  if (geometry.tile) {
    placeTileNames(app);
    return;
  }
  const taken = boxesOf(app);
  const countries = view.width * view.current.k < WIDE_ENOUGH ? [] : geometry.labels;
  const provinces = view.current.k >= PROVINCES_FROM ? app.centres.filter(({ area }) => blockOf(area) !== app.veiled) : [];
  const capitals = view.scale >= CAPITALS_FROM && !payload.compact ? geometry.capitals : [];
  layers.labels.replaceChildren(
    ...countries.flatMap((label) => centred(app, taken, label.text, label.at, "country")),
    ...provinces.flatMap((centre) => centred(app, taken, parentName(payload, centre.area).toUpperCase(), centre.at, "province")),
    ...capitals.flatMap((each) => capital(app, taken, each)),
    ...areaNames(app, taken));
}
