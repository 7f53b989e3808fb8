// Figures as `lean.py` sends them: values left out, whole numbers as steps. Here they are made whole.

const SIX_DIGITS = 1e6;

/** The sums of steps from month to month; a gap leaves the sum as it was. */
function summed(table) {
  const last = [];
  return table.map((row) => row && row.map((step, i) => {
    if (step === null) return null;
    last[i] = (last[i] || 0) + step;
    return last[i];
  }));
}

function quotients(tops, bottoms) {
  if (!tops || !bottoms) return tops || null;
  return tops.map((top, i) => (top === null || !bottoms[i] ? null : Math.round((top / bottoms[i]) * SIX_DIGITS) / SIX_DIGITS));
}

/** @param {*} figures @returns {*} */
export function restored(figures) {
  const { steps = [], ...whole } = figures;
  for (const name of steps) whole[name] = summed(whole[name]);
  const of = (name, m) => (whole[name] ? whole[name][m] : null);
  whole.values = whole.values.map((row, m) => row || quotients(of("numerators", m), of("denominators", m)));
  return whole;
}
