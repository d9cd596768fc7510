// The map's colours, from the page's style sheet, so that light and dark are decided in one place.

const NAMES = ["paper", "rim", "ink", "soft", "faint", "none", "halo", "land", "sea", "border", "river", "mark", "sans", "serif"];

/** @returns {Record<string, string>} */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Calls `action` when light turns to dark or back, by the system or by the page's own button. */
export function onTheme(action) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", action);
  new MutationObserver(action).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
