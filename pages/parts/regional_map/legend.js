// The legend is the count table: what a colour means and how many places wear it this month.

import { html, setText } from "./dom.js";
import { countFaint, countLooks, number, STATE_LOOKS } from "./figures.js";
import { swatch } from "./layers.js";

function entry(look, label) {
  const count = html("td", { class: "legend-count", "data-look": look });
  const row = html("tr", { class: "legend-entry" },
    html("th", { scope: "row" }, swatch(look), html("span", { class: "legend-label" }, label)), count);
  return { row, count, look };
}

function table(className, caption, entries) {
  return html("table", { class: className }, caption, html("tbody", {}, ...entries.map((each) => each.row)));
}

/** Builds the two tables for a payload's classes and states. */
export function buildLegend(app) {
  const { legend, text } = app.payload;
  const classes = legend.classes.map((each, i) => entry(String(i), each.label));
  const labels = new Map(legend.states.map((state) => [state.look, state.label]));
  const states = STATE_LOOKS.map((look) => entry(look, labels.get(look) || look));
  const total = html("strong", {});
  const caption = html("caption", {}, `${legend.caption}: `, total, " ", html("span", { class: "quiet" }, legend.note || ""));
  const others = html("caption", {}, legend.caption_states || text.other_states);
  const pale = html("strong", {});
  const note = legend.faint && classes.length
    ? [html("p", { class: "legend-faint" }, swatch("ABCDEF"[classes.length - 1]), html("span", {}, `${legend.faint}: `, pale))] : [];
  app.parts.legend.replaceChildren(
    table("legend-classes", caption, classes), table("legend-states", others, states), ...note);
  app.parts.legend.classList.toggle("pale", note.length > 0);
  app.counters = { entries: [...classes, ...states], total, pale };
  app.parts.legend.classList.toggle("single", classes.length <= 1);
  app.parts.legend.style.setProperty("--classes", String(classes.length || 1));
}

/** Puts a month's counts into the legend. */
export function showCounts(app, m) {
  const counts = countLooks(app.payload, m);
  let above = 0;
  for (const { count, look } of app.counters.entries) {
    const n = counts[look] || 0;
    if (!STATE_LOOKS.includes(look)) above += n;
    setText(count, number(app.payload, n));
  }
  setText(app.counters.total, number(app.payload, above));
  setText(app.counters.pale, number(app.payload, countFaint(app.payload, m)));
  app.parts.legend.classList.toggle("nothing", above === 0 && Boolean(app.payload.compact));
}
