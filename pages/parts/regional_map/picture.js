// "Download picture": asks Python for it, and hands the answer to the browser once.

import { html } from "./dom.js";

export function buildMenu(app) {
  const { text } = app.payload;
  const choice = (format) => html("button", { type: "button", role: "menuitem", onclick: () => ask(app, format) }, text[format]);
  app.parts.menu.replaceChildren(html("summary", {}, text.download_picture),
    html("div", { class: "menu-list", role: "menu" }, choice("png"), choice("svg")));
}

function ask(app, format) {
  app.parts.menu.open = false;
  app.send.trigger("picture", { format, month: app.memory.month, nonce: Date.now(), drawing: app.memory.tiles ? "tiles" : "map",
    zoom: app.memory.zoom || null });
}

/** Downloads a picture that the payload carries, unless this browser has had it. */
export function takePicture(app) {
  const { picture } = app.payload;
  if (!picture || app.memory.pictures.has(picture.nonce)) return;
  app.memory.pictures.add(picture.nonce);
  const bytes = Uint8Array.from(atob(picture.base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: picture.mime }));
  const link = html("a", { href: address, download: picture.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
