// The map: draws the chosen places, marks what changed and what is open, and tells which place was clicked.

import { byId } from "../app/dom.js";
import { onView, view } from "../app/view.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { figure, drawn, importance } from "./figures.js";
import { label, written, zooms } from "./labels.js";
import { startMarks } from "./marks.js";
import { onTheme, palette } from "./palette.js";
import { AT_TIMES, GROUND, mapStyle, visibility } from "./style.js";
import { t } from "../app/texts.js";

const START = { center: [43.6, 35.2], zoom: 5.4 };
const NEAR_PIXELS = 6;
const AROUND = { maxZoom: 7.5, duration: 0 };
const MARGIN = 60;
const CLOSE_ZOOM = 7;
const COARSE = 0.05;
const BETWEEN_PARTS_MS = 100;
const AGAIN_MS = 3_000;

/** @type {import("maplibre-gl").Map} */
export let map;
/** @type {() => void} */
let tellWhole;
/** Kept when it shows all, for the first time. @type {Promise<void>} */
export const whole = new Promise((resolve) => { tellWhole = resolve; });
let fitted = Boolean(view.state.at);
let colours = palette();
/** @type {object[]} names of the base map */
let names = [];
/** What is drawn of the situation, by source. */
const shown = { names: [], cells: [], places: [], placeNames: [], marks: [] };
/** @type {{from: number, feature: object}[]} the names of all places, and from which zoom on each is shown */
let placeNames = [];
let namedZoom = 0;

/** Build it in the element with id "map". Without WebGL, or without the library, the page goes on without it. */
export async function startMap() {
  startMarks();
  try {
    await Promise.all([loadLibrary(), loadNames()]);
  } catch {
    return withoutMap(t("no_map"));
  }
  chosen.addEventListener("items", drawPlaces);
  // Before there is a map, so that it is drawn once with all, not first without.
  drawPlaces();
  try {
    map = new maplibregl.Map({
      container: "map", style: mapStyle(colours, shown), ...placeOfAddress(), attributionControl: false, dragRotate: false,
      pitchWithRotate: false, touchPitch: false, maxZoom: 12, minZoom: 1.5, renderWorldCopies: true, fadeDuration: 0, pixelRatio: COARSE,
      locale: {
        "Map.Title": t("map_label"), "Marker.Title": t("map_marker"), "NavigationControl.ZoomIn": t("zoom_in"), "NavigationControl.ZoomOut": t("zoom_out"),
        "ScaleControl.Kilometers": t("unit_kilometre"), "ScaleControl.Meters": t("unit_metre"),
      },
    });
  } catch (problem) {
    if (!/webgl/i.test(problem.message)) throw problem;
    return withoutMap(t("no_webgl"));
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-left");
  map.on("styleimagemissing", ({ id }) => addPicture(id));
  let stood = here();
  // A change of size is told as a move, too.
  map.on("moveend", () => { if (here() !== stood) view.set({ at: stood = here() }, { replace: true }); });
  map.on("zoomend", () => Math.floor(map.getZoom()) !== namedZoom && drawPlaceNames());
  map.on("click", ({ point }) => view.set({ place: placeAt(point) ?? "" }));
  map.on("mousemove", ({ point }) => { map.getCanvas().style.cursor = placeAt(point) ? "pointer" : ""; });
  map.on("error", askAgain);
  map.on("dataloading", () => { byId("map").dataset.state = "drawing"; });
  drawWhole();
  fit();
  onView(["place"], goToPlace);
  onTheme(repaint);
}

/** The ground is asked for until it comes: without it the places lie on an empty sea. */
function askAgain({ error, sourceId }) {
  if (sourceId !== "ground") return console.error(error);
  setTimeout(() => map.getSource("ground").setData(GROUND.data), AGAIN_MS);
}

/**
 * The first frames show no more than a part, and under software rendering each of them takes as long as the one that shows all:
 * until all is there they are few, small and unseen.
 */
function drawWhole() {
  const soon = map.triggerRepaint;
  let waiting = 0;
  map.triggerRepaint = () => { waiting ||= setTimeout(() => { waiting = 0; soon.call(map); }, BETWEEN_PARTS_MS); };
  map.once("idle", () => {
    delete map.triggerRepaint;
    map.setPixelRatio(null);
    byId("map").classList.remove("partial");
    map.on("idle", () => { byId("map").dataset.state = "idle"; tellWhole(); });
  });
}

/** Draw these and nothing else from that source. @param {keyof typeof shown} source @param {object[]} features GeoJSON */
export function show(source, features) {
  // From day to day the names of the base map stay what they are: thousands that need not be cut into tiles again.
  if (features.length === shown[source].length && features.every((one, index) => one === shown[source][index])) return;
  shown[source] = features;
  if (!map) return;
  const draw = () => {
    map.getSource(source).setData({ type: "FeatureCollection", features: shown[source] });
    for (const layer of AT_TIMES[source] ?? []) map.setLayoutProperty(layer, "visibility", visibility(shown[source]));
  };
  if (map.getSource(source)) draw();
  else map.once("style.load", draw);
}

/** The map library: a megabyte of script, which the table need not wait for. */
const loadLibrary = () => Promise.all([
  loaded("link", { rel: "stylesheet", href: "/map/maplibre-gl.css" }),
  loaded("script", { src: "/map/maplibre-gl.js" }),
]);

const loaded = (tag, properties) => new Promise((resolve, reject) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.addEventListener("load", resolve);
  node.addEventListener("error", reject);
  document.head.append(node);
});

