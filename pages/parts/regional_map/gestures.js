// Mouse, wheel and touch on the map: drag pans, pinch and wheel zoom, a short press selects.

const STILL = 5;

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * @param {HTMLElement} holder the map element
 * @param {{view: MapView, onPress: (code: string|null) => void, onDouble: (code: string|null) => void,
 *   onHover: (code: string|null, x: number, y: number) => void}} acts
 */
export function listenToGestures(holder, acts) {
  const { view } = acts;
  const fingers = new Map();
  let travelled = 0;
  /** Which click of a double click this press is, and what was under the first: a panel that opens moves the map. */
  let clicks = 1;
  let pressedCode = null;

  const place = (event) => {
    const box = holder.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const codeUnder = (event) => {
    const found = event.composedPath().find((node) => node.dataset && node.dataset.code);
    return found ? found.dataset.code : null;
  };
  const onControl = (event) => event.composedPath().some((node) => node.classList && node.classList.contains("tools"));

  function down(event) {
    if (onControl(event) || event.button > 0) return;
    fingers.set(event.pointerId, place(event));
    travelled = fingers.size > 1 ? STILL + 1 : 0;
    clicks = 1;
    view.stop();
  }

  function move(event) {
    const at = place(event);
    const last = fingers.get(event.pointerId);
    if (!last) {
      acts.onHover(onControl(event) ? null : codeUnder(event), at.x, at.y);
      return;
    }
    travelled += distance(at, last);
    if (travelled <= STILL) return;
    if (!holder.hasPointerCapture(event.pointerId)) holder.setPointerCapture(event.pointerId);
    acts.onHover(null, 0, 0);
    if (fingers.size === 2) pinch(event.pointerId, last, at);
    else view.panBy(at.x - last.x, at.y - last.y);
    fingers.set(event.pointerId, at);
  }

  function pinch(id, last, at) {
    const other = [...fingers.entries()].find(([each]) => each !== id)[1];
    view.zoomAt(distance(at, other) / Math.max(1, distance(last, other)), (at.x + other.x) / 2, (at.y + other.y) / 2);
    view.panBy((at.x - last.x) / 2, (at.y - last.y) / 2);
  }

  function up(event) {
    const pressed = fingers.delete(event.pointerId);
    if (!pressed || travelled > STILL || event.type !== "pointerup" || clicks > 1) return;
    pressedCode = codeUnder(event);
    acts.onPress(pressedCode);
  }

  function wheel(event) {
    const focused = /** @type {ShadowRoot} */ (holder.getRootNode()).activeElement === holder;
    if (!event.ctrlKey && !event.metaKey && !focused) return;
    event.preventDefault();
    const { x, y } = place(event);
    view.zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), x, y);
  }

  holder.addEventListener("pointerdown", down);
  holder.addEventListener("mousedown", (event) => { clicks = event.detail; });
  holder.addEventListener("pointermove", move);
  holder.addEventListener("pointerup", up);
  holder.addEventListener("pointercancel", up);
  holder.addEventListener("pointerleave", () => acts.onHover(null, 0, 0));
  holder.addEventListener("wheel", wheel, { passive: false });
  holder.addEventListener("dblclick", (event) => {
    if (onControl(event)) return;
    event.preventDefault();
    acts.onDouble(pressedCode);
  });
}
