// Making elements without markup strings, so that no text can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} node @param {Object<string, *>} attributes @param {Array<Node|string|null>} children */
function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) node.append(child);
  return node;
}

/** @param {string} tag @param {Object<string, *>} [attributes] @param {...(Node|string|null)} children */
export function html(tag, attributes = {}, ...children) {
  return /** @type {HTMLElement} */ (dress(document.createElement(tag), attributes, children));
}

/** @param {string} tag @param {Object<string, *>} [attributes] @param {...(Node|string|null)} children */
export function svg(tag, attributes = {}, ...children) {
  return /** @type {SVGElement} */ (dress(document.createElementNS(SVG, tag), attributes, children));
}

/** Sets a text only where it differs: an unchanged node is not laid out again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets attributes only where they differ. */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** Fills "{n} of {total}" with the values of the same names. */
export function fill(template, values) {
  return (template || "").replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The text with its first numbers in bold, as a fragment. */
export function boldNumbers(text, most = 9) {
  const parts = (text || "").split(/(\d(?:[\d.,]*\d)?%?)/);
  const fragment = document.createDocumentFragment();
  parts.forEach((part, i) => fragment.append(i % 2 && i < most * 2 ? html("strong", {}, part) : part));
  return fragment;
}

export function prefersStillness() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
