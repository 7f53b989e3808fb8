// How many units are on the map, and how many are listed in the ledger below it.

import { boldNumbers, html } from "./dom.js";

export function buildLedger(app) {
  app.parts.ledger = html("p", { class: "ledger" });
  app.parts.foot.after(app.parts.ledger);
}

export function showLedger(app, m) {
  app.parts.ledger.replaceChildren(boldNumbers(app.payload.months[m].ledger || "", 3));
}
