// The page address: month and place are written by the browser, without a word to the server.

const QUIET = 200;

/** Writes month and place into the address, at most five times a second. */
export function writeAddress(app) {
  clearTimeout(app.addressTimer);
  if (app.payload.compact) return;
  app.addressTimer = setTimeout(() => {
    const address = new URL(window.location.href);
    const { month, selected, tiles } = app.memory;
    const { link } = app.payload;
    if (link && link.side === "second") {
      if (link.by === "month") address.searchParams.set("with", `month:${month}`);
    } else if (month) address.searchParams.set("month", month);
    if (selected) address.searchParams.set("place", selected);
    else address.searchParams.delete("place");
    if (tiles) address.searchParams.set("view", "tiles");
    else address.searchParams.delete("view");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, QUIET);
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
    if (app.memory.month !== app.memory.knownMonth) app.sendView();
  };
  document.addEventListener("pointerdown", leave, true);
  document.addEventListener("focusin", leave, true);
  return () => {
    document.removeEventListener("pointerdown", leave, true);
    document.removeEventListener("focusin", leave, true);
  };
}
