// Months: slider with reporters above and the election calendar below, step buttons and play.

import { partnersPlaying, playedTogether } from "./compare.js";
import { fill, html, prefersStillness, setAttributes, setText, svg } from "./dom.js";
import { number, phasesOf } from "./figures.js";

const PACE = { usual: 1000, slow: 2500 };
const COUNT_WIDTH = 34;
const LABEL_WIDTH = 46;
const YEAR_WIDTH = 62;
const LETTER_WIDTH = 5.7;
/** Pixels between two names on one line. */
const APART = 10;
const STRIDES = [1, 2, 3, 4, 6, 12, 24, 60];

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

/** Slow is a reader's choice, and the start for those who want little motion. */
function isSlow(app) {
  if (app.memory.slow === undefined) app.memory.slow = prefersStillness();
  return app.memory.slow;
}

function speed(app) {
  const { text } = app.payload;
  const node = html("button", { type: "button", class: "speed", title: text.slow_help, "aria-pressed": String(isSlow(app)),
    onclick: () => {
      app.memory.slow = !isSlow(app);
      node.setAttribute("aria-pressed", String(app.memory.slow));
      if (app.playing) start(app);
    } }, text.slow);
  return node;
}

/** Builds buttons, slider, ticks and bands; `app.go(i)` shows a month. */
export function buildTimeline(app) {
  const { months, text, calendar } = app.payload;
  const n = months.length;
  const play = button("primary", "play", text.play, () => toggle(app));
  const previous = button("step previous", "previous", text.previous, () => step(app, -1));
  const next = button("step next", "next", text.next, () => step(app, 1));
  const slider = html("input", { type: "range", min: 0, max: n - 1, step: 1, "aria-label": text.month,
    oninput: () => { stopAll(app); app.go(Number(slider.value)); }, onkeydown: (event) => pressOnSlider(app, event) });
  slider.style.cssText = `left:calc(${50 / n}% - 11px);width:calc(${(100 * (n - 1)) / n}% + 22px)`;
  const ticks = months.map((month, i) => tick(app, month, i));
  const done = html("div", { class: "track-done" });
  const lead = html("div", { class: "time-lead" });
  const label = html("div", { class: "time-month" });
  const phase = html("div", { class: "time-phase" });
  const named = html("div", { class: "band-now" });
  const track = html("div", { class: "track" }, html("div", { class: "track-line" }), done, ...ticks, slider);
  const bands = html("div", { class: "bands", "aria-hidden": "true" }, ...(calendar || []).map((each) => band(app, each)), named);
  app.parts.time.replaceChildren(
    html("div", { class: "time-buttons" }, lead, play, previous, html("div", { class: "time-now" }, label, phase), next, speed(app)),
    html("div", { class: "time-track" }, track, bands));
  app.parts.time.hidden = n < 2;
  app.time = { play, previous, next, slider, ticks, done, lead, label, phase, named, track, bands, width: 0 };
}

/** Other counts on the same months: written in place, so that nothing is laid out anew. */
export function showTickCounts(app) {
  app.payload.months.forEach((month, i) => {
    setText(app.time.ticks[i].firstElementChild, number(app.payload, month.reported));
  });
}

function strideFor(room, width) {
  return STRIDES.find((months) => months * room >= width) || STRIDES[STRIDES.length - 1];
}

/** Leaves out month and phase names where they would touch; January and the current month always show. */
export function thinTicks(app) {
  const { months } = app.payload;
  const { ticks, track } = app.time;
  app.time.width = track.clientWidth;
  const room = track.clientWidth / months.length;
  const named = strideFor(room, room * 3 < YEAR_WIDTH ? YEAR_WIDTH : LABEL_WIDTH);
  const counted = strideFor(room, COUNT_WIDTH);
  const since = (month) => Number(month.period.slice(0, 4)) * 12 + Number(month.period.slice(5)) - 1;
  const toJanuary = (12 - (since(months[0]) % 12)) % 12;
  track.classList.toggle("dense", room < 9);
  const showsFirst = toJanuary === 0 || toJanuary * room >= YEAR_WIDTH;
  months.forEach((month, i) => {
    const besideFirst = showsFirst && i > 0 && i * room < LABEL_WIDTH + 8;
    const label = i === 0 ? showsFirst : since(month) % named === 0 && !besideFirst;
    ticks[i].classList.toggle("thin", named > 1 && !label);
    ticks[i].classList.toggle("uncounted", since(month) % counted !== 0);
  });
  for (const node of app.parts.time.querySelectorAll(".band")) {
    const label = node.firstElementChild;
    label.style.visibility = label.textContent.length * 6.6 + 8 > node.clientWidth ? "hidden" : "";
  }
  nameNow(app, app.m);
  giveWay(app, app.m);
}

