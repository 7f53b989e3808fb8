// The search box of the map: a combobox whose list shows place, province or Polda, and the month's value.

import { drillInto } from "./drill.js";
import { fill, html, svg } from "./dom.js";
import { lookOf, nameOf, number, parentName, valueText } from "./figures.js";
import { swatch } from "./layers.js";
import { findPlaces, markedPieces, searchEntry } from "./matching.js";
import { say } from "./tooltip.js";

const MOST = 10;
const GLASS = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20 20";
const CROSS = "M6 6l12 12M18 6L6 18";

function searchIcon(d) {
  return svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, class: "icon", "aria-hidden": "true" }, svg("path", { d }));
}

/** Builds the button among the map's tools and the box that it opens; the words come with `showSearch`. */
export function buildSearch(app) {
  const opener = html("button", { type: "button", class: "tool find", "aria-expanded": "false", onclick: () => toggleSearch(app) }, searchIcon(GLASS));
  const input = html("input", { type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "places-found",
    "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    oninput: () => lookUp(app), onkeydown: (event) => pressInSearch(app, event) });
  const close = html("button", { type: "button", class: "search-close", onclick: () => closeSearch(app, true) }, searchIcon(CROSS));
  const list = html("ul", { id: "places-found", role: "listbox" });
  const none = html("p", { class: "search-none", hidden: true });
  const status = html("div", { class: "live", role: "status" });
  const box = html("div", { class: "search", role: "search", hidden: true }, html("div", { class: "search-line" }, input, close), list, none, status);
  app.parts.map.before(box);
  app.parts.tools.nearer.before(opener);
  app.search = { box, opener, input, close, list, none, status, found: [], active: -1 };
  app.stopSearch = listenForSearch(app);
}

/** Puts the words of the payload's language; entries are made anew at the next look. */
export function showSearch(app) {
  const { text, compact, link } = app.payload;
  const { box, opener, input, close, list } = app.search;
  opener.hidden = Boolean(compact) || Boolean(link && link.side === "second");
  opener.title = `${text.search} (/)`;
  opener.setAttribute("aria-label", text.search);
  input.setAttribute("aria-label", text.search);
  input.placeholder = text.search_hint;
  close.setAttribute("aria-label", text.close);
  list.setAttribute("aria-label", text.search_list);
  if (opener.hidden) box.hidden = true;
  app.search.entriesOf = null;
}

/** "/" opens the box wherever the reader is not writing; a press elsewhere closes it. */
function listenForSearch(app) {
  const ending = new AbortController();
  const { signal } = ending;
  document.addEventListener("keydown", (event) => {
    const [target] = event.composedPath();
    const writing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || (writing && target.type !== "range")) return;
    if (app.search.opener.hidden || !app.geometry) return;
    event.preventDefault();
    openSearch(app);
  }, { signal });
  document.addEventListener("pointerdown", (event) => {
    const path = event.composedPath();
    if (!path.includes(app.search.box) && !path.includes(app.search.opener)) closeSearch(app, false);
  }, { signal, capture: true });
  window.addEventListener("resize", () => placeSearch(app), { signal });
  return () => ending.abort();
}

function toggleSearch(app) {
  if (app.search.box.hidden) openSearch(app);
  else closeSearch(app, true);
}

/** The box lies over the map but outside it, so that the map does not cut its list. */
function placeSearch(app) {
  const { map, root } = app.parts;
  const isNarrow = map.clientWidth < 600;
  const right = root.clientWidth - map.offsetLeft - map.offsetWidth;
  Object.assign(app.search.box.style, { top: `${map.offsetTop + (isNarrow ? 8 : 12)}px`, right: `${right + (isNarrow ? 8 : 56)}px`,
    width: `${isNarrow ? map.clientWidth - 16 : 360}px` });
}

function openSearch(app) {
  const { box, opener, input } = app.search;
  box.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  placeSearch(app);
  input.focus({ preventScroll: true });
  input.select();
  lookUp(app);
  app.parts.map.scrollIntoView({ block: "nearest" });
}

function closeSearch(app, isLeaving) {
  const { box, opener, input } = app.search;
  if (box.hidden) return;
  box.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  input.value = "";
  if (isLeaving) opener.focus({ preventScroll: true });
}

/** What can be found: the areas of the drawing, and the provinces or Poldas above them. */
function placesOf(app) {
  const { payload, geometry, search } = app;
  if (search.entriesOf === geometry) return search.entries;
  const also = geometry.also || {};
  const above = new Set(geometry.areas.map((area) => area.parent).filter((code) => code && payload.parents && payload.parents[code]));
  search.entriesOf = geometry;
  search.entries = [
    ...[...above].map((code) => searchEntry({ code, name: payload.parents[code], also: also[code], isParent: true,
      count: geometry.areas.filter((area) => area.parent === code).length })),
    ...geometry.areas.map((area) => searchEntry({ code: area.code, name: nameOf(payload, area), parent: parentName(payload, area), also: also[area.code] }))];
  return search.entries;
}

/** Shows what the typed words find; the first is ready to be taken with Enter. */
function lookUp(app) {
  const { input, list, none, status } = app.search;
  const { text } = app.payload;
  const wanted = input.value.trim();
  const all = wanted ? findPlaces(placesOf(app), wanted) : [];
  app.search.found = all.slice(0, MOST);
  list.replaceChildren(...app.search.found.map((each, i) => foundOption(app, each, i)));
  list.hidden = !all.length;
  none.hidden = !wanted || all.length > 0;
  none.textContent = text.search_none;
  input.setAttribute("aria-expanded", String(all.length > 0));
  const words = all.length > MOST ? text.search_many : text.search_found;
  status.textContent = !wanted ? "" : all.length
    ? fill(words, { n: number(app.payload, all.length), shown: MOST }) : text.search_none;
  activateFound(app, all.length ? 0 : -1);
}

function foundOption(app, found, i) {
  const { entry } = found;
  const name = html("span", { class: "search-name" }, ...markedPieces(entry.name, found.marks)
    .map((piece) => (piece.isMarked ? html("strong", {}, piece.text) : piece.text)));
  const about = [entry.parent, found.spelling].filter(Boolean).join(" · ");
  return html("li", { role: "option", id: `place-${i}`, onpointerdown: (event) => event.preventDefault(), onclick: () => chooseFound(app, i),
    onpointermove: () => activateFound(app, i) },
  entry.isParent ? html("span", { class: "search-above", "aria-hidden": "true" }) : swatch(lookOf(app.payload, app.m, entry.code), "search-key"),
  html("span", { class: "search-words" }, name, about ? html("span", { class: "quiet" }, about) : null),
  html("span", { class: "search-value" }, entry.isParent
    ? fill(app.payload.text.search_above, { n: number(app.payload, entry.count) }) : valueText(app.payload, app.m, entry.code)));
}

function activateFound(app, i) {
  const { input, list, active } = app.search;
  if (i === active && i >= 0 && list.children[i] && list.children[i].hasAttribute("aria-selected")) return;
  app.search.active = i;
  [...list.children].forEach((node, at) => node.setAttribute("aria-selected", String(at === i)));
  if (i < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", `place-${i}`);
    list.children[i].scrollIntoView({ block: "nearest" });
  }
}

function pressInSearch(app, event) {
  const { found, active, input } = app.search;
  const last = found.length - 1;
  if (event.key === "ArrowDown" && last >= 0) activateFound(app, active >= last ? 0 : active + 1);
  else if (event.key === "ArrowUp" && last >= 0) activateFound(app, active <= 0 ? last : active - 1);
  else if (event.key === "Enter" && active >= 0) chooseFound(app, active);
  else if (event.key === "Escape" && input.value) {
    input.value = "";
    lookUp(app);
  } else if (event.key === "Escape") closeSearch(app, true);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The place with its surroundings: at least a fourteenth of the country's width. */
function boxNear(app, code) {
  const box = app.boxes[app.geometry.at.get(code)];
  const least = app.geometry.width / 14;
  const width = Math.max(box.width * 2.4, least);
  const height = Math.max(box.height * 2.4, least / 2);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** Goes to what was found: to a province or Polda, or to a place, which is chosen. */
function chooseFound(app, i) {
  const { entry } = app.search.found[i];
  closeSearch(app, false);
  app.parts.map.focus({ preventScroll: true });
  if (entry.isParent) {
    drillInto(app, entry.code);
    app.parts.live.textContent = entry.name;
    return;
  }
  app.walking = entry.code;
  app.select(entry.code);
  app.view.showBox(boxNear(app, entry.code));
  say(app, entry.code);
}
