// One mounted map: wires the parts together. Streamlit calls the default export at each new payload.

import { listenForLeaving, writeAddress } from "./address.js";
import { html } from "./dom.js";
import { monthIndex } from "./figures.js";
import { buildFrame, showFrame, showWords } from "./frame.js";
import { listenToGestures } from "./gestures.js";
import { buildInset, placeInset } from "./inset.js";
import { listenToKeys } from "./keyboard.js";
import { boxAround, buildLayers, measureBoxes } from "./layers.js";
import { placeLeader } from "./leader.js";
import { buildLegend, showCounts } from "./legend.js";
import { placeCircles, placeLabels, provinceCentres } from "./markers.js";
import { landMask } from "./mask.js";
import { adopt, loadGeometry, memoryOf } from "./memory.js";
import { buildOverview, placeOverview } from "./overview.js";
import { paint, paintMarks } from "./paint.js";
import { samePacked, unpacked } from "./packing.js";
import { showPanel } from "./panel.js";
import { buildMenu, takePicture } from "./picture.js";
import { showHover, showSelection } from "./selection.js";
import { buildTimeline, showMonth, showTickCounts, stop, thinTicks } from "./timeline.js";
import { showTip } from "./tooltip.js";
import { MapView } from "./view.js";

const NARROW = 600;

/** @type {WeakMap<Node, RegionalMap>} */
const mounted = new WeakMap();

function isDark(host) {
  const probe = host instanceof ShadowRoot ? host.host : host;
  const colour = getComputedStyle(probe).getPropertyValue("--st-background-color").trim();
  const found = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour);
  const [r, g, b] = found ? found.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/\d+/g) || [255, 255, 255]).map(Number);
  return 0.3 * r + 0.6 * g + 0.1 * b < 110;
}

/**
 * Keeps the map from fading while the server works: what it shows is true until the answer comes.
 *
 * Streamlit fades an element whose script runs again by a transition of its opacity, for which the
 * browser draws every sheet of the map anew, once at the start and once at the end.
 */
function keepClear(host) {
  const probe = host instanceof ShadowRoot ? host.host : host;
  const holder = probe.closest('[data-testid="stElementContainer"]');
  if (holder) Object.assign(holder.style, { opacity: "1", transition: "none" });
}

class RegionalMap {
  constructor(host) {
    this.host = host;
    this.painted = "";
    this.zeroEdges = "";
    this.dots = new Map();
    this.playing = 0;
    this.signatures = {};
    this.inflated = {};
    this.panelWidth = 380;
    buildFrame(this);
    keepClear(host);
    this.stopLeaving = listenForLeaving(this);
    this.sizes = new ResizeObserver(() => this.resize());
    this.sizes.observe(this.parts.map);
    this.sizes.observe(this.parts.root);
  }

  /** Takes packed bytes; the same bytes again change nothing, an overtaken payload is dropped. */
  async receive(bytes, send) {
    this.send = send;
    const dark = isDark(this.host);
    if (samePacked(bytes, this.bytes) && dark === this.dark) return;
    this.bytes = bytes;
    const payload = await unpacked(bytes, this.inflated);
    if (this.bytes !== bytes || this.gone) return;
    this.dark = dark;
    await this.take(payload);
  }

  /** Takes a payload; the drawing is rebuilt only for another paths file. */
  async take(payload) {
    this.payload = payload;
    this.leaderStand = "";
    this.memory = memoryOf(payload.key);
    adopt(this.memory, payload);
    this.m = monthIndex(payload, this.memory.month);
    this.parts.root.dataset.theme = this.dark ? "dark" : "light";
    showFrame(this);
    this.rebuildParts();
    this.showMonthWords();
    takePicture(this);
    writeAddress(this);
    try {
      const geometry = await loadGeometry(payload.paths);
      if (this.payload === payload && !this.gone) this.draw(geometry);
    } catch (fault) {
      this.parts.map.append(html("p", { class: "map-fault", role: "alert" }, payload.text.no_paths));
      throw fault;
    }
  }

  /** Rebuilds menu, legend and timeline where their content changed, so that focus stays in them. */
  rebuildParts() {
    const { language, legend, months, calendar } = this.payload;
    const steps = months.map((month) => [month.period, month.short, month.provisional]);
    if (this.differs("menu", language)) buildMenu(this);
    if (this.differs("legend", [language, legend])) buildLegend(this);
    if (this.differs("time", [language, steps, calendar])) {
      stop(this);
      buildTimeline(this);
      this.retimed = true;
    } else {
      showTickCounts(this);
    }
  }

  differs(name, content) {
    const signature = JSON.stringify(content);
    const changed = this.signatures[name] !== signature;
    this.signatures[name] = signature;
    return changed;
  }

  draw(geometry) {
    const fresh = this.geometry !== geometry;
    if (fresh) this.rebuild(geometry);
    this.show();
    const { language, names, parents, selected } = this.payload;
    const renamed = this.differs("names", [language, names, parents]);
    if (fresh || this.retimed || this.differs("panel", Boolean(selected))) this.resize();
    this.retimed = false;
    if (fresh) this.startNear();
    this.showFocus();
    if (fresh || renamed) this.placed();
    this.parts.root.dataset.ready = this.payload.paths;
  }

