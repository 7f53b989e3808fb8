// Printing: the map is drawn for the width of the sheet and in light colours, and put back afterwards.

import { showFrame } from "./frame.js";
import { paint } from "./paint.js";

/** A4 across with 10 mm around it, in CSS pixels. */
const SHEET = 1040;

/** The part of the page's width that the map has: all of it, or a column. */
function shareOfPage(root) {
  const host = root.getRootNode().host || root;
  const page = host.closest('[data-testid="stMainBlockContainer"]');
  if (!page) return 1;
  const { paddingLeft, paddingRight } = getComputedStyle(page);
  const inside = page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  return Math.min(1, root.getBoundingClientRect().width / inside);
}

function dressed(app, dark, width) {
  const { root } = app.parts;
  app.dark = dark;
  root.dataset.theme = dark ? "dark" : "light";
  root.style.width = width;
  showFrame(app);
  paint(app, app.m);
  app.resize();
}

function toPaper(app) {
  if (!app.view || app.onScreen) return;
  const { root } = app.parts;
  app.onScreen = { dark: app.dark, width: root.style.width };
  root.classList.add("on-paper");
  dressed(app, false, `${Math.floor(SHEET * shareOfPage(root))}px`);
}

function toScreen(app) {
  if (!app.onScreen) return;
  const { dark, width } = app.onScreen;
  app.onScreen = null;
  app.parts.root.classList.remove("on-paper");
  dressed(app, dark, width);
}

export function listenForPrinting(app) {
  const ending = new AbortController();
  const whileHere = (act) => () => (app.gone ? ending.abort() : act(app));
  window.addEventListener("beforeprint", whileHere(toPaper), { signal: ending.signal });
  window.addEventListener("afterprint", whileHere(toScreen), { signal: ending.signal });
}
