// The first clock: which day on the ground. The slider steps by days, and plays from where it stands.

import { byId, settled } from "../app/dom.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { dayNumber, isoDay, longDay, today } from "../app/words.js";
import { board } from "../data/board.js";
import { span } from "./span.js";

const FRAMES = 90;
const FRAME_MS = 450;
const SETTLE_MS = 90;

const slider = /** @type {HTMLInputElement} */ (byId("as-of"));
const dayField = /** @type {HTMLInputElement} */ (byId("as-of-day"));
let playing = 0;

export function startAsOf() {
  const go = settled((day) => view.set({ asOf: day }, { replace: true }), SETTLE_MS);
  slider.addEventListener("input", () => { stop(); tell(isoDay(slider.valueAsNumber)); go(isoDay(slider.valueAsNumber)); });
  dayField.addEventListener("change", () => view.set({ asOf: dayField.value }));
  byId("today").addEventListener("click", () => { stop(); view.set({ asOf: "" }); });
  byId("play").addEventListener("click", () => playing ? stop() : play());
  byId("clocks").addEventListener("submit", (event) => event.preventDefault());
  span.addEventListener("change", show);
  span.start();
  onView(["asOf"], show);
  stop();
}

function show() {
  const day = view.state.asOf || today();
  slider.min = String(span.first);
  slider.max = String(Math.max(span.last, dayNumber(view.state.asOf || isoDay(span.last))));
  slider.value = String(dayNumber(day));
  tell(day);
  byId("today").hidden = !view.state.asOf;
}

function tell(day) {
  dayField.value = day;
  slider.setAttribute("aria-valuetext", longDay(day));
}

function play() {
  const step = Math.max(1, Math.round((span.last - span.first) / FRAMES));
  let day = view.state.asOf ? dayNumber(view.state.asOf) : span.first;
  if (day >= span.last) day = span.first;
  button(true);
  const next = () => {
    day = Math.min(day + step, span.last);
    view.set({ asOf: isoDay(day) }, { replace: true });
    if (day >= span.last) return stop();
    // The next frame waits for this one's answer: a slow connection plays slower, and skips nothing.
    board.addEventListener("mood", () => { playing = playing && setTimeout(next, FRAME_MS); }, { once: true });
  };
  playing = setTimeout(next, 0);
}

function stop() {
  clearTimeout(playing);
  playing = 0;
  button(false);
}

function button(on) {
  const play = byId("play");
  play.setAttribute("aria-pressed", String(on));
  play.setAttribute("aria-label", t(on ? "pause" : "play"));
  play.title = t(on ? "pause" : "play");
  play.firstElementChild.textContent = on ? "❚❚" : "▶";
}
