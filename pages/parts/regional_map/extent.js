// Boxes of paths without asking the browser, which would lay out every one of them to know.

const COMMANDS = { M: 77, l: 108, h: 104, v: 118, z: 122 };

/**
 * The box of a path of the commands M l h v z, with whole or decimal numbers.
 *
 * @param {string} d
 * @returns {{x: number, y: number, width: number, height: number}} width and height 0 for no path
 */
export function boxOfPath(d) {
  let [x, y, x0, y0, x1, y1] = [0, 0, Infinity, Infinity, -Infinity, -Infinity];
  let command = 0;
  let isSecond = false;
  const take = (value) => {
    const isX = command === COMMANDS.h || (command !== COMMANDS.v && !isSecond);
    const from = command === COMMANDS.M ? 0 : isX ? x : y;
    if (isX) x = from + value;
    else y = from + value;
    const isPair = command === COMMANDS.M || command === COMMANDS.l;
    isSecond = isPair && !isSecond;
    if (isSecond) return;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  };
  for (let i = 0; i < d.length;) {
    const letter = d.charCodeAt(i);
    if (letter > 64) {
      command = letter;
      isSecond = false;
      i += 1;
    } else if (letter === 32 || letter === 44) {
      i += 1;
    } else {
      let end = i + 1;
      while (end < d.length && isNumeral(d.charCodeAt(end))) end += 1;
      take(Number(d.slice(i, end)));
      i = end;
    }
  }
  return x0 > x1 ? { x: 0, y: 0, width: 0, height: 0 } : { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

function isNumeral(letter) {
  return (letter > 47 && letter < 58) || letter === 46;
}

/** The pieces of lines that cross a box [x0, y0, x1, y1]; the rest would be drawn only to be cut away. */
export function linesWithin(d, [x0, y0, x1, y1]) {
  return d.split(/(?=M)/).filter((piece) => {
    const box = boxOfPath(piece);
    return box.x < x1 && box.x + box.width > x0 && box.y < y1 && box.y + box.height > y0;
  }).join("");
}

/** Boxes of the areas in drawing units; a marker is a point. */
export function boxesOfAreas(geometry) {
  return geometry.areas.map((area) => (area.d ? boxOfPath(area.d) : { x: area.at[0], y: area.at[1], width: 0, height: 0 }));
}
