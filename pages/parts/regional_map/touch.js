// A finger on the map: a tap shows the tooltip, one finger scrolls the page, two move the map.

import { html } from "./dom.js";
import { showTip } from "./tooltip.js";

const HINT_SECONDS = 1.8;

/** The page took the finger for scrolling while the map is zoomed: say how the map is moved. */
function hint(app) {
  const { hint: words } = app.touch;
  words.textContent = app.payload.text.two_fingers;
  words.hidden = false;
  clearTimeout(app.touch.timer);
  app.touch.timer = setTimeout(() => { words.hidden = true; }, HINT_SECONDS * 1000);
}

function tapped(app, event) {
  const found = event.composedPath().find((node) => node.dataset && node.dataset.code);
  const box = app.parts.map.getBoundingClientRect();
  showTip(app, found ? found.dataset.code : null, event.clientX - box.left, event.clientY - box.top);
}

export function listenToTouch(app) {
  const { map } = app.parts;
  app.touch = { hint: html("div", { class: "map-hint", hidden: true, "aria-hidden": "true" }), timer: 0 };
  map.append(app.touch.hint);
  map.addEventListener("touchmove", (event) => {
    if (event.touches.length > 1) event.preventDefault();
  }, { passive: false });
  map.addEventListener("pointercancel", (event) => {
    if (event.pointerType === "touch" && event.isPrimary && map.classList.contains("zoomed")) hint(app);
  });
  map.addEventListener("click", (event) => {
    const onTool = event.composedPath().some((node) => node.classList && node.classList.contains("tools"));
    if (/** @type {PointerEvent} */ (event).pointerType === "touch" && !onTool) tapped(app, event);
  });
}
