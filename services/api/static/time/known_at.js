// The second clock: what the ledger knew at a moment. It goes from the first record to now.

import { byId, settled } from "../app/dom.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { longMoment } from "../app/words.js";
import { span } from "./span.js";

const STEPS = 1_000;
const SETTLE_MS = 120;
const slider = /** @type {HTMLInputElement} */ (byId("known-at"));

export function startKnownAt() {
  const go = settled((moment) => view.set({ knownAt: moment }, { replace: true }), SETTLE_MS);
  slider.addEventListener("input", () => { const moment = chosen(); tell(moment); go(moment); });
  byId("now").addEventListener("click", () => view.set({ knownAt: "" }));
  onView(["knownAt"], show);
  span.addEventListener("change", show);
}

/** The moment under the thumb, to the second above; none at the end, which is now. */
function chosen() {
  if (slider.valueAsNumber >= STEPS) return "";
  const moment = span.recordedSince + (Date.now() - span.recordedSince) * (slider.valueAsNumber / STEPS);
  return new Date(Math.ceil(moment / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

function show() {
  const { knownAt } = view.state;
  const share = knownAt ? (Date.parse(knownAt) - span.recordedSince) / (Date.now() - span.recordedSince) : 1;
  slider.value = String(Math.max(0, Math.min(STEPS, Math.round(share * STEPS))));
  tell(knownAt);
  byId("now").hidden = !knownAt;
}

function tell(moment) {
  const words = moment ? longMoment(moment) : t("known_now");
  byId("known-at-moment").textContent = words;
  slider.setAttribute("aria-valuetext", words);
}
