// Where land is: a coarse picture of the country, asked when a label looks for a free place.

const WIDTH = 480;

/** @returns {{isLand: (x: number, y: number) => boolean, address: string}} points in drawing units; the picture */
export function landMask(geometry) {
  const scale = WIDTH / geometry.width;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = Math.ceil(geometry.height * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(scale, scale);
  pen.fill(new Path2D(geometry.areas.map((area) => area.d).join("")), "nonzero");
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const isLand = (x, y) => {
    const column = Math.round(x * scale);
    const row = Math.round(y * scale);
    return column >= 0 && row >= 0 && column < width && row < height && data[(row * width + column) * 4 + 3] > 60;
  };
  return { isLand, address: canvas.toDataURL() };
}

/** How many points of a grid over a screen box lie on land, 0 to 1. */
export function landUnder(app, box) {
  let hits = 0;
  const columns = 7;
  const rows = 4;
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < rows; j += 1) {
      const [x, y] = app.view.toWorld(box.x + (box.width * i) / (columns - 1), box.y + (box.height * j) / (rows - 1));
      if (app.mask.isLand(x, y)) hits += 1;
    }
  }
  return hits / (columns * rows);
}

/** Whether no point of a screen box lies on land, looking every few pixels. */
export function isSea(app, box) {
  const step = Math.max(3, app.view.scale * 24);
  for (let x = box.x; x <= box.x + box.width + step; x += step) {
    for (let y = box.y; y <= box.y + box.height + step; y += step) {
      if (app.mask.isLand(...app.view.toWorld(x, y))) return false;
    }
  }
  return true;
}
