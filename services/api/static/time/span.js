// From which day to which the record tells of the ground, and since when it records: the ends of both clocks and of the charts.

import { view } from "../app/view.js";
import { dayNumber, today } from "../app/words.js";
import { board } from "../data/board.js";
import { Polled } from "../data/polled.js";

const MARGIN_DAYS = 3;
// The slider reaches back so far from the newest news; the date beside it goes to any day.
const MOST_DAYS = 4 * 365;
const polled = new Polled();

class Span extends EventTarget {
  first = dayNumber(today()) - 365;
  last = dayNumber(today());
  /** @type {number} milliseconds since 1970 */
  recordedSince = Date.now() - 86_400_000;
  /** Kept when the record has been asked once. @type {Promise<void>} */
  asked = Promise.resolve();

  start() {
    // Once there is something to see: the first places come sooner when nothing else is asked for beside them.
    this.asked = board.first.then(() => this.#ask());
    board.addEventListener("items", () => this.#ask());
  }

  async #ask() {
    const answer = await polled.ask("/desk/span").catch(() => null);
    if (!answer?.changed || !answer.body.first_day) return;
    const { first_day, last_day, first_recorded_at } = answer.body;
    const asked = dayNumber(view.state.asOf || last_day);
    this.first = Math.min(Math.max(dayNumber(first_day), dayNumber(last_day) - MOST_DAYS), asked) - MARGIN_DAYS;
    this.last = Math.min(Math.max(dayNumber(last_day), asked) + MARGIN_DAYS, dayNumber(today()));
    this.recordedSince = Date.parse(first_recorded_at);
    this.dispatchEvent(new Event("change"));
  }
}

export const span = new Span();
