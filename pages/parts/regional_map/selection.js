// The chosen place: white halo, ink outline around all that share its figure, and a leader label.

import { svg } from "./dom.js";
import { described, members, stateText } from "./figures.js";

const LABEL = { height: 38, gap: 34 };
const WAYS = [[-1, 1], [1, 1], [-1, -1], [1, -1], [0, 1], [0, -1], [-1, 0], [1, 0]];

/** The drawn areas that share the figure of a code, by number. */
export function groupOf(app, code) {
  return members(app.payload, app.m, code).map((each) => app.geometry.at.get(each)).filter((i) => i !== undefined);
}

function outline(app, code) {
  return groupOf(app, code).map((i) => app.geometry.areas[i].d).join("");
}

export function showHover(app, code) {
  app.layers.hover.setAttribute("d", code ? outline(app, code) : "");
  for (const [i, node] of app.dots) node.toggleAttribute("data-hovered", app.geometry.areas[i].code === code);
}

export function showFocus(app, code) {
  app.layers.focus.setAttribute("d", code ? outline(app, code) : "");
  for (const [i, node] of app.dots) node.toggleAttribute("data-focused", app.geometry.areas[i].code === code);
}

/** Halo and ink lie under copies of the areas: only the outer half shows, so a group has one outline. */
function drawInto(holder, app, code) {
  if (!holder) return;
  const numbers = code ? groupOf(app, code) : [];
  const d = numbers.map((i) => app.geometry.areas[i].d).join("");
  const copies = numbers.filter((i) => app.geometry.areas[i].d).map((i) => svg("path", {
    d: app.geometry.areas[i].d, class: `area l${app.painted[i]}`, "data-code": app.geometry.areas[i].code }));
  holder.replaceChildren(...(d ? [svg("path", { d, class: "halo" }), svg("path", { d, class: "ink" })] : []), ...copies);
}

export function showSelection(app) {
  const code = app.memory.selected;
  drawInto(app.layers.selection, app, code);
  if (app.insetFrame) drawInto(app.insetFrame.selection, app, code);
  for (const [i, node] of app.dots) node.toggleAttribute("data-chosen", app.geometry.areas[i].code === code);
  placeLeader(app);
}

function overlap(box, x, y) {
  return x > box.x - 4 && x < box.x + box.width + 4 && y > box.y - 4 && y < box.y + box.height + 4;
}

function cost(app, box, crowd) {
  const { width, height } = app.view;
  const outside = box.x < 8 || box.y < 8 || box.x + box.width > width - 8 || box.y + box.height > height - 8;
  const inset = app.insetFrame && app.layers.inset.style.display !== "none" ? app.insetBox : null;
  const onInset = inset && box.x < inset.x + inset.width + 8 && box.y + box.height > inset.y - 22;
  const onTools = box.x + box.width > width - 64 && box.y < 150;
  return crowd.filter(([x, y]) => overlap(box, x, y)).length + (outside ? 1000 : 0) + (onInset || onTools ? 200 : 0);
}

/** The best of eight directions and three distances: inside the picture, on few other places. */
function bestPlace(app, [x, y], width) {
  const crowd = app.geometry.areas.map((area) => app.view.toScreen(area.at));
  let best = null;
  for (const far of [1, 1.9, 3]) {
    for (const [dx, dy] of WAYS) {
      const tip = [x + dx * LABEL.gap * far, y + dy * LABEL.gap * far * 0.9];
      const left = dx < 0 ? tip[0] - width : dx > 0 ? tip[0] : tip[0] - width / 2;
      const top = dy < 0 ? tip[1] - LABEL.height : dy > 0 ? tip[1] : tip[1] - LABEL.height / 2;
      const box = { x: left, y: top, width, height: LABEL.height };
      const price = cost(app, box, crowd) + far * 2;
      if (!best || price < best.price) best = { price, box, tip, dx };
    }
  }
  return best;
}

function words(app, code) {
  const area = app.geometry.areas[app.geometry.at.get(code)];
  const said = described(app.payload, app.m, area);
  const label = app.payload.selected === code && app.payload.select_label;
  return { area, name: label || said.name, value: said.value || stateText(app.payload, said.look) };
}

/** Name and value of the chosen place, outside it with a line, or inside where it is large enough. */
export function placeLeader(app) {
  const code = app.memory.selected;
  const holder = app.layers.leader;
  if (!code || !app.geometry.at.has(code)) {
    holder.replaceChildren();
    return;
  }
  const { area, name, value } = words(app, code);
  const at = app.view.toScreen(area.at);
  if (at[0] < 0 || at[1] < 0 || at[0] > app.view.width || at[1] > app.view.height) {
    holder.replaceChildren();
    return;
  }
  const width = Math.max(name.length * 8.4, value.length * 8) + 6;
  const box = app.boxes[app.geometry.at.get(code)];
  const roomy = box.width * app.view.scale > width * 1.15 && box.height * app.view.scale > LABEL.height * 2;
  if (roomy) {
    holder.replaceChildren(lines(at[0], at[1] - 4, "middle", name, value));
    return;
  }
  const best = bestPlace(app, at, width);
  const anchor = best.dx < 0 ? "end" : best.dx > 0 ? "start" : "middle";
  const x = best.dx < 0 ? best.box.x + width : best.dx > 0 ? best.box.x : best.box.x + width / 2;
  holder.replaceChildren(
    svg("path", { class: "leader-halo", d: `M${at[0]} ${at[1]}L${best.tip[0]} ${best.tip[1]}` }),
    svg("path", { class: "leader-line", d: `M${at[0]} ${at[1]}L${best.tip[0]} ${best.tip[1]}` }),
    lines(x, best.box.y + 15, anchor, name, value));
}

function lines(x, y, anchor, name, value) {
  return svg("text", { class: "leader-text", "text-anchor": anchor },
    svg("tspan", { x, y }, name), svg("tspan", { x, y: y + 18 }, value));
}
