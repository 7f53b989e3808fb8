// Months: slider with reporters above and the election calendar below, step buttons and play.

import { fill, html, setAttributes, setText, svg } from "./dom.js";
import { number, phasesOf } from "./figures.js";

const PACE = 1000;
const LABEL_WIDTH = 46;

const ICONS = {
  play: "M7 4.5v15l12-7.5z", pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  previous: "M15 5l-7 7 7 7", next: "M9 5l7 7-7 7",
};

function icon(name) {
  const solid = name === "play" || name === "pause";
  return svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true",
    class: solid ? "icon solid" : "icon" }, svg("path", { d: ICONS[name] }));
}

function button(className, name, label, onclick) {
  return html("button", { type: "button", class: className, "aria-label": label, title: label, onclick }, icon(name));
}

/** Where something at a position in months stands, in per cent of the track. */
function at(app, months) {
  return `${(100 * Math.min(Math.max(months, 0), app.payload.months.length)) / app.payload.months.length}%`;
}

function tick(app, month, i) {
  const label = month.year_mark ? `${month.short} ${month.period.slice(0, 4)}` : month.short;
  return html("div", { class: `tick${month.provisional ? " provisional" : ""}`, style: `left:${at(app, i + 0.5)}`,
    title: month.provisional ? app.payload.text.provisional : null },
  html("span", { class: "tick-count" }, number(app.payload, month.reported)),
  html("span", { class: "tick-dot" }), html("span", { class: "tick-label" }, label));
}

function band(app, each) {
  if (each.kind === "voting") {
    const side = each.from > app.payload.months.length * 0.85 ? " left" : "";
    return html("div", { class: `voting${side}`, style: `left:${at(app, each.from)}` }, html("span", {}, each.label));
  }
  const width = `${parseFloat(at(app, each.to)) - parseFloat(at(app, each.from))}%`;
  return html("div", { class: `band ${each.kind}`, style: `left:${at(app, each.from)};width:${width}`, title: each.label },
    html("span", {}, each.kind === "quiet" ? "" : each.label));
}

/** Builds buttons, slider, ticks and bands; `app.go(i)` shows a month. */
export function buildTimeline(app) {
  const { months, text, calendar } = app.payload;
  const n = months.length;
  const play = button("primary", "play", text.play, () => toggle(app));
  const previous = button("step previous", "previous", text.previous, () => step(app, -1));
  const next = button("step next", "next", text.next, () => step(app, 1));
  const slider = html("input", { type: "range", min: 0, max: n - 1, step: 1, "aria-label": text.month,
    oninput: () => { stop(app); app.go(Number(slider.value)); } });
  slider.style.cssText = `left:calc(${50 / n}% - 11px);width:calc(${(100 * (n - 1)) / n}% + 22px)`;
  const ticks = months.map((month, i) => tick(app, month, i));
  const done = html("div", { class: "track-done" });
  const lead = html("div", { class: "time-lead" });
  const label = html("div", { class: "time-month" });
  const phase = html("div", { class: "time-phase" });
  const track = html("div", { class: "track" }, html("div", { class: "track-line" }), done, ...ticks, slider);
  const bands = html("div", { class: "bands", "aria-hidden": "true" }, ...(calendar || []).map((each) => band(app, each)));
  app.parts.time.replaceChildren(
    html("div", { class: "time-buttons" }, lead, play, previous, html("div", { class: "time-now" }, label, phase), next),
    html("div", { class: "time-track" }, track, bands));
  app.parts.time.hidden = n < 2;
  app.time = { play, previous, next, slider, ticks, done, lead, label, phase, track };
}

/** Other counts on the same months: written in place, so that nothing is laid out anew. */
export function showTickCounts(app) {
  app.payload.months.forEach((month, i) => {
    setText(app.time.ticks[i].firstElementChild, number(app.payload, month.reported));
  });
}

/** Leaves out month and phase names where they would touch; the current month always shows. */
export function thinTicks(app) {
  const { ticks, track } = app.time;
  const every = Math.max(1, Math.ceil((ticks.length * LABEL_WIDTH) / Math.max(track.clientWidth, 1)));
  ticks.forEach((node, i) => node.classList.toggle("thin", i % every !== 0));
  for (const node of app.parts.time.querySelectorAll(".band")) {
    const label = node.firstElementChild;
    label.style.visibility = label.textContent.length * 6.6 + 8 > node.clientWidth ? "hidden" : "";
  }
}

/** Puts the slider on a month. */
export function showMonth(app, m) {
  const { text, months } = app.payload;
  const { slider, ticks, done, lead, label, phase, previous, next } = app.time;
  const month = months[m];
  if (Number(slider.value) !== m) slider.value = String(m);
  setAttributes(slider, { "aria-valuetext": `${month.label}. ${fill(text.reported_of, {
    n: number(app.payload, month.reported), total: number(app.payload, month.expected) })}` });
  ticks.forEach((node, i) => {
    node.classList.toggle("now", i === m);
    node.classList.toggle("past", i < m);
  });
  done.style.width = at(app, m + 0.5);
  setText(lead, fill(text.reporting_of, { total: number(app.payload, month.expected) }));
  setText(label, month.label);
  setText(phase, phasesOf(app.payload, m).join(" · "));
  previous.disabled = m === 0;
  next.disabled = m === months.length - 1;
}

function step(app, by) {
  stop(app);
  app.go(Math.min(app.payload.months.length - 1, Math.max(0, app.m + by)));
}

function toggle(app) {
  if (app.playing) stop(app);
  else start(app);
}

/** One month a second to the last one, then it stops; from the end it begins anew. */
function start(app) {
  const last = app.payload.months.length - 1;
  if (app.m >= last) app.go(0);
  setPlaying(app, setInterval(() => {
    app.go(Math.min(app.m + 1, app.payload.months.length - 1));
    if (app.m >= app.payload.months.length - 1) stop(app);
  }, PACE));
}

export function stop(app) {
  if (!app.playing) return;
  clearInterval(app.playing);
  setPlaying(app, 0);
}

function setPlaying(app, timer) {
  app.playing = timer;
  const { play } = app.time;
  const label = timer ? app.payload.text.pause : app.payload.text.play;
  play.replaceChildren(icon(timer ? "pause" : "play"));
  setAttributes(play, { "aria-label": label, title: label, "aria-pressed": timer ? "true" : "false" });
}
