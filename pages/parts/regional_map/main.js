// One mounted map: wires the parts together. Streamlit calls the default export at each new payload.

import { listenForLeaving, writeAddress } from "./address.js";
import { buildTable, showTable } from "./datatable.js";
import { joinPair, leavePair, shareChoice, shareDrawing, shareMonth, sharePointer } from "./compare.js";
import { buildCrumbs, drillTo, keepDrill, startDrill } from "./drill.js";
import { refineSoon } from "./detail.js";
import { fetchDrawing, showDrawing } from "./drawing.js";
import { monthIndex } from "./figures.js";
import { buildFrame, showFrame, showWords } from "./frame.js";
import { listenToGestures } from "./gestures.js";
import { adoptStyle, isDark, keepClear } from "./host.js";
import { placeInset } from "./inset.js";
import { listenToKeys } from "./keyboard.js";
import { placeLabels } from "./labels.js";
import { placeLeader } from "./leader.js";
import { buildLegend, showCounts } from "./legend.js";
import { placeCircles } from "./markers.js";
import { buildLedger, showLedger } from "./ledger.js";
import { adopt, knownGeometry, memoryOf, prefetch, tell } from "./memory.js";
import { placeOverview } from "./overview.js";
import { paint, paintMarks } from "./paint.js";
import { samePacked, unpacked } from "./packing.js";
import { showPanel } from "./panel.js";
import { buildMenu, takePicture } from "./picture.js";
import { listenForPrinting } from "./printing.js";
import { buildSearch, showSearch } from "./search.js";
import { showHover, showSelection } from "./selection.js";
import { buildTimeline, showMonth, showTickCounts, stop, thinTicks } from "./timeline.js";
import { buildTileSwitch, isTiled, showTileSwitch } from "./tiles.js";
import { showTip } from "./tooltip.js";
import { listenToTouch } from "./touch.js";

/** @type {WeakMap<Node, RegionalMap>} */
const mounted = new WeakMap();

class RegionalMap {
  constructor(host) {
    this.host = host;
    this.drawings = new Map();
    this.dots = new Map();
    this.playing = 0;
    this.signatures = {};
    this.inflated = {};
    this.panelWidth = 380;
    adoptStyle(host);
    buildFrame(this);
    buildCrumbs(this);
    buildLedger(this);
    buildTable(this);
    buildSearch(this);
    buildTileSwitch(this);
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

  /** Takes a payload; the drawing is another one only for another paths file. */
  async take(payload) {
    this.payload = payload;
    this.leaderStand = "";
    this.memory = memoryOf(payload.key);
    adopt(this.memory, payload);
    joinPair(this);
    this.m = monthIndex(payload, this.memory.month);
    this.parts.root.dataset.theme = this.dark ? "dark" : "light";
    showFrame(this);
    showTileSwitch(this);
    showSearch(this);
    this.rebuildParts();
    takePicture(this);
    writeAddress(this);
    await this.reload();
    if (!payload.compact) prefetch(payload.paths);
  }

  /** The address of the file that a month is drawn from. */
  addressOf(m) {
    const { months, paths, tiles } = this.payload;
    return isTiled(this) ? tiles[months[m].tiles] : paths[months[m].paths];
  }

  /** Shows the current month, on the drawing of its boundaries: fetched when it is not there yet. */
  async reload() {
    const address = this.addressOf(this.m);
    this.showMonthWords();
    const known = knownGeometry(address);
    if (known) this.draw(address, known);
    else await fetchDrawing(this, address);
  }

  /** The reader turned from map to tiles or back: another drawing of the same figures. */
  turned() {
    shareDrawing(this);
    this.reload();
    writeAddress(this);
    this.sendView();
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

  draw(address, geometry) {
    const fresh = showDrawing(this, address, geometry);
    if (!this.listening) this.listen();
    this.show();
    const { language, names, parents, selected } = this.payload;
    const renamed = this.differs("names", [language, names, parents]);
    if (fresh || this.retimed || this.differs("panel", Boolean(selected))) this.resize();
    this.retimed = false;
    startDrill(this, fresh);
    if (renamed && !fresh) this.placed();
    this.parts.root.dataset.ready = address;
  }

  listen() {
    this.listening = true;
    const app = this;
    listenToKeys(this);
    listenToTouch(this);
    listenForPrinting(this);
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
    refineSoon(this);
    keepDrill(this);
    if (this.onMoved) this.onMoved();
  }

  showMonthWords() {
    showWords(this, this.m);
    showCounts(this, this.m);
    showMonth(this, this.m);
    showLedger(this, this.m);
  }

  /** Shows the current month everywhere. */
  show() {
    paint(this, this.m);
    showSelection(this);
    showPanel(this, this.m);
    showTable(this);
    this.parts.tools.province.hidden = !this.memory.selected;
  }

  /** Goes to a month: in the browser alone, painted in the next frame. */
  go(m) {
    this.m = m;
    this.memory.month = this.payload.months[m].period;
    shareMonth(this);
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      if (this.drawn === this.addressOf(this.m)) {
        this.showMonthWords();
        this.show();
      } else {
        this.reload();
      }
      showTip(this, null, 0, 0);
      writeAddress(this);
    });
  }

  hover(code, x, y) {
    if (this.hovered !== code) showHover(this, code);
    this.hovered = code;
    showTip(this, code, x, y);
    sharePointer(this, code, x, y);
  }

  /** Chooses a place, or none; Python hears of it. */
  select(code) {
    if (this.memory.selected === code) return;
    this.memory.selected = code;
    this.showChoice();
    shareChoice(this);
    writeAddress(this);
    this.sendView();
  }

  showChoice() {
    showSelection(this);
    showPanel(this, this.m);
    this.resizePanel();
    this.parts.tools.province.hidden = !this.memory.selected;
  }

  sendView() {
    this.send.state("view", tell(this.memory, this.payload.key));
  }

  showProvince(code) {
    drillTo(this, code);
  }

  destroy() {
    this.gone = true;
    stop(this);
    clearTimeout(this.addressTimer);
    clearTimeout(this.refineTimer);
    clearTimeout(this.leaveTimer);
    cancelAnimationFrame(this.drawing);
    this.sizes.disconnect();
    this.stopLeaving();
    this.stopSearch();
    leavePair(this);
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
