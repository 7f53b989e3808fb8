// The payload as Python packed it: a length, the deflated figures, the deflated rest.

import { restored } from "./restored.js";

/** @param {Uint8Array} bytes @returns {Promise<*>} */
async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** Whether two byte arrays are the same. */
export function samePacked(a, b) {
  return Boolean(a && b) && a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * Figures that are the same bytes as before are not inflated again.
 * @param {Uint8Array} bytes
 * @param {{bytes?: Uint8Array, figures?: object}} known what was inflated last
 * @returns {Promise<*>}
 */
export async function unpacked(bytes, known) {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const packedFigures = bytes.subarray(4, end);
  const isKnown = samePacked(packedFigures, known.bytes);
  const [figures, now] = await Promise.all([isKnown ? known.figures : inflated(packedFigures).then(restored), inflated(bytes.subarray(end))]);
  known.bytes = packedFigures;
  known.figures = figures;
  return { ...figures, ...now };
}
