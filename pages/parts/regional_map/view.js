// Where the map looks: zoom factor k over the whole country and the centre, in drawing units.

import { prefersStillness } from "./dom.js";
import { scalePatterns } from "./layers.js";

const DEEPEST = 60;
const MARGIN = 0.97;
/** Milliseconds between two frames from which on motion is a row of jerks. */
const JERK = 50;
/** How much of half a window may lie beyond the country's edge, so that what is there can be in the middle. */
const BEYOND = 0.5;

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}

/** Zoom and pan of one map; `onChange` runs after each change that reached the drawing. */
export class MapView {
  constructor(memory, onChange) {
    this.memory = memory;
    this.onChange = onChange;
    this.frame = 0;
    this.motion = 0;
    /** The box that was asked for: it stays in the middle until the reader moves the map. */
    this.asked = null;
  }

  /** Looks at another drawing; it is placed by the next `resize`. */
  show(geometry, layers) {
    this.stop();
    this.asked = null;
    this.geometry = geometry;
    this.layers = layers;
    this.width = 0;
    this.height = 0;
  }

  get whole() {
    return { k: 1, x: this.geometry.width / 2, y: this.geometry.height / 2 };
  }

  get current() {
    return this.memory.view || this.whole;
  }

  /** Screen pixels of one drawing unit. */
  get scale() {
    return this.scaleAt(this.current.k);
  }

  scaleAt(k) {
    const fit = Math.min(this.width / this.geometry.width, this.height / this.geometry.height) * MARGIN;
    return Math.max(fit, 1e-6) * k;
  }

  resize(width, height) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    if (this.asked) this.keep(this.viewOf(this.asked));
    for (const sheet of this.layers.sheets) {
      sheet.setAttribute("width", width);
      sheet.setAttribute("height", height);
    }
    this.draw();
  }

  toScreen([x, y]) {
    const scale = this.scale;
    return [(x - this.current.x) * scale + this.width / 2, (y - this.current.y) * scale + this.height / 2];
  }

  toWorld(x, y) {
    const scale = this.scale;
    return [(x - this.width / 2) / scale + this.current.x, (y - this.height / 2) / scale + this.current.y];
  }

  /** The nearest view that stays within the country. */
  within(view) {
    const k = clamp(view.k, 1, DEEPEST);
    const halfWidth = this.width / 2 / this.scaleAt(k);
    const halfHeight = this.height / 2 / this.scaleAt(k);
    const inside = 1 - BEYOND * (1 - 1 / k);
    return {
      k,
      x: clamp(view.x, halfWidth * inside, this.geometry.width - halfWidth * inside),
      y: clamp(view.y, halfHeight * inside, this.geometry.height - halfHeight * inside),
    };
  }

  /** Whether any of a box of drawing units is to be seen in a view. */
  shows(box, view = this.current) {
    const halfWidth = this.width / 2 / this.scaleAt(view.k);
    const halfHeight = this.height / 2 / this.scaleAt(view.k);
    return box.x < view.x + halfWidth && box.x + box.width > view.x - halfWidth
      && box.y < view.y + halfHeight && box.y + box.height > view.y - halfHeight;
  }

  keep(view) {
    const found = this.within(view);
    this.memory.view = found.k === 1 ? null : found;
  }

  /** Sets the view within the country and draws it in the next frame. */
  set(view) {
    this.asked = null;
    this.keep(view);
    if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.width) return;
    const { worlds, root } = this.layers;
    const { x, y } = this.current;
    const scale = this.scale;
    const place = `translate(${this.width / 2 - x * scale} ${this.height / 2 - y * scale}) scale(${scale})`;
    for (const world of worlds) world.setAttribute("transform", place);
    scalePatterns(root, "w", scale);
    this.onChange();
  }

  /** Zooms by a factor with one screen point kept in place. */
  zoomAt(factor, screenX = this.width / 2, screenY = this.height / 2) {
    const [x, y] = this.toWorld(screenX, screenY);
    const k = clamp(this.current.k * factor, 1, DEEPEST);
    const ratio = this.current.k / k;
    this.set({ k, x: x + (this.current.x - x) * ratio, y: y + (this.current.y - y) * ratio });
  }

  panBy(dx, dy) {
    const { k, x, y } = this.current;
    this.set({ k, x: x - dx / this.scale, y: y - dy / this.scale });
  }

  /** The view that shows a box of drawing units with air around it. */
  viewOf(box) {
    const fit = this.scale / this.current.k;
    const k = Math.min(this.width / (box.width || 1), this.height / (box.height || 1)) * 0.8 / fit;
    return { k: clamp(k, 1, DEEPEST), x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  showBox(box) {
    this.moveTo(this.viewOf(box));
    this.asked = box;
  }

  /**
   * Goes to a view in a quarter of a second; at once where motion is not wanted, and on a computer
   * that cannot draw it smoothly.
   */
  moveTo(target) {
    cancelAnimationFrame(this.motion);
    this.motion = 0;
    this.asked = null;
    if (prefersStillness()) {
      this.set(target);
      return;
    }
    const start = { ...this.current };
    const began = performance.now();
    let last = began;
    const step = (now) => {
      const t = now - last > JERK ? 1 : Math.min(1, (now - began) / 250);
      last = now;
      const eased = t * (2 - t);
      const k = start.k * (target.k / start.k) ** eased;
      const along = target.k === start.k ? eased : (1 / start.k - 1 / k) / (1 / start.k - 1 / target.k);
      this.keep({ k, x: start.x + (target.x - start.x) * along, y: start.y + (target.y - start.y) * along });
      this.motion = t < 1 ? requestAnimationFrame(step) : 0;
      this.draw();
    };
    this.motion = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.motion);
    this.motion = 0;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}
