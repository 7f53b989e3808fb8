// The short code of the view: what the reader turned to (tiles, a chosen place) stands at its end.

import { isTiled } from "./tiles.js";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PLACE_LENGTH = 5;
const POLYNOMIAL = 0xedb88320;

/** CRC-32 of a text of ASCII letters, as zlib counts it. */
function checksum(text) {
  let rest = 0xffffffff;
  for (const letter of text) {
    rest ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  return ~rest >>> 0;
}

/** The five characters of a place, as domain/view_code.py writes them. */
function placeDigits(code) {
  let number = checksum(code);
  let digits = "";
  for (let i = 0; i < PLACE_LENGTH; i += 1) {
    digits = ALPHABET[number % ALPHABET.length] + digits;
    number = Math.floor(number / ALPHABET.length);
  }
  return digits;
}

/** The code that reopens this view: the month's own, then what the reader chose in the browser. */
export function codeOfView(app, code) {
  const [ofMap, ofTiles, ofPlace, ofTiledPlace] = app.payload.code_ends;
  const selected = app.memory.selected;
  if (selected) return `${code}${isTiled(app) ? ofTiledPlace : ofPlace}${placeDigits(selected)}`;
  return `${code}${isTiled(app) ? ofTiles : ofMap}`;
}