/** Names the phases of the month under the calendar; the name of a voting day nearby gives way. */
function nameNow(app, m) {
  const { months, calendar } = app.payload;
  const { named, bands, width } = app.time;
  const words = phasesOf(app.payload, m).join(" · ");
  setText(named, words);
  const room = words.length * LETTER_WIDTH;
  const middle = (width * (m + 0.5)) / months.length;
  const left = Math.min(Math.max(middle - room / 2, 0), Math.max(0, width - room));
  named.style.left = `${Math.round(left)}px`;
  const days = (calendar || []).filter((each) => each.kind === "voting");
  bands.querySelectorAll(".voting span").forEach((label, i) => {
    const half = label.textContent.length * LETTER_WIDTH;
    const where = (width * days[i].from) / months.length;
    const covered = words && where + half + APART > left && where - half - APART < left + room;
    label.style.visibility = covered ? "hidden" : "";
  });
}

/** The labels and counts that the current month's would touch give way to it. */
function giveWay(app, m) {
  const { ticks, width } = app.time;
  const room = width / ticks.length;
  const letters = (i) => ticks[i].lastElementChild.textContent.length;
  ticks.forEach((node, i) => {
    const far = i === m ? Infinity : Math.abs(i - m) * room;
    node.classList.toggle("beside-now", far < (letters(i) + letters(m)) * 3.5 + 6);
    node.classList.toggle("close-to-now", far < COUNT_WIDTH);
  });
}

/** Puts the slider on a month. */
export function showMonth(app, m) {
  const { text, months } = app.payload;
  const { slider, ticks, done, lead, label, phase, previous, next } = app.time;
  const month = months[m];
  if (Number(slider.value) !== m) slider.value = String(m);
  const phases = phasesOf(app.payload, m).join(" · ");
  setAttributes(slider, { "aria-valuetext": [month.label, phases, fill(text.reported_of, {
    n: number(app.payload, month.reported), total: number(app.payload, month.expected) })].filter(Boolean).join(". ") });
  ticks.forEach((node, i) => {
    node.classList.toggle("now", i === m);
    node.classList.toggle("past", i < m);
  });
  done.style.width = at(app, m + 0.5);
  setText(lead, fill(text.reporting_of, { total: number(app.payload, month.expected) }));
  setText(label, month.label);
  setText(phase, phases);
  nameNow(app, m);
  giveWay(app, m);
  previous.disabled = m === 0;
  next.disabled = m === months.length - 1;
  showPlay(app);
}

function step(app, by) {
  stopAll(app);
  app.go(Math.min(app.payload.months.length - 1, Math.max(0, app.m + by)));
}

/** Space plays and pauses; arrows, Home and End are the slider's own. */
function pressOnSlider(app, event) {
  if (event.key !== " ") return;
  event.preventDefault();
  toggle(app);
}

function toggle(app) {
  if (app.playing) stop(app);
  else start(app);
}

function isAtEnd(app) {
  return playedTogether(app).some((each) => each.m >= each.payload.months.length - 1);
}

/** Moves all that play together by the same number of months, so that their distance stays. */
function moveTogether(app, by) {
  for (const each of playedTogether(app)) each.go(each.m + by);
}

/** One month after another to the last one, then it stops; from the end it begins anew. */
function start(app) {
  stopAll(app);
  if (isAtEnd(app)) moveTogether(app, -Math.min(...playedTogether(app).map((each) => each.m)));
  setPlaying(app, setInterval(() => {
    if (!isAtEnd(app)) moveTogether(app, 1);
    if (isAtEnd(app)) stop(app);
  }, isSlow(app) ? PACE.slow : PACE.usual));
}

export function stop(app) {
  if (!app.playing) return;
  clearInterval(app.playing);
  setPlaying(app, 0);
}

function stopAll(app) {
  for (const each of [app, ...partnersPlaying(app)]) stop(each);
}

function setPlaying(app, timer) {
  app.playing = timer;
  showPlay(app);
  if (!timer) app.parts.live.textContent = app.time.slider.getAttribute("aria-valuetext");
}

/** What the play button does next: pause, go on, or begin anew at the end. */
function showPlay(app) {
  const { play } = app.time;
  const { text } = app.payload;
  const label = app.playing ? text.pause : isAtEnd(app) ? text.replay : text.play;
  if (play.getAttribute("aria-label") === label) return;
  play.replaceChildren(icon(app.playing ? "pause" : "play"));
  setAttributes(play, { "aria-label": label, title: label, "aria-pressed": app.playing ? "true" : "false" });
}
