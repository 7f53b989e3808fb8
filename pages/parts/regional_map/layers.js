// The drawing: areas, borders, markers and patterns as SVG, built once per paths file.

import { html, svg } from "./dom.js";

/** A 45 degree hatch and a field of dots that keep their pitch in screen pixels at any zoom. */
function patterns(suffix) {
  const hatch = svg("pattern", { id: `hatch-${suffix}`, width: 5, height: 5, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: 5, height: 5, class: "hatch-ground" }),
    svg("path", { d: "M0 0H5", class: "hatch-line" }));
  const dots = svg("pattern", { id: `dots-${suffix}`, width: 4, height: 4, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: 4, height: 4, class: "dots-ground" }),
    svg("circle", { cx: 2, cy: 2, r: 0.85, class: "dots-dot" }));
  return [hatch, dots];
}

/** Keeps the patterns of a scaled group at their pitch. */
export function scalePatterns(root, suffix, scale) {
  const shrink = `scale(${1 / scale})`;
  root.querySelector(`#hatch-${suffix}`).setAttribute("patternTransform", `${shrink} rotate(-45)`);
  root.querySelector(`#dots-${suffix}`).setAttribute("patternTransform", shrink);
}

/** The words that make a screenshot of invented figures recognisable, turned by 20 degrees. */
export function watermark(id) {
  const word = (text, x, y) => svg("text", { x, y, class: "watermark-word" }, text);
  return svg("pattern", { id, width: 300, height: 150, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-20)" },
    word("DATA CONTOH", 8, 40), word("SAMPLE DATA", 158, 115), word("SAMPLE DATA", -142, 115));
}

function areaPath(area) {
  return svg("path", { d: area.d, class: "area lx", "data-code": area.code });
}

/** The four sheets on top of each other; each is a picture of its own for the browser. */
function sheet(className, ...children) {
  return svg("svg", { class: `sheet ${className}`, "aria-hidden": "true" }, ...children);
}

function buildAreas(geometry) {
  const areas = svg("g", { class: "areas" });
  const shown = geometry.areas.map((area) => {
    if (!area.d) return [];
    const node = areaPath(area);
    areas.append(node);
    return [node];
  });
  return { areas, shown };
}

/**
 * Builds the drawing of a geometry. Nodes that show a place's look are in `shown`, by area number.
 *
 * A new month repaints the sheets `ground` and `top` only: province borders and watermark, which
 * have the longest lines, keep the pixels they have.
 * @param {Geometry} geometry
 */
export function buildLayers(geometry) {
  const group = (name) => svg("g", { class: name });
  const line = (name) => svg("path", { class: name });
  const { areas, shown } = buildAreas(geometry);
  const borders = svg("path", { d: geometry.borders, class: "borders" });
  const veil = line("veil");
  const zero = line("zero-edges");
  const hover = line("hover-edge");
  const focus = line("focus-edge");
  const focusHalo = line("focus-halo");
  const selection = group("selection");
  const worlds = [
    svg("g", { class: "world" }, svg("path", { d: geometry.land, class: "land" }), areas),
    svg("g", { class: "world" }, veil, borders),
    svg("g", { class: "world" }, zero, hover, selection, focusHalo, focus)];
  const parts = Object.fromEntries(
    ["circles", "marks", "labels", "inset", "overview", "leader"].map((name) => [name, group(name)]));
  const cover = svg("rect", { class: "watermark", width: "100%", height: "100%", fill: "url(#wm)" });
  const defs = svg("defs", {}, ...patterns("w"), ...patterns("s"), ...patterns("i"), watermark("wm"));
  const sheets = [
    sheet("ground", defs, svg("rect", { class: "sea", width: "100%", height: "100%" }), worlds[0]),
    sheet("lines", worlds[1]),
    sheet("top", worlds[2], ...Object.values(parts)),
    sheet("cover", cover)];
  const root = html("div", { class: "sheets" }, ...sheets);
  for (const suffix of ["s", "i", "w"]) scalePatterns(root, suffix, 1);
  return { root, sheets, worlds, areas, shown, borders, veil, zero, hover, focus, focusHalo, selection, ...parts };
}

/** The borders but for those of certain provinces or Poldas. */
export function bordersBut(geometry, blocks) {
  const pieces = geometry.borders.split(/(?=M)/);
  return pieces.filter((piece, i) => !geometry.borders_of[i].some((block) => blocks.has(block))).join("");
}

/** The small picture of a look for legends, boxes and the panel. */
export function swatch(look, className = "swatch") {
  return html("span", { class: `${className} k${look}`, "aria-hidden": "true" });
}

/** The box around several areas. */
export function boxAround(boxes) {
  const x0 = Math.min(...boxes.map((box) => box.x));
  const y0 = Math.min(...boxes.map((box) => box.y));
  const x1 = Math.max(...boxes.map((box) => box.x + box.width));
  const y1 = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}
