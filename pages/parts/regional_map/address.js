// The page address: month and place are written by the browser, without a word to the server.

const QUIET = 200;
// A run of the page may write its own copy of the query string late: look once more after it.
const AFTER_A_RUN = 1500;

/** Writes month, place and province into the address, at most five times a second. */
export function writeAddress(app, wait = QUIET) {
  clearTimeout(app.addressTimer);
  if (app.payload.compact) return;
  app.addressTimer = setTimeout(() => {
    if (wait === QUIET) writeAddress(app, AFTER_A_RUN);
    const address = new URL(window.location.href);
    const { month, selected, tiles, zoom } = app.memory;
    const { link } = app.payload;
    if (link && link.side === "second") {
      if (link.by === "month") address.searchParams.set("with", `month:${month}`);
    } else if (month) address.searchParams.set("month", month);
    if (selected) address.searchParams.set("place", selected);
    else address.searchParams.delete("place");
    if (tiles) address.searchParams.set("view", "tiles");
    else address.searchParams.delete("view");
    if (zoom) address.searchParams.set("zoom", zoom);
    else address.searchParams.delete("zoom");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, wait);
}

/**
 * Tells Python the month when the reader turns to something else on the page.
 *
 * Streamlit sends its own copy of the query string, which misses what replaceState wrote
 * once Python has set a parameter. So the month travels as component state, not while the
 * slider moves but when the pointer or the focus goes elsewhere.
 */
export function listenForLeaving(app) {
  const leave = (event) => {
    if (event.composedPath().includes(app.parts.root)) return;
    const { month, knownMonth, zoom, knownZoom } = app.memory;
    if (month !== knownMonth || (zoom || null) !== (knownZoom || null)) app.sendView();
  };
  document.addEventListener("pointerdown", leave, true);
  document.addEventListener("focusin", leave, true);
  return () => {
    document.removeEventListener("pointerdown", leave, true);
    document.removeEventListener("focusin", leave, true);
  };
}