  rebuild(geometry) {
    if (this.layers) this.layers.root.remove();
    this.geometry = geometry;
    this.layers = buildLayers(geometry);
    this.painted = "";
    this.zeroEdges = "";
    this.dots.clear();
    this.centres = provinceCentres(geometry);
    this.parts.map.style.setProperty("--shape", String(geometry.width / geometry.height));
    this.parts.map.prepend(this.layers.root);
    const extent = `${geometry.width} ${geometry.height}`;
    if (this.memory.extent !== extent) this.memory.view = null;
    this.memory.extent = extent;
    this.view = new MapView(geometry, this.layers, this.memory, () => this.placed());
    this.mask = landMask(geometry);
    this.boxes = measureBoxes(geometry, this.layers);
    buildInset(this);
    buildOverview(this);
    if (!this.listening) this.listen();
  }

  /** A telephone starts at the province of the chosen place: the country would be too small there. */
  startNear() {
    const box = this.memory.selected && this.provinceBox(this.memory.selected);
    if (box && !this.memory.view && this.view.width < NARROW) this.view.set(this.view.viewOf(box));
  }

  /** Goes to the scope when Python gave another one; else the reader's zoom stands. */
  showFocus() {
    const wanted = (this.payload.focus || []).join();
    if (wanted === (this.memory.focus || "")) return;
    this.memory.focus = wanted;
    const inside = new Set(this.payload.focus);
    const boxes = this.boxes.filter((box, i) => inside.has(this.geometry.areas[i].code));
    if (boxes.length) this.view.showBox(boxAround(boxes));
    else this.view.moveTo(this.view.whole);
  }

  listen() {
    this.listening = true;
    const app = this;
    listenToKeys(this);
    listenToGestures(this.parts.map, {
      get view() { return app.view; },
      onPress: (code) => this.select(code),
      onDouble: (code) => (code ? this.showProvince(code) : this.view.zoomAt(2)),
      onHover: (code, x, y) => this.hover(code, x, y),
    });
  }

  resize() {
    if (!this.view) return;
    this.view.resize(this.parts.map.clientWidth, this.parts.map.clientHeight);
    thinTicks(this);
    this.resizePanel();
  }

  /** The trend is drawn for the panel's width, so that its words keep their size. */
  resizePanel() {
    const holder = this.parts.panel.querySelector(".course");
    const width = holder ? holder.clientWidth : 0;
    if (!width || Math.abs(width - this.panelWidth) < 2) return;
    this.panelWidth = width;
    showPanel(this, this.m);
  }

  /** After each zoom, pan or resize: everything that keeps its size on the screen moves. */
  placed() {
    placeCircles(this);
    placeInset(this);
    placeOverview(this);
    paintMarks(this, this.m);
    placeLeader(this);
    placeLabels(this);
    this.parts.map.classList.toggle("zoomed", this.view.current.k > 1);
    this.parts.note.hidden = this.dots.size === 0;
  }

  showMonthWords() {
    showWords(this, this.m);
    showCounts(this, this.m);
    showMonth(this, this.m);
  }

  /** Shows the current month everywhere. */
  show() {
    paint(this, this.m);
    showSelection(this);
    showPanel(this, this.m);
    this.parts.tools.province.hidden = !this.memory.selected;
  }

  /** Goes to a month: in the browser alone, painted in the next frame. */
  go(m) {
    this.m = m;
    this.memory.month = this.payload.months[m].period;
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.showMonthWords();
      if (this.geometry) this.show();
      showTip(this, null, 0, 0);
      writeAddress(this);
    });
  }

  hover(code, x, y) {
    if (this.hovered !== code) showHover(this, code);
    this.hovered = code;
    showTip(this, code, x, y);
  }

  /** Chooses a place, or none; Python hears of it. */
  select(code) {
    if (this.memory.selected === code) return;
    this.memory.selected = code;
    showSelection(this);
    showPanel(this, this.m);
    this.resizePanel();
    this.parts.tools.province.hidden = !code;
    writeAddress(this);
    this.sendView();
  }

  sendView() {
    this.memory.knownMonth = this.memory.month;
    this.send.state("view", { selected: this.memory.selected, month: this.memory.month });
  }

  provinceBox(code) {
    const { areas, at } = this.geometry;
    const area = areas[at.get(code)];
    if (!area) return null;
    return boxAround(this.boxes.filter((box, i) => (area.parent ? areas[i].parent === area.parent : areas[i] === area)));
  }

  showProvince(code) {
    const box = this.provinceBox(code);
    if (box) this.view.showBox(box);
  }

  destroy() {
    this.gone = true;
    stop(this);
    clearTimeout(this.addressTimer);
    cancelAnimationFrame(this.drawing);
    this.sizes.disconnect();
    this.stopLeaving();
    if (this.view) this.view.stop();
    this.parts.root.remove();
    mounted.delete(this.host);
  }
}

/** @param {{data: *, parentElement: Node, setStateValue: Function, setTriggerValue: Function}} component */
export default function mount(component) {
  const host = component.parentElement;
  if (!mounted.has(host)) mounted.set(host, new RegionalMap(host));
  const app = mounted.get(host);
  app.receive(component.data, { state: component.setStateValue, trigger: component.setTriggerValue });
  return () => app.destroy();
}
