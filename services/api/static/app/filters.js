// The filters by side, status and country, for the table, the map and the feed alike.

import { board } from "../data/board.js";
import { byId, element } from "./dom.js";
import { t } from "./texts.js";
import { onView, view } from "./view.js";

export const STATUSES = ["held", "claimed", "contested", "disputed"];

const countryNames = new Intl.DisplayNames([t("locale")], { type: "region" });
/** @param {string} code ISO 3166-1 alpha-2 */
export const countryName = (code) => countryNames.of(code) ?? code;

export function startFilters() {
  const selects = Object.fromEntries(["side", "status", "country"].map((name) => [name, select(name)]));
  byId("filters").append(...Object.values(selects));
  const renew = () => {
    offer(selects.side, [...board.sides.values()].filter((side) => side.places).map((side) => [side.id, side.name]));
    offer(selects.status, [...STATUSES.map((status) => [status, t(`status_${status}`)]), ["stale", t("legend_stale")]]);
    offer(selects.country, codes().map((code) => [code, countryName(code)]));
  };
  board.addEventListener("items", renew);
  onView(["side", "status", "country"], renew);
}

const codes = () => [...new Set(board.items.map((item) => item.place.country).filter(Boolean))].sort();

function select(name) {
  return element("select", { data: { filter: name }, aria: { label: t(`filter_${name}`) },
    on: { change: (event) => view.set({ [name]: event.target.value }) } });
}

/** The options of a filter; what is chosen stays among them even when it is no longer there. */
function offer(node, options) {
  const name = node.dataset.filter, now = view.state[name];
  if (now && !options.some(([value]) => value === now)) options.push([now, name === "side" ? board.sideName(now) : now]);
  const sorted = options.toSorted(([, one], [, other]) => one.localeCompare(other));
  node.replaceChildren(...[["", t(`any_${name}`)], ...sorted].map(([value, text]) =>
    element("option", { value, textContent: text, selected: value === now })));
  node.classList.toggle("set", Boolean(now));
}
