// What outlives one mount: the paths by address, and the view (zoom, month, place) by component key.

/** @type {Map<string, Promise<Geometry>>} */
const geometries = new Map();
/** @type {Map<string, Geometry>} */
const arrived = new Map();
/** @type {Map<string, Memory>} */
const memories = new Map();

/**
 * @typedef {{code: string, name: string, parent: string|null, d?: string, at: number[], px?: number}} Area
 * @typedef {{width: number, height: number, areas: Area[], markers: Area[], borders: string, land: string,
 *   labels: {text: string, at: number[]}[], insets: {name: string, box: number[]}[], at: Map<string, number>}} Geometry
 * @typedef {{k: number, x: number, y: number}} View
 * @typedef {{view: View|null, views: Map<string, View|null>, extent: string, focus: string, month: string|null, selected: string|null,
 *   tiles: boolean, givenDrawing: string|undefined, givenMonth: string|null|undefined, givenSelected: string|null|undefined, knownMonth: string|null,
 *   pictures: Set<number>}} Memory
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
    memories.set(key, { view: null, views: new Map(), extent: "", focus: "", month: null, selected: null, tiles: false, givenDrawing: undefined, givenMonth: undefined,
      givenSelected: undefined, knownMonth: null, pictures: new Set() });
  }
  return /** @type {Memory} */ (memories.get(key));
}

/**
 * Takes month and place from Python where Python changed them; else the browser's own stand.
 *
 * A rerun that something else on the page caused carries the month that Python knew,
 * which may be older than the slider: only a new value is an order.
 */
export function adopt(memory, payload) {
  if (payload.month !== memory.givenMonth) memory.month = payload.month;
  if (payload.selected !== memory.givenSelected) memory.selected = payload.selected;
  if (payload.drawing !== memory.givenDrawing) memory.tiles = payload.drawing === "tiles";
  if (payload.zoom !== memory.givenZoom) memory.zoom = payload.zoom || null;
  memory.givenDrawing = payload.drawing;
  memory.givenZoom = payload.zoom;
  memory.knownZoom = payload.zoom;
  memory.givenMonth = payload.month;
  memory.givenSelected = payload.selected;
  memory.knownMonth = payload.month;
  const periods = payload.months.map((month) => month.period);
  if (!periods.includes(memory.month)) memory.month = periods[periods.length - 1];
}
