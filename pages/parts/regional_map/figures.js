// Reading the payload: which look, count, value and words a place has in a month.

import { fill } from "./dom.js";

export const STATE_LOOKS = ["z", "b", "n", "x"];
const DIGITS = { percent: 1, per_100: 2, per_1000: 2, count: 0 };
const SCALE = { percent: 100, per_100: 100, per_1000: 1000, count: 1 };

/** @type {WeakMap<object, Map<string, number>>} */
const positions = new WeakMap();
/** @type {WeakMap<object, Map<string, string[]>>} */
const groupings = new WeakMap();

/** The position of a code in the payload's arrays, or -1. */
export function position(payload, code) {
  let known = positions.get(payload);
  if (!known) {
    known = new Map(payload.codes.map((each, i) => [each, i]));
    positions.set(payload, known);
  }
  return known.has(code) ? known.get(code) : -1;
}

export function monthIndex(payload, period) {
  return Math.max(0, payload.months.findIndex((month) => month.period === period));
}

/** The codes that share one figure with this code in this month, itself included. */
export function members(payload, m, code) {
  const grouping = (payload.groupings || [])[payload.months[m].grouping];
  if (!grouping) return [code];
  let known = groupings.get(grouping);
  if (!known) {
    known = new Map();
    for (const group of grouping) for (const each of group) known.set(each, group);
    groupings.set(grouping, known);
  }
  return known.get(code) || [code];
}

/** Whether a place is one of the month's: a province may be founded later. */
export function existsIn(payload, m, code) {
  const i = position(payload, code);
  return i < 0 || payload.looks[m][i] !== "-";
}

/** The look of a place: a class '0'..'5', or 'z', 'b', 'n', 'x'; out of scope when the payload or the month lacks it. */
export function lookOf(payload, m, code) {
  const i = position(payload, code);
  return i < 0 || !existsIn(payload, m, code) ? "x" : payload.looks[m][i];
}

/** Whether a place's class rests on a small denominator. */
export function isFaint(payload, m, code) {
  const i = position(payload, code);
  return i >= 0 && Boolean(payload.faint && payload.faint[m]) && payload.faint[m][i] === "1";
}

/** How it is drawn: its look, or "A".."F" for a class "0".."5" on a small denominator. */
export function drawnLook(payload, m, code) {
  const look = lookOf(payload, m, code);
  return isFaint(payload, m, code) ? "ABCDEF"[Number(look)] : look;
}

/** Whether a place stands for all that share its figure. */
function isFirst(payload, m, code) {
  return members(payload, m, code).find((each) => position(payload, each) >= 0) === code;
}

/** @type {WeakMap<object, Set<string>>} */
const scopes = new WeakMap();

/** Whether a place, or one that shares its figure, belongs to the scope of the view; the rest is mere land. */
export function isInScope(payload, m, code) {
  if (!payload.focus || !payload.focus.length) return true;
  if (!scopes.has(payload)) scopes.set(payload, new Set(payload.focus));
  const inside = scopes.get(payload);
  return inside.has(code) || members(payload, m, code).some((each) => inside.has(each));
}

/** How many places of the scope have each look; places joined in one figure count once. */
export function countLooks(payload, m) {
  const counts = {};
  payload.codes.forEach((code, i) => {
    if (!isFirst(payload, m, code) || !isInScope(payload, m, code)) return;
    const look = payload.looks[m][i];
    counts[look] = (counts[look] || 0) + 1;
  });
  return counts;
}

/** How many places are drawn pale, counted the same way. */
export function countFaint(payload, m) {
  return payload.codes.filter((code) => isFaint(payload, m, code) && isFirst(payload, m, code) && isInScope(payload, m, code)).length;
}

export function number(payload, value, digits = 0) {
  const locale = payload.language === "id" ? "id-ID" : "en-GB";
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A value as people read it; values are 0-1 fractions but for counts. */
export function formatted(payload, value) {
  if (value === null || value === undefined) return "–";
  const scaled = number(payload, value * SCALE[payload.unit], DIGITS[payload.unit]);
  return payload.unit === "percent" ? `${scaled}%` : scaled;
}

/** An entry of one of the payload's tables by month and place; null where there is none. */
export function cell(table, m, i) {
  const row = table && table[m];
  const found = row ? row[i] : null;
  return found === undefined ? null : found;
}

/** The figure of a place in words: the value, or the state where there is none. */
export function valueText(payload, m, code) {
  const i = position(payload, code);
  const look = lookOf(payload, m, code);
  const value = i < 0 ? null : cell(payload.values, m, i);
  return "bnx".includes(look) || value === null ? stateText(payload, look) : formatted(payload, value);
}

export function stateText(payload, look) {
  const found = payload.legend.states.find((state) => state.look === look);
  return found ? found.label : payload.text.above_zero;
}

function ofText(payload, m, i) {
  const top = cell(payload.numerators, m, i);
  const bottom = cell(payload.denominators, m, i);
  if (top === null || bottom === null) return null;
  return fill(payload.text.of, { n: number(payload, top), total: number(payload, bottom) });
}

/** What is particular about a place's figure: joined with others, above 100 %, footnoted. */
export function remarks(payload, m, code) {
  const { text } = payload;
  const group = members(payload, m, code);
  const i = position(payload, code);
  const mark = (payload.marks && payload.marks[m] ? payload.marks[m][i] : " ") || " ";
  return [
    group.length > 1 ? fill(text.joined, { n: group.length }) : null,
    isFaint(payload, m, code) ? fill(text.few, { n: number(payload, cell(payload.denominators, m, i)) }) : null,
    "hb".includes(mark) ? text.above_hundred : null,
    "fb".includes(mark) ? text.footnote : null,
  ].filter(Boolean);
}

function noteLines(payload, m, i, code) {
  const text = payload.text;
  const part = cell(payload.parts, m, i);
  const received = cell(payload.received, m, i);
  return [
    ...remarks(payload, m, code),
    part && part[1] > 1 ? fill(text.parts, { n: part[0], total: part[1] }) : null,
    received ? fill(text.received, { date: received }) : null,
    payload.months[m].provisional ? text.provisional : null,
  ].filter(Boolean);
}

export function nameOf(payload, area) {
  return (payload.names && payload.names[area.code]) || area.name;
}

export function parentName(payload, area) {
  return (payload.parents && payload.parents[area.parent]) || "";
}

/** What is said about a place in a month: name, parent, value, pieces of explanation. */
export function described(payload, m, area) {
  const i = position(payload, area.code);
  const look = lookOf(payload, m, area.code);
  const known = i < 0 || "bnx".includes(look) ? null : cell(payload.values, m, i);
  return {
    name: nameOf(payload, area),
    parent: parentName(payload, area),
    look,
    drawn: drawnLook(payload, m, area.code),
    value: known === null ? null : formatted(payload, known),
    of: known === null ? null : ofText(payload, m, i),
    state: stateText(payload, look),
    notes: i < 0 ? [] : noteLines(payload, m, i, area.code),
  };
}

/** The same in one sentence, for a screen reader. */
export function spoken(payload, m, area) {
  const words = described(payload, m, area);
  return [words.name, words.parent, words.value, words.of, words.state, ...words.notes].filter(Boolean).join(", ");
}

/** The labels of the calendar bands that touch a month, voting days included. */
export function phasesOf(payload, m) {
  return (payload.calendar || []).filter((band) => band.from < m + 1 && Math.max(band.to, band.from + 1e-6) > m)
    .map((band) => band.label);
}
