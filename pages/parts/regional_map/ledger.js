// How many units are on the map, and how many are listed in the ledger below it.

import { boldNumbers, html } from "./dom.js";

const LEDGER_REST = 700;
const OPEN_LEDGER = ".st-key-join_ledger details[open]";

export function buildLedger(app) {
  app.parts.ledger = html("p", { class: "ledger" });
  app.parts.foot.after(app.parts.ledger);
}

export function showLedger(app, m) {
  app.parts.ledger.replaceChildren(boldNumbers(app.payload.months[m].ledger || "", 3));
  tellOpenLedger(app);
}

/** A ledger that lies open under the map follows the month once the slider rests; a closed one costs nothing. */
function tellOpenLedger(app) {
  clearTimeout(app.ledgerTimer);
  if (app.payload.compact || app.memory.month === app.memory.knownMonth) return;
  app.ledgerTimer = setTimeout(() => {
    if (app.gone || !document.querySelector(OPEN_LEDGER)) return;
    if (app.playing) tellOpenLedger(app);
    else if (app.memory.month !== app.memory.knownMonth) app.sendView();
  }, LEDGER_REST);
}
