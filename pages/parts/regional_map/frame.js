// The fixed parts around the map: rule, title, stamp, tools, frame line.

import { boldNumbers, html, setText, svg } from "./dom.js";
import { drillOut } from "./drill.js";
import { layerWords } from "./tiles.js";
import { codeOfView } from "./viewcode.js";

const TOOL_ICONS = {
  nearer: "M12 5v14M5 12h14", farther: "M5 12h14", whole: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  province: "M12 3v4M12 17v4M3 12h4M17 12h4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
};

function tool(name, onclick) {
  return html("button", { type: "button", class: `tool ${name}`, onclick }, svg("svg", { viewBox: "0 0 24 24", width: 20,
    height: 20, class: "icon", "aria-hidden": "true" }, svg("path", { d: TOOL_ICONS[name] })));
}

/** Builds the empty frame once per mount. */
export function buildFrame(app) {
  const tools = {
    nearer: tool("nearer", () => app.view.zoomAt(1.8)), farther: tool("farther", () => app.view.zoomAt(1 / 1.8)),
    whole: tool("whole", () => drillOut(app)), province: tool("province", () => app.showProvince(app.memory.selected)),
  };
  const title = html("h2", { class: "title" });
  const definition = html("p", { class: "definition" });
  const stamp = html("span", { class: "stamp" });
  const dated = html("span", { class: "stamp dated" });
  const menu = html("details", { class: "menu" });
  const tip = html("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  const live = html("div", { class: "live", role: "status", "aria-live": "polite" });
  const note = html("div", { class: "map-note", "aria-hidden": "true" });
  const help = html("div", { class: "map-help", "aria-hidden": "true" });
  const map = html("div", { class: "map", tabindex: 0, role: "application" }, note, help,
    html("div", { class: "tools" }, ...Object.values(tools)), tip);
  const legend = html("div", { class: "legend" });
  const time = html("div", { class: "time" });
  const foot = html("div", { class: "foot" });
  const panel = html("aside", { class: "panel" });
  const side = html("div", { class: "head-side" }, stamp, dated, menu);
  const head = html("header", { class: "head" }, html("div", { class: "head-row" }, title, side), definition);
  const figure = html("div", { class: "figure" }, head, map, legend, time, foot);
  const root = html("section", { class: "netra-map" }, html("div", { class: "columns" }, figure, panel), live);
  app.parts = { root, figure, title, definition, stamp, dated, menu, map, tools, tip, live, note, help, legend, time, foot, panel };
  app.host.append(root);
}

/** Puts what does not depend on the month. */
export function showFrame(app) {
  const { text, sample, legend } = app.payload;
  const { parts } = app;
  for (const [name, button] of Object.entries(parts.tools)) {
    button.setAttribute("aria-label", text[name]);
    button.title = text[name];
  }
  parts.root.classList.toggle("sample", sample);
  parts.root.classList.toggle("compact", Boolean(app.payload.compact));
  parts.root.lang = app.payload.language;
  setText(parts.stamp, sample ? text.stamp : "");
  setText(parts.dated, text.dated || "");
  setText(parts.help, text.map_help);
  parts.panel.setAttribute("aria-label", text.panel);
  legend.classes.forEach((each, i) => {
    parts.root.style.setProperty(`--class-${i}`, app.dark ? each.dark : each.light);
    parts.root.style.setProperty(`--pale-${i}`, (app.dark ? each.dark_pale : each.light_pale) || "");
  });
}

/** Puts what does: title, finding, frame line. */
export function showWords(app, m) {
  const { payload, parts } = app;
  const month = payload.months[m];
  setText(parts.title, `${payload.title}, ${month.label}`);
  parts.map.setAttribute("aria-label", `${payload.title}, ${month.label}. ${month.summary} ${payload.text.map_help}`);
  parts.definition.replaceChildren(`${payload.definition} `, boldNumbers(month.summary, 1));
  const [first, ...rest] = [...month.frame.slice(0, -1), layerWords(app, month.frame[month.frame.length - 1])];
  parts.foot.replaceChildren(...[html("strong", {}, first || month.label),
    ...rest.map((piece, i) => html("span", {}, i ? piece : boldNumbers(piece))),
    month.code ? html("code", { class: "view-code" }, `${payload.text.view_code} ${codeOfView(app, month.code)}`) : null].filter(Boolean));
}
