// Walking the map without a mouse: arrows go to the neighbour, Enter chooses, + and - zoom.
// Enter on the chosen place goes on to its figures; Escape leads back to the map, then lets the place go, then the province.

import { shareWalk } from "./compare.js";
import { drillOut } from "./drill.js";
import { showFocus } from "./selection.js";
import { say, showTip } from "./tooltip.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The area nearest in a direction: within 60 degrees of it, sideways distance counting double. */
export function neighbour(geometry, code, [dx, dy]) {
  const from = geometry.areas[geometry.at.get(code)];
  let best = null;
  for (const area of geometry.areas) {
    const along = (area.at[0] - from.at[0]) * dx + (area.at[1] - from.at[1]) * dy;
    const aside = Math.abs((area.at[0] - from.at[0]) * dy) + Math.abs((area.at[1] - from.at[1]) * dx);
    if (area === from || along <= 0 || aside > along * 1.73) continue;
    const price = along + aside * 2;
    if (!best || price < best.price) best = { price, code: area.code };
  }
  return best ? best.code : code;
}

function nearestToCentre(app) {
  const { x, y } = app.view.current;
  let best = app.geometry.areas[0];
  const far = (area) => Math.hypot(area.at[0] - x, area.at[1] - y);
  for (const area of app.geometry.areas) if (far(area) < far(best)) best = area;
  return best.code;
}

function walkTo(app, code) {
  app.walking = code;
  const area = app.geometry.areas[app.geometry.at.get(code)];
  let [x, y] = app.view.toScreen(area.at);
  const out = x < 20 || y < 20 || x > app.view.width - 20 || y > app.view.height - 20;
  if (out) {
    app.view.set({ k: app.view.current.k, x: area.at[0], y: area.at[1] });
    app.view.draw();
    [x, y] = app.view.toScreen(area.at);
  }
  showFocus(app, code);
  showTip(app, code, x, y);
  say(app, code);
  shareWalk(app, code, x, y);
}

/** Chooses a place; the second time the focus goes to its figures. */
function chooseOrEnter(app, code) {
  const heading = app.parts.panel.querySelector("h3");
  if (app.memory.selected === code && heading) heading.focus();
  else app.select(code);
}

function letGo(app) {
  leave(app);
  if (app.memory.selected) app.select(null);
  else if (app.memory.zoom) drillOut(app);
}

function leave(app) {
  app.walking = null;
  showFocus(app, null);
  showTip(app, null, 0, 0);
  shareWalk(app, null, 0, 0);
}

function press(app, event) {
  const here = app.walking || app.memory.selected || nearestToCentre(app);
  const known = app.geometry.at.has(here) ? here : nearestToCentre(app);
  if (STEPS[event.key]) walkTo(app, app.walking ? neighbour(app.geometry, known, STEPS[event.key]) : known);
  else if (event.key === "Enter" || event.key === " ") chooseOrEnter(app, known);
  else if (event.key === "Escape") letGo(app);
  else if (event.key === "+" || event.key === "=") app.view.zoomAt(1.6);
  else if (event.key === "-") app.view.zoomAt(1 / 1.6);
  else if (event.key === "0") drillOut(app);
  else return false;
  return true;
}

export function listenToKeys(app) {
  const holder = app.parts.map;
  holder.addEventListener("keydown", (event) => {
    if (event.target !== holder || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(app, event)) event.preventDefault();
  });
  holder.addEventListener("blur", () => leave(app));
  app.parts.panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") holder.focus();
  });
}
