// Putting a month on the drawing: only the nodes whose look differs are touched.

import { svg } from "./dom.js";
import { drawnLook, isInScope, position } from "./figures.js";

/** The looks of all drawn areas in a month, one character each; "o" outside the scope. */
export function looksOf(app, m) {
  const { payload, geometry } = app;
  return geometry.areas.map(({ code }) => (isInScope(payload, m, code) ? drawnLook(payload, m, code) : "o")).join("");
}

function paintAreas(app, looks) {
  const before = app.painted;
  for (let i = 0; i < looks.length; i += 1) {
    if (looks[i] === before[i]) continue;
    for (const node of app.layers.shown[i]) node.setAttribute("class", `${node.dataset.kind || "area"} l${looks[i]}`);
  }
}

/** Zero is white with an ink edge: the edge lies over the neighbours, so it is drawn last. */
function paintZeroEdges(app, looks) {
  let d = "";
  for (let i = 0; i < looks.length; i += 1) if (looks[i] === "z") d += app.outlines[i];
  if (app.zeroEdges === d) return;
  app.zeroEdges = d;
  app.layers.zero.setAttribute("d", d);
}

/** A figure above 100 % wears a mark: it is a question about the data, not a success. */
export function paintMarks(app, m) {
  const { payload, geometry, layers, view } = app;
  const row = (payload.marks && payload.marks[m]) || "";
  layers.marks.replaceChildren(...geometry.areas.flatMap((area) => {
    const i = position(payload, area.code);
    if (i < 0 || !"hb".includes(row[i] || " ") || "nbx".includes(payload.looks[m][i])) return [];
    const [x, y] = view.toScreen(area.at);
    return [svg("g", { class: "mark", transform: `translate(${x} ${y})` },
      svg("circle", { r: 6 }), svg("text", { y: 3.6 }, "!"))];
  }));
}

/** Shows a month on the map. */
export function paint(app, m) {
  const looks = looksOf(app, m);
  paintAreas(app, looks);
  paintZeroEdges(app, looks);
  app.painted = looks;
  paintMarks(app, m);
}
