// Which places typed words mean: codes, beginnings of words in any order, then close spellings.

const FAMILIES = {
  kabupaten: "area", kab: "area", kota: "area", kotamadya: "area", kodya: "area",
  polres: "police", polresta: "police", polrestabes: "police", polrestro: "police", polda: "police", metro: "police",
  provinsi: "province", propinsi: "province", prov: "province",
};
const KINDS = Object.keys(FAMILIES);
const PENALTY = { other: 0.5, above: 2, foreign: 0.5, short: 3, close: 4 };
const NO_MATCH = null;

/** Lower case without accents; dots of initials go, so that "D.I." is "di". */
export function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f'’`]/g, "").toLowerCase().replace(/\b([a-z])\.(?=[a-z]\.)/g, "$1");
}

/** The words of a text, folded. */
export function wordsOf(text) {
  return folded(text).split(/[^a-z0-9]+/).filter(Boolean);
}

/** Whether two words differ by one letter at most: one more, one less, another, or two changed over. */
export function withinOne(a, b) {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  return restA.slice(1) === restB.slice(1)
    || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}

function isClose(typed, word) {
  if (typed.length < 4) return false;
  return [word, word.slice(0, typed.length), word.slice(0, typed.length + 1)].some((each) => withinOne(typed, each));
}

/** "bdg" for "bandung": consonants only, of one word, in its order, from its first letter. */
function isShortFor(typed, word) {
  if (!/^[bcdfghj-np-tv-z]{2,5}y?$/.test(typed) || typed[0] !== word[0] || typed.length > word.length - 2) return false;
  let i = 0;
  for (const letter of word) if (letter === typed[i]) i += 1;
  return i === typed.length;
}

function oneWord(typed, words, loose) {
  let best = NO_MATCH;
  words.forEach((word, i) => {
    const price = word === typed ? 0 : word.startsWith(typed) ? 0.2
      : loose && isShortFor(typed, word) ? PENALTY.short : loose && isClose(typed, word) ? PENALTY.close : NO_MATCH;
    if (price !== NO_MATCH && (!best || price < best.price)) best = { price, at: i };
  });
  return best;
}

function kindOf(typed) {
  return typed.length < 3 ? undefined : KINDS.find((kind) => kind.startsWith(typed));
}

/** A kind that this map does not speak of says nothing: "polres tangg" on the map of regencies. */
function isForeign(typed, entry) {
  const kind = kindOf(typed);
  return kind !== undefined && FAMILIES[kind] !== entry.family;
}

/** One typed word against a place: its name, its other spellings, what lies above it. */
function wordPrice(typed, entry, loose) {
  const own = oneWord(typed, entry.words, loose);
  if (own) return { price: own.price + own.at * 0.01, mark: { at: own.at, part: own.price <= 0.2 }, own: true };
  const spelling = entry.also.findIndex((each) => oneWord(typed, each.words, loose));
  if (spelling >= 0) {
    return { price: oneWord(typed, entry.also[spelling].words, loose).price + PENALTY.other, spelling, own: true };
  }
  if (isForeign(typed, entry)) return { price: PENALTY.foreign, own: false };
  const above = oneWord(typed, entry.above, false);
  return above ? { price: above.price + PENALTY.above, own: false } : NO_MATCH;
}

/** "banyu asin" for Banyuasin, "tanahdatar" for Tanah Datar. */
function joinedPrice(typed, entry) {
  const [wanted, name] = [typed.join(""), entry.squeezed];
  if (wanted.length < 4 || !(name.startsWith(wanted) || isClose(wanted, name))) return NO_MATCH;
  return { price: PENALTY.close, spelling: null,
    marks: entry.words.map((word, at) => ({ at, part: false })).filter((each) => !KINDS.includes(entry.words[each.at])) };
}

function wordsPrice(typed, entry, loose) {
  const found = typed.map((each) => wordPrice(each, entry, loose));
  if (found.some((each) => each === NO_MATCH) || !found.some((each) => each.own)) return loose ? joinedPrice(typed, entry) : NO_MATCH;
  const spelling = found.map((each) => each.spelling).find((each) => each !== undefined);
  return {
    price: found.reduce((sum, each) => sum + each.price, 0) + (entry.isParent ? 0 : 0.05),
    marks: found.flatMap((each, i) => (each.mark ? [{ ...each.mark, length: typed[i].length }] : [])),
    spelling: spelling === undefined ? null : entry.also[spelling].text };
}

/** A code, with or without its dot: "18.06", "1806", "18". */
function codePrice(typed, entry) {
  const bare = (code) => code.replace(/\./g, "");
  const all = [entry.code, ...entry.also.map((each) => each.text).filter((each) => /^\d/.test(each))];
  const at = all.findIndex((code) => (typed.includes(".") ? code.startsWith(typed) : bare(code).startsWith(typed)));
  if (at < 0) return NO_MATCH;
  return { price: all[at] === typed || bare(all[at]) === typed ? 0 : 1, marks: [], spelling: all[at] };
}

/**
 * A place to be found.
 * @param {{code: string, name: string, parent?: string, also?: string[], isParent?: boolean, family?: string}} place
 */
export function searchEntry(place) {
  const words = wordsOf(place.name);
  const family = place.family || (/^polda/.test(place.code) || /^polres/.test(place.code) ? "police" : place.code.includes(".") ? "area" : "province");
  return { ...place, family, words, above: wordsOf(place.parent || ""),
    squeezed: words.filter((word) => !KINDS.includes(word)).join(""),
    also: (place.also || []).map((text) => ({ text, words: wordsOf(text) })) };
}

function ranked(entries, price) {
  return entries.map((entry) => ({ entry, ...price(entry) })).filter((each) => each.price !== undefined)
    .sort((a, b) => a.price - b.price || a.entry.name.length - b.entry.name.length || a.entry.name.localeCompare(b.entry.name));
}

/**
 * The places that the typed words mean, best first; close spellings only where nothing begins so.
 * @returns {{entry: *, price: number, marks: {at: number, part: boolean, length: number}[], spelling: string|null}[]}
 */
export function findPlaces(entries, text) {
  const trimmed = text.trim();
  if (/^\d[\d.]*$/.test(trimmed)) return ranked(entries, (entry) => codePrice(trimmed, entry));
  const typed = wordsOf(trimmed);
  if (!typed.length) return [];
  const strict = ranked(entries, (entry) => wordsPrice(typed, entry, false));
  return strict.length ? strict : ranked(entries, (entry) => wordsPrice(typed, entry, true));
}

/** The pieces of a name, those that the typed words met marked. */
export function markedPieces(name, marks) {
  const pieces = [];
  let end = 0;
  let i = 0;
  for (const found of name.matchAll(/[\p{L}\p{N}'’]+/gu)) {
    const mark = marks.find((each) => each.at === i);
    i += wordsOf(found[0]).length ? 1 : 0;
    if (!mark) continue;
    const length = mark.part ? Math.min(mark.length, found[0].length) : found[0].length;
    pieces.push({ text: name.slice(end, found.index), isMarked: false }, { text: name.slice(found.index, found.index + length), isMarked: true });
    end = found.index + length;
  }
  pieces.push({ text: name.slice(end), isMarked: false });
  return pieces.filter((each) => each.text);
}
