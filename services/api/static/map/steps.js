// From place to place with the keyboard: on the map N and P aim at the next and the last one in view, Enter opens it.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { counted } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { importance } from "./figures.js";
import { map } from "./map.js";

const STEPS = { n: 1, p: -1 };
/** The place that is aimed at. @type {string|null} */
let aimed = null;
/** @type {import("maplibre-gl").Marker|null} */
let ring = null;

export function startSteps() {
  byId("map").addEventListener("keydown", pressed);
  byId("map").addEventListener("focusout", () => aim(null));
}

function pressed(event) {
  if (!map || event.ctrlKey || event.altKey || event.metaKey) return;
  const step = STEPS[event.key.toLowerCase()];
  if (step) move(step);
  else if (event.key === "Enter" && aimed) view.set({ place: aimed });
}

/** @param {number} step 1 or -1, round and round */
function move(step) {
  const seen = inView();
  const from = seen.findIndex(({ place }) => place.id === aimed);
  const to = from < 0 && step < 0 ? seen.length - 1 : (from + step + seen.length) % seen.length;
  aim(seen[to] ?? null);
  byId("aimed").textContent = seen.length ? told(seen[to], to + 1, seen.length) : t("steps_none");
}

/** The chosen places that the map shows, the most important first. */
function inView() {
  const bounds = map.getBounds();
  return chosen.items.filter(({ place }) => place.lat !== null && bounds.contains([place.lon, place.lat]))
    .sort(({ place: one }, { place: other }) => importance(one.type) - importance(other.type) || one.name.localeCompare(other.name));
}

function told(item, number, of) {
  const status = t(`status_${item.status}`).toLocaleLowerCase(t("locale"));
  return t("steps_at", item.place.name, board.sideName(item.controller) ?? t("nobody"), status, counted(number), counted(of));
}

/** @param {import("../data/board.js").Item|null} item */
function aim(item) {
  ring?.remove();
  ring = null;
  aimed = item?.place.id ?? null;
  byId("aimed").textContent = "";
  if (!item) return;
  ring = new maplibregl.Marker({ element: element("div.aim", { aria: { hidden: true } }) });
  ring.setLngLat([item.place.lon, item.place.lat]).addTo(map);
}
