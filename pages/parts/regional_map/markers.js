// Circles for places too small to see: they keep their size on the screen while the map zooms.

import { svg } from "./dom.js";

const SMALL = 20;
const RADIUS = { least: 1.7, most: 3.6, perThousand: 2.7 };

function isSmall(area, scale) {
  return !area.d || (area.px ?? Infinity) * scale * scale < SMALL;
}

function circleOf(app, i) {
  const area = app.geometry.areas[i];
  const node = svg("circle", { class: `dot l${app.painted[i] || "x"}`, "data-code": area.code, "data-kind": "dot" });
  app.layers.shown[i].push(node);
  return node;
}

/** Adds and removes circles so that exactly the places too small at this zoom have one, and places them. */
export function placeCircles(app) {
  const { geometry, layers, view, dots } = app;
  const scale = view.scale;
  const radius = Math.min(RADIUS.most, Math.max(RADIUS.least, (view.width * view.current.k * RADIUS.perThousand) / 1000)).toFixed(2);
  layers.circles.style.strokeWidth = `${Math.min(0.8, radius / 4)}px`;
  geometry.areas.forEach((area, i) => {
    if (!isSmall(area, scale)) {
      if (dots.has(i)) dropCircle(app, i);
      return;
    }
    if (!dots.has(i)) {
      dots.set(i, circleOf(app, i));
      layers.circles.append(dots.get(i));
    }
    const [x, y] = view.toScreen(area.at);
    dots.get(i).setAttribute("r", radius);
    dots.get(i).setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  });
}

function dropCircle(app, i) {
  const node = app.dots.get(i);
  node.remove();
  app.dots.delete(i);
  app.layers.shown[i].splice(app.layers.shown[i].indexOf(node), 1);
}

/** The middle of each province, from the points of its areas. */
export function provinceCentres(geometry) {
  const sums = new Map();
  for (const area of geometry.areas) {
    if (!area.parent) continue;
    const sum = sums.get(area.parent) || { x: 0, y: 0, n: 0, area };
    sums.set(area.parent, { x: sum.x + area.at[0], y: sum.y + area.at[1], n: sum.n + 1, area });
  }
  return [...sums.values()].map((sum) => ({ area: sum.area, at: [sum.x / sum.n, sum.y / sum.n] }));
}
