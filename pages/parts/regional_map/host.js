// What the map asks of the page around it: whether it is dark, and not to fade.

/** Whether the page has the dark theme. */
export function isDark(host) {
  const probe = host instanceof ShadowRoot ? host.host : host;
  const colour = getComputedStyle(probe).getPropertyValue("--st-background-color").trim();
  const found = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour);
  const [r, g, b] = found ? found.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/\d+/g) || [255, 255, 255]).map(Number);
  return 0.3 * r + 0.6 * g + 0.1 * b < 110;
}

let adopted = null;

/** Gives the component's root the style sheet, which `bundle.py` puts before the script as STYLE_SHEET. */
export function adoptStyle(host) {
  if (!adopted) {
    adopted = new CSSStyleSheet();
    adopted.replaceSync(STYLE_SHEET);
  }
  const root = host.getRootNode();
  if (!root.adoptedStyleSheets.includes(adopted)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, adopted];
}

/**
 * Keeps the map from fading while the server works: what it shows is true until the answer comes.
 *
 * Streamlit fades an element whose script runs again by a transition of its opacity, for which the
 * browser draws every sheet of the map anew, once at the start and once at the end.
 */
export function keepClear(host) {
  const probe = host instanceof ShadowRoot ? host.host : host;
  const holder = probe.closest('[data-testid="stElementContainer"]');
  if (holder) Object.assign(holder.style, { opacity: "1", transition: "none" });
}
