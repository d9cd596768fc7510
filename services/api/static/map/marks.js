// Rings on the map: around the open place, and around those chosen places that changed since the day before.

import { onView, view } from "../app/view.js";
import { dayNumber, isoDay, today } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { asked } from "../data/polled.js";
import { map, show } from "./map.js";

const MOST = 1_000;
let changed = new Set();

export function startMarks() {
  onView(["asOf", "knownAt"], compare);
  onView(["place"], draw);
  chosen.addEventListener("items", draw);
}

/** What differs from the day before, as known at the same moment. */
async function compare() {
  const { asOf, knownAt } = view.state;
  const day = asOf || today();
  const known = knownAt ? { known_from: knownAt, known_to: knownAt } : {};
  changed = new Set();
  const question = { from: isoDay(dayNumber(day) - 1), to: day, limit: MOST, ...known };
  let cursor = "";
  // Without an answer there are no rings; that the service cannot be reached, the board says.
  do {
    const found = await asked("/v1/diff", { ...question, cursor }).catch(() => ({ items: [] }));
    if (view.state.asOf !== asOf || view.state.knownAt !== knownAt) return;
    found.items.forEach((item) => changed.add(item.place.id));
    draw();
    cursor = found.next;
  } while (cursor);
}

function draw() {
  const open = board.items.filter(({ place }) => place.id === view.state.place);
  const marked = [...open, ...chosen.items.filter(({ place }) => changed.has(place.id) && place.id !== view.state.place)]
    .filter(({ place }) => place.lat !== null);
  show("marks", marked.map(({ place }) => ({
    type: "Feature", geometry: { type: "Point", coordinates: [place.lon, place.lat] }, properties: { open: place.id === view.state.place } })));
}

/** Lights a place up: something about it has just come in. @param {{lat: number|null, lon: number|null}} place */
export function lightUp(place) {
  if (place.lat === null || !map) return;
  const node = document.createElement("div");
  node.className = "pulse";
  const marker = new maplibregl.Marker({ element: node }).setLngLat([place.lon, place.lat]).addTo(map);
  node.addEventListener("animationend", () => marker.remove());
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) setTimeout(() => marker.remove(), 6_000);
}
