// All places and who holds them, for the two clocks of the view; kept fresh as the ledger grows.

import { clocks, onView } from "../app/view.js";
import { Polled, address, asked } from "./polled.js";

const EVERY_MS = 5_000;
const PATIENCE_MS = 30_000;
const MOST_SIDES = 1_000;

/**
 * @typedef {{id: string, name: string, type: string, country: string|null, lat: number|null, lon: number|null}} Place
 * @typedef {{place: Place, controller: string|null, status: string, since: object, confidence: number,
 *   previous: string|null, last_evidence_at: string, stale: boolean}} Item
 * @typedef {{id: string, name: string, colour: string, places: number}} Side
 */

class Board extends EventTarget {
  /** @type {Item[]} */ items = [];
  /** @type {Map<string, Side>} those that hold or held some place on the day */ sides = new Map();
  /** @type {Map<string, Side>} all that were ever seen, for their names and colours */ #known = new Map();
  /** @type {string} loading, live, error or offline */ mood = "loading";
  /** @type {Error|null} */ problem = null;
  /** whether the record has places that are not among them */ more = false;
  /** whether any answer has come */ complete = false;
  /** @type {Promise<void>} kept when there is something to see: places, or that there are none, or what is wrong */
  first = new Promise((resolve) => {
    this.addEventListener("items", () => resolve(), { once: true });
    this.addEventListener("mood", () => this.mood === "loading" || resolve());
  });
  #placesPolled = new Polled();
  #sidesPolled = new Polled();
  /** The answers that are shown. */
  #shown = null;
  #shownSides = null;
  #asking = new AbortController();
  #timer = 0;
  #learned = false;

  /** Ask now, and again every few seconds while the page is seen. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    const asking = this.#asking = new AbortController();
    // As when the network is gone: without an end to waiting, what was seen last would pass for live.
    const late = setTimeout(() => asking.abort(new TypeError("no answer")), PATIENCE_MS);
    try {
      await this.#ask(asking.signal);
      this.#feel("live");
    } catch (problem) {
      // A later question has taken its place.
      if (asking !== this.#asking) return;
      this.#feel(problem instanceof TypeError ? "offline" : "error", problem);
    } finally {
      clearTimeout(late);
    }
    if (!document.hidden) this.#timer = setTimeout(() => this.refresh(), EVERY_MS);
  }

  async #ask(signal) {
    const [{ body: places }, { body: sides }] = await Promise.all([
      this.#placesPolled.ask(address("/desk/board", clocks()), signal),
      this.#sidesPolled.ask(address("/v1/sides", { ...clocks(), limit: MOST_SIDES }), signal),
    ]);
    if (this.#shown !== places || this.#shownSides !== sides) this.#show(places, sides);
    if (await this.#learnSides()) this.#tell("items");
  }

  #show(places, sides) {
    Object.assign(this, { items: places.items.map(item), more: places.more, complete: true, sides: this.#know(sides.items) });
    [this.#shown, this.#shownSides] = [places, sides];
    this.#tell("items");
  }

  /** History and feed name sides that play no part on the day shown: the newest day's are asked for once. Whether there are any. */
  async #learnSides() {
    if (this.#learned) return false;
    const before = this.#known.size;
    if (Object.keys(clocks()).length) this.#know((await asked("/v1/sides", { limit: MOST_SIDES })).items);
    this.#learned = true;
    return this.#known.size > before;
  }

  #know(sides) {
    const byId = new Map(sides.map((side) => [side.id, side]));
    for (const [id, side] of byId) this.#known.set(id, side);
    return byId;
  }

  #feel(mood, problem = null) {
    Object.assign(this, { mood, problem });
    this.#tell("mood");
  }

  #tell(event) {
    this.dispatchEvent(new Event(event));
  }

  /** What a side is called; its slug while it is not known. */
  sideName(slug) {
    return slug && (this.#known.get(slug)?.name ?? slug.replaceAll("-", " "));
  }

  colour(slug) {
    return this.#known.get(slug)?.colour ?? null;
  }

  /** Follow the view's clocks and the tab's visibility. */
  start() {
    onView(["asOf", "knownAt"], () => {
      this.#feel("loading");
      this.refresh();
    });
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
    addEventListener("online", () => this.refresh());
  }
}

/** @returns {Item} from the array of `Standing` in desk_answers.py */
function item([id, name, type, country, lat, lon, controller, status, start, end, precision, confidence, previous, last_evidence_at, stale]) {
  return { place: { id, name, type, country, lat, lon }, controller, status, since: { start, end, precision },
    confidence, previous, last_evidence_at, stale };
}

export const board = new Board();
