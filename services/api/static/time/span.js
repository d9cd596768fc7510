// From which day to which the record tells of the ground. The time slider and the charts go over it.

import { dayNumber, today } from "../app/words.js";
import { view } from "../app/view.js";
import { board } from "../data/board.js";

const MARGIN_DAYS = 3;

class Span extends EventTarget {
  first = dayNumber(today()) - 365;
  last = dayNumber(today());
  #seen = { first: Infinity, last: -Infinity };

  /** Days that something tells of: the slider reaches over all that were ever seen on this page. */
  reach(days) {
    for (const day of days) {
      if (day < this.#seen.first) this.#seen.first = day;
      if (day > this.#seen.last) this.#seen.last = day;
    }
    this.#settle();
  }

  #settle() {
    const { first, last } = this.#seen;
    if (!Number.isFinite(first)) return;
    const asked = view.state.asOf ? dayNumber(view.state.asOf) : last;
    const next = [Math.min(first - MARGIN_DAYS, asked), Math.min(Math.max(last + MARGIN_DAYS, asked), dayNumber(today()))];
    if (next[0] === this.first && next[1] === this.last) return;
    [this.first, this.last] = next;
    this.dispatchEvent(new Event("change"));
  }

  start() {
    board.addEventListener("items", () => this.reach(board.items.flatMap((item) =>
      [dayNumber(item.since.start), dayNumber(item.last_evidence_at)])));
  }
}

export const span = new Span();