function withoutMap(why) {
  byId("map-trouble").hidden = false;
  byId("map-trouble").textContent = why;
  byId("as-png").disabled = true;
}

async function loadNames() {
  names = (await (await fetch("/map/names.json")).json()).features;
  for (const { properties } of names) properties.label = label(properties.kind, properties.name);
}

/** Names of the base map. Where a place of the record stands, its own name is enough. */
function drawNames() {
  const taken = new Set(chosen.items.filter(({ place }) => place.lat !== null).map(({ place }) => squareOf([place.lon, place.lat])));
  const free = names.filter(({ geometry, properties }) => properties.kind !== "town" || !taken.has(squareOf(geometry.coordinates)));
  show("names", free);
}

const squareOf = (degrees) => degrees.map((number) => Math.round(number * 3)).join();

function drawPlaces() {
  const placed = chosen.items.filter((item) => item.place.lat !== null)
    .sort((one, other) => importance(one.place.type) - importance(other.place.type));
  drawNames();
  const from = zooms(placed.map((item) => item.place));
  placeNames = placed.map((item, index) => ({ from: from[index], feature: nameFeature(item, from[index]) }));
  drawPlaceNames();
  show("places", placed.map(feature));
  fit();
}

/** The names that this zoom and the next one show: of 10,000 places that are few, and the map need not look at the others. */
function drawPlaceNames() {
  namedZoom = Math.floor(map ? map.getZoom() : placeOfAddress().zoom);
  show("placeNames", placeNames.filter(({ from }) => from <= namedZoom + 1).map(({ feature }) => feature));
}

const point = ({ lon, lat }, properties) => ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties });

const feature = (item) => point(item.place,
  { id: item.place.id, importance: importance(item.place.type), stale: item.stale, figure: figure(item, (side) => board.colour(side)) });

function nameFeature({ place, stale }, from) {
  const rank = importance(place.type);
  return point(place, { importance: rank, stale, from, label: label(rank === 4 ? "area" : rank === 0 ? "place" : "minor", place.name) });
}

function addPicture(id) {
  if (map.hasImage(id)) return;
  const made = id.startsWith("figure|") ? drawn(id, colours) : written(id, colours);
  map.addImage(id, made.data, { pixelRatio: made.ratio });
}

/** The first places into view, unless the address says what to look at. */
function fit() {
  if (fitted || !map || !shown.places.length) return;
  fitted = true;
  const bounds = new maplibregl.LngLatBounds();
  for (const { geometry } of shown.places) bounds.extend(geometry.coordinates);
  map.fitBounds(bounds, { ...AROUND, padding: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN + legendWidth() } });
}

/** The legend lies on the map: what is fitted into view keeps clear of it, where there is room for both. */
function legendWidth() {
  const { offsetWidth } = byId("legend");
  return offsetWidth < map.getContainer().offsetWidth / 2 ? offsetWidth : 0;
}

function goToPlace() {
  const open = board.items.find((item) => item.place.id === view.state.place);
  if (!open || open.place.lat === null) return;
  const centre = [open.place.lon, open.place.lat];
  if (!map.getBounds().contains(centre)) map.easeTo({ center: centre, zoom: Math.max(map.getZoom(), CLOSE_ZOOM) });
}

function placeAt({ x, y }) {
  const box = [[x - NEAR_PIXELS, y - NEAR_PIXELS], [x + NEAR_PIXELS, y + NEAR_PIXELS]];
  return map.queryRenderedFeatures(box, { layers: ["places"] })[0]?.properties.id;
}

function repaint() {
  colours = palette();
  map.setStyle(mapStyle(colours, shown), { diff: false });
}

function here() {
  const { lat, lng } = map.getCenter();
  return `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
}

function placeOfAddress() {
  const [lat, lon, zoom] = view.state.at.split(",").map(Number);
  return [lat, lon, zoom].every(Number.isFinite) && view.state.at ? { center: [lon, lat], zoom } : START;
}
