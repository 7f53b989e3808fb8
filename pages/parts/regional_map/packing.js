// The payload as Python packed it: deflated JSON.

/** @param {Uint8Array} bytes @returns {Promise<*>} */
export async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** Whether two packed payloads are the same, byte for byte. */
export function samePacked(a, b) {
  return Boolean(a && b) && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
