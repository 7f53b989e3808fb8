// What outlives one mount: the paths by address, and the view (zoom, month, place) by component key.

/** @type {Map<string, Promise<Geometry>>} */
const geometries = new Map();
/** @type {Map<string, Geometry>} */
const arrived = new Map();
/** @type {Map<string, Memory>} */
const memories = new Map();
/** What Python was told by the maps of this page, by number. @type {Map<number, Stand & {key: string}>} */
const told = new Map();
let lastTurn = 0;

/**
 * @typedef {{code: string, name: string, parent: string|null, d?: string, at: number[], px?: number}} Area
 * @typedef {{width: number, height: number, areas: Area[], markers: Area[], borders: string, land: string,
 *   labels: {text: string, at: number[]}[], insets: {name: string, box: number[]}[], at: Map<string, number>}} Geometry
 * @typedef {{k: number, x: number, y: number}} View
 * @typedef {{view: View|null, views: Map<string, View|null>, extent: string, focus: string, month: string|null, selected: string|null,
 *   tiles: boolean, zoom?: string|null, knownMonth: string|null, knownZoom?: string|null, pictures: Set<number>,
 *   given: Stand|null}} Memory
 * @typedef {{month: string|null, selected: string|null, zoom: string|null, drawing: string}} Stand
 */

/** The path under which the app is served, without a slash at the end ("" or "/netra"). */
export function appBase() {
  const script = document.querySelector('script[src*="static/js/"]');
  if (!script) return "";
  const path = new URL(/** @type {HTMLScriptElement} */ (script).src).pathname;
  return path.slice(0, path.lastIndexOf("/static/js/"));
}

/** @param {*} file @returns {Geometry} */
function prepared(file) {
  const areas = [...file.areas, ...(file.markers || []).map((marker) => ({ ...marker, d: "", px: 0 }))];
  return { markers: [], labels: [], capitals: [], insets: [], land: "", borders: "", ...file, areas,
    at: new Map(areas.map((area, i) => [area.code, i])) };
}

/** Fetches a paths file once per page load; a failed one is asked for again next time. */
export function loadGeometry(path) {
  const address = appBase() + path;
  if (!geometries.has(address)) {
    const request = fetch(address, { cache: "force-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    }).then(prepared);
    request.then((geometry) => arrived.set(path, geometry), () => geometries.delete(address));
    geometries.set(address, request);
  }
  return /** @type {Promise<Geometry>} */ (geometries.get(address));
}

/** The geometry of a path that has been fetched, at once; else undefined. */
export function knownGeometry(path) {
  return arrived.get(path);
}

/** Fetches other files while nothing else is to do, so that a month on other boundaries shows at once. */
export function prefetch(paths) {
  const waiting = paths.filter((path) => !arrived.has(path));
  if (!waiting.length) return;
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 1500));
  idle(() => loadGeometry(waiting[0]).then(() => prefetch(waiting), () => {}));
}

/** @param {string} key @returns {Memory} */
export function memoryOf(key) {
  if (!memories.has(key)) {
    memories.set(key, { view: null, views: new Map(), extent: "", focus: "", month: null, selected: null, tiles: false,
      knownMonth: null, pictures: new Set(), given: null });
  }
  return /** @type {Memory} */ (memories.get(key));
}

/** Notes what the browser tells Python, under a number that Python sends back with its answer. */
export function tell(memory, key) {
  const { month, selected, zoom, tiles } = memory;
  const stand = { month, selected, zoom: zoom || null, drawing: tiles ? "tiles" : "map" };
  lastTurn += 1;
  told.set(lastTurn, { ...stand, key });
  Object.assign(memory, { knownMonth: month, knownZoom: zoom });
  return { ...stand, turn: lastTurn };
}

/** What Python knew from the browser: of a map beside, everything but the month, which may be its own. */
function heard(payload) {
  for (const number of told.keys()) if (number < payload.turn) told.delete(number);
  const { key, ...stand } = told.get(payload.turn) || {};
  return key === payload.key ? stand : { ...stand, month: undefined };
}

/** What Python says anew: other than in its last payload, and other than what it heard. */
function orders(memory, payload) {
  const said = { month: payload.month, selected: payload.selected, zoom: payload.zoom || null, drawing: payload.drawing || "map" };
  const before = memory.given || {};
  const known = heard(payload);
  memory.given = said;
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== before[name] && value !== known[name]));
}

/**
 * Takes month, place, province and drawing from Python where Python changed them; else the browser's own stand.
 *
 * An answer may be older than what the reader has done since, and carries what Python knew then:
 * only a value that Python did not hear from the browser is an order.
 */
export function adopt(memory, payload) {
  const { drawing, ...rest } = orders(memory, payload);
  Object.assign(memory, rest);
  if (drawing) memory.tiles = drawing === "tiles";
  memory.knownZoom = payload.zoom;
  memory.knownMonth = payload.month;
  const periods = payload.months.map((month) => month.period);
  if (!periods.includes(memory.month)) memory.month = periods[periods.length - 1];
}
