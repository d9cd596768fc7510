// What the reader looks at. All of it stands in the address, so that a link shows the same to a colleague.

/**
 * @typedef {object} ViewState
 * @property {string} asOf day on the ground, empty for today
 * @property {string} knownAt moment of knowledge, empty for now
 * @property {string} place id of the open place
 * @property {string} side @property {string} status @property {string} country @property {string} q filters
 * @property {string} sort column, with a leading - for descending
 * @property {string} tab places, changes or charts
 * @property {string} changesOf id of the place whose changes alone are shown
 * @property {string} cells "1" to draw them
 * @property {string} at latitude,longitude,zoom of the map
 */

const NAMES = {
  asOf: "as_of", knownAt: "known_at", place: "place", side: "side", status: "status", country: "country",
  q: "q", sort: "sort", tab: "tab", changesOf: "changes_of", cells: "cells", at: "at",
};
const DEFAULTS = { sort: "-news", tab: "places" };
// A step back in the browser undoes these; the others only keep the address true.
const STEPS = new Set(["asOf", "knownAt", "place", "tab", "changesOf"]);

class View extends EventTarget {
  /** @type {ViewState} */
  state = read();

  /** Change some of it; listeners of "change" get the names that differ. */
  set(change, { replace = false } = {}) {
    const changed = Object.keys(change).filter((key) => this.state[key] !== change[key]);
    if (!changed.length) return;
    Object.assign(this.state, change);
    const step = !replace && changed.some((key) => STEPS.has(key));
    history[step ? "pushState" : "replaceState"](null, "", this.address());
    this.tell(changed);
  }

  /** Take the address as it is now, after a step back or forward. */
  reread() {
    const before = this.state;
    this.state = read();
    this.tell(Object.keys(NAMES).filter((key) => before[key] !== this.state[key]));
  }

  tell(changed) {
    this.dispatchEvent(new CustomEvent("change", { detail: new Set(changed) }));
  }

  address() {
    const query = new URLSearchParams();
    for (const [key, name] of Object.entries(NAMES)) {
      if (this.state[key] && this.state[key] !== DEFAULTS[key]) query.set(name, this.state[key]);
    }
    return query.size ? `/?${query}` : "/";
  }
}

/** @returns {ViewState} */
function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, query.get(name) ?? DEFAULTS[key] ?? ""]));
}

export const view = new View();
addEventListener("popstate", () => view.reread());

/** Calls `action` now and whenever one of the named parts changes. @param {string[]} keys */
export function onView(keys, action) {
  view.addEventListener("change", ({ detail }) => keys.some((key) => detail.has(key)) && action(detail));
  action(new Set(keys));
}

/** The two clocks as the API takes them. */
export function clocks() {
  const { asOf, knownAt } = view.state;
  return { ...(asOf && { as_of: asOf }), ...(knownAt && { known_at: knownAt }) };
}
