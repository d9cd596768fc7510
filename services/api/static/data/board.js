// All places and who holds them, for the two clocks of the view; kept fresh as the ledger grows.

import { clocks, onView } from "../app/view.js";
import { Polled, address, asked } from "./polled.js";

const EVERY_MS = 5_000;
const PAGE = 1_000;
const MOST = 20_000;
const FIELDS = "controller,status,since,confidence,previous,last_evidence_at,stale";

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
  more = false;
  complete = false;
  /** @type {Promise<void>} kept when there is something to see: places, or that there are none, or what is wrong */
  first = new Promise((resolve) => {
    this.addEventListener("items", () => resolve(), { once: true });
    this.addEventListener("mood", () => this.mood === "loading" || resolve());
  });
  #pages = /** @type {Polled[]} */ ([]);
  #sidesPolled = new Polled();
  #asking = new AbortController();
  #timer = 0;
  #begun = false;
  #learned = false;

  /** Ask before anybody listens: `start` tells those who then do. */
  begin() {
    this.#begun = true;
    this.refresh();
  }

  /** Ask now, and again every few seconds while the page is seen. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    const { signal } = this.#asking = new AbortController();
    try {
      await this.#ask(signal);
      this.#feel("live");
    } catch (problem) {
      if (signal.aborted) return;
      this.#feel(problem instanceof TypeError ? "offline" : "error", problem);
    }
    if (!document.hidden) this.#timer = setTimeout(() => this.refresh(), EVERY_MS);
  }

  async #ask(signal) {
    const sides = this.#askSides(signal);
    // Where the places fail first nobody waits for the sides any more; where they do, they hear of it below.
    sides.catch(() => {});
    let changed = false, items = [], cursor = "";
    for (let page = 0; page * PAGE < MOST; page++) {
      const polled = this.#pages[page] ??= new Polled();
      const answer = await polled.ask(address("/v1/control", { ...clocks(), fields: FIELDS, limit: PAGE, cursor }), signal);
      changed ||= answer.changed;
      items = items.concat(answer.body.items);
      cursor = answer.body.next ?? "";
      // The first page at once: a reader sees places before all have come.
      if (page === 0 && cursor && !this.items.length) {
        await sides;
        this.#show(items, false);
      }
      if (!cursor) break;
    }
    this.more = Boolean(cursor);
    changed = await sides || changed;
    changed = await this.#learnSides() || changed;
    if (changed || !this.complete) this.#show(items, true);
  }

  /** Whether they have changed. */
  async #askSides(signal) {
    const { body, changed } = await this.#sidesPolled.ask(address("/v1/sides", { ...clocks(), limit: PAGE }), signal);
    this.sides = new Map(body.items.map((side) => [side.id, side]));
    for (const side of body.items) this.#known.set(side.id, side);
    return changed;
  }

  /** History and feed name sides that play no part on the day shown: the newest day's are asked for once. */
  async #learnSides() {
    if (this.#learned) return false;
    const newest = await asked("/v1/sides", { limit: PAGE });
    for (const side of newest.items) if (!this.#known.has(side.id)) this.#known.set(side.id, side);
    return this.#learned = true;
  }

  #show(items, complete) {
    Object.assign(this, { items, complete });
    this.dispatchEvent(new Event("items"));
  }

  #feel(mood, problem = null) {
    Object.assign(this, { mood, problem });
    this.dispatchEvent(new Event("mood"));
  }

  #tellAgain() {
    this.#begun = false;
    if (this.items.length || this.complete) this.dispatchEvent(new Event("items"));
    this.dispatchEvent(new Event("mood"));
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
      if (this.#begun) return this.#tellAgain();
      this.#feel("loading");
      this.refresh();
    });
    document.addEventListener("visibilitychange", () => document.hidden || this.refresh());
    addEventListener("online", () => this.refresh());
  }
}

export const board = new Board();
