// Name and value of the chosen place: inside it where there is room, else beside it with a line.

import { setText, svg } from "./dom.js";
import { described, stateText } from "./figures.js";
import { landUnder } from "./mask.js";
import { bearsNames, placeTileNames } from "./tiles.js";

const HEIGHT = 38;
const GAP = 30;
const WAYS = [[-1, 1], [1, 1], [-1, -1], [1, -1], [0, 1], [0, -1], [-1, 0], [1, 0]];

function meet(a, b) {
  return a.x < b.x + b.width + 8 && a.x + a.width + 8 > b.x && a.y < b.y + b.height + 8 && a.y + a.height + 8 > b.y - 18;
}

function cost(app, box) {
  const { width, height } = app.view;
  const outside = box.x < 8 || box.y < 8 || box.x + box.width > width - 8 || box.y + box.height > height - 26;
  const tools = app.parts.tools.nearer.parentElement;
  const taken = [...(app.insetBoxes || []), app.overviewBox,
    { x: tools.offsetLeft, y: tools.offsetTop, width: tools.offsetWidth, height: tools.offsetHeight }];
  const covers = taken.filter((other) => other && meet(box, other)).length;
  return landUnder(app, box) * 20 + (outside ? 1000 : 0) + covers * 200;
}

/** The best of eight directions and four distances: inside the picture, over the sea, near. */
function bestPlace(app, [x, y], width) {
  let best = null;
  for (const far of [1, 1.7, 2.6, 3.8]) {
    for (const [dx, dy] of WAYS) {
      const tip = [x + dx * GAP * far, y + dy * GAP * far];
      const left = dx < 0 ? tip[0] - width : dx > 0 ? tip[0] : tip[0] - width / 2;
      const top = dy < 0 ? tip[1] - HEIGHT : dy > 0 ? tip[1] : tip[1] - HEIGHT / 2;
      const box = { x: left, y: top, width, height: HEIGHT };
      const price = cost(app, box) + far * 2.5;
      if (!best || price < best.price) best = { price, box, tip, dx };
    }
  }
  return best;
}

function words(app, code) {
  const area = app.geometry.areas[app.geometry.at.get(code)];
  const said = described(app.payload, app.m, area);
  const label = app.payload.selected === code && app.payload.select_label;
  return { area, name: label || said.name.replace(/^(Kabupaten|Kab\.) /, ""), value: said.value || stateText(app.payload, said.look) };
}

function texts(x, y, anchor, name, value) {
  return svg("text", { class: "leader-text", "text-anchor": anchor },
    svg("tspan", { x, y }, name), svg("tspan", { x, y: y + 18 }, value));
}

function beside(app, at, width, name, value) {
  const best = bestPlace(app, at, width);
  const anchor = best.dx < 0 ? "end" : best.dx > 0 ? "start" : "middle";
  const x = best.dx < 0 ? best.box.x + width : best.dx > 0 ? best.box.x : best.box.x + width / 2;
  app.leaderBox = best.box;
  const d = `M${at[0]} ${at[1]}L${best.tip[0]} ${best.tip[1]}`;
  return [svg("path", { class: "leader-halo", d }), svg("path", { class: "leader-line", d }),
    texts(x, best.box.y + 15, anchor, name, value)];
}

/** Places the label of the chosen place; a new month in the same view changes its words only. */
export function placeLeader(app) {
  const code = app.memory.selected;
  const holder = app.layers.leader;
  const { width, height } = app.view;
  const isOnTile = bearsNames(app);
  if (!code || !app.geometry.at.has(code) || !width || isOnTile) {
    holder.replaceChildren();
    app.leaderStand = "";
    app.leaderBox = null;
    if (isOnTile) placeTileNames(app);
    return;
  }
  const { area, name, value } = words(app, code);
  const at = app.view.toScreen(area.at);
  const room = Math.max(name.length * 8.4, value.length * 8) + 6;
  const stand = [code, name, at, room > 120 ? room : 0, width, height].join(" ");
  if (app.leaderStand === stand && holder.querySelector("tspan")) {
    setText(holder.querySelectorAll("tspan")[1], value);
    return;
  }
  app.leaderStand = stand;
  const hidden = at[0] < 0 || at[1] < 0 || at[0] > width || at[1] > height;
  const box = app.boxes[app.geometry.at.get(code)];
  const roomy = box.width * app.view.scale > room * 1.05 && box.height * app.view.scale > HEIGHT * 1.8;
  app.leaderBox = hidden ? null : { x: at[0] - room / 2, y: at[1] - 20, width: room, height: HEIGHT };
  if (hidden) holder.replaceChildren();
  else if (roomy) holder.replaceChildren(texts(at[0], at[1] - 4, "middle", name, value));
  else holder.replaceChildren(...beside(app, at, room, name, value));
}
