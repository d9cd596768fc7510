// The places that pass the reader's filters, in the order of his sort. Search knows every spelling that the record knows.

import { settled } from "../app/dom.js";
import { onView, view } from "../app/view.js";
import { board } from "./board.js";
import { asked } from "./polled.js";

const SPELLING_PAUSE_MS = 200;
const FEW = 200;

class Chosen extends EventTarget {
  /** @type {import("./board.js").Item[]} */ items = [];
  #spelled = new Set();

  start() {
    board.addEventListener("items", () => this.#choose());
    const search = settled(() => this.#searchSpellings(), SPELLING_PAUSE_MS);
    onView(["q"], search);
    onView(["side", "status", "country", "q", "sort"], () => this.#choose());
  }

  #choose() {
    this.items = board.items.filter((item) => this.#passes(item)).sort(order(view.state.sort));
    this.dispatchEvent(new Event("items"));
  }

  #passes(item) {
    const { side, status, country, q } = view.state;
    if (side && item.controller !== side) return false;
    if (status && (status === "stale" ? !item.stale : item.status !== status)) return false;
    if (country && item.place.country !== country) return false;
    return !q || this.#spelled.has(item.place.id) || searchable(item).includes(q.toLocaleLowerCase());
  }

  async #searchSpellings() {
    const { q } = view.state;
    this.#spelled = new Set();
    if (!q.trim()) return;
    try {
      const found = await asked("/v1/places", { q, limit: FEW });
      if (view.state.q !== q) return;
      this.#spelled = new Set(found.items.map((place) => place.id));
      this.#choose();
    } catch {
      // The search in what is shown stands; the board tells what is wrong with the API.
    }
  }
}

const searchable = (item) => [item.place.name, item.place.country, board.sideName(item.controller), item.status]
  .filter(Boolean).join(" ").toLocaleLowerCase();

const KEYS = {
  place: (item) => item.place.name,
  controller: (item) => board.sideName(item.controller) ?? "",
  status: (item) => item.status,
  since: (item) => item.since.start,
  confidence: (item) => item.confidence,
  news: (item) => item.last_evidence_at,
};

/** A comparison by the named column, places of equal rank by name. @param {string} sort */
function order(sort) {
  const down = sort.startsWith("-");
  const key = KEYS[sort.replace("-", "")] ?? KEYS.news;
  return (one, other) => {
    const by = compared(key(one), key(other));
    return (down ? -by : by) || compared(one.place.name, other.place.name);
  };
}

// Plain order of characters: a collator takes a tenth of a second for 10,000 places.
const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export const chosen = new Chosen();
