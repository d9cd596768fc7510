// The layers of the map, from the sea to the names. Colours come from the page's style sheet.

/** @typedef {Record<string, string>} Palette */

// A line may be drawn a pixel from where it is: with half of that, borders alone take half the time of a frame.
export const GROUND = { type: "geojson", data: new URL("/map/ground.json", location.href).href, maxzoom: 8, tolerance: 1 };
const live = (features) => ({ type: "geojson", data: { type: "FeatureCollection", features }, maxzoom: 12, buffer: 32 });

/** How much larger figures are when the reader is closer, and important places than others. */
const SIZE = [
  "interpolate", ["linear"], ["zoom"],
  3, ["match", ["get", "importance"], 0, 0.46, 1, 0.36, 0.28],
  7, ["match", ["get", "importance"], 0, 0.95, 1, 0.72, 4, 0.8, 0.54],
  11, ["match", ["get", "importance"], 0, 1.25, 1, 1.05, 0.85],
];
const FADED = ["case", ["get", "stale"], 0.45, 1];

/** @param {Palette} colours @param {Record<"names"|"cells"|"places"|"placeNames"|"marks", object[]>} shown GeoJSON features */
export function mapStyle(colours, shown) {
  return { version: 8, sources: sources(shown), layers: [...ground(colours, shown), ...situation(colours)] };
}

const sources = ({ names, cells, places, placeNames, marks }) => ({
  ground: GROUND,
  names: live(names), cells: live(cells), places: live(places), placeNames: live(placeNames), marks: live(marks),
});

/** Layers that have something to draw now and then: while they have not, the map need not cut their source into tiles. */
export const AT_TIMES = { cells: ["cells", "cell-edges"] };
export const visibility = (features) => features.length ? "visible" : "none";

/** @param {Palette} colours @param {{cells: object[]}} shown */
function ground(colours, { cells }) {
  const of = (kind) => ({ source: "ground", filter: ["==", ["get", "kind"], kind] });
  const layout = { visibility: visibility(cells) };
  return [
    { id: "sea", type: "background", paint: { "background-color": colours.sea } },
    { id: "land", type: "fill", ...of("land"), paint: { "fill-color": colours.land } },
    { id: "lakes", type: "fill", ...of("lake"), paint: { "fill-color": colours.sea } },
    { id: "rivers", type: "line", ...of("river"), minzoom: 3,
      paint: { "line-color": colours.river, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.4, 8, 1.8] } },
    { id: "cells", type: "fill", source: "cells", layout, paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.28 } },
    { id: "cell-edges", type: "line", source: "cells", layout, paint: { "line-color": colours.paper, "line-width": 0.8 } },
    { id: "border-lines", type: "line", ...of("land"),
      paint: { "line-color": colours.border, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 8, 1.4] } },
    names("country-names", "country", { "icon-padding": 8 }, ["step", ["zoom"], 0, 3, 1, 4, 2, 5, 4]),
  ];
}

/** @param {Palette} colours */
function situation(colours) {
  return [
    { id: "towns", type: "circle", source: "names", minzoom: 5, filter: ["==", ["get", "kind"], "town"],
      paint: { "circle-radius": 1.6, "circle-color": colours.faint } },
    { id: "place-names", type: "symbol", source: "placeNames", filter: [">=", ["zoom"], ["get", "from"]],
      layout: { "icon-image": ["get", "label"], "icon-anchor": "left", "icon-offset": [15, 0], "icon-padding": 1,
        "symbol-sort-key": ["get", "importance"] },
      paint: { "icon-opacity": ["case", ["get", "stale"], 0.7, 1] } },
    names("town-names", "town", { "icon-anchor": "left", "icon-offset": [4, 0] }, ["step", ["zoom"], 0, 4, 2, 5, 4, 6, 9]),
    // Above the names, so that no name covers a figure: the map gives way from the top downwards.
    { id: "places", type: "symbol", source: "places",
      layout: { "icon-image": ["get", "figure"], "icon-size": SIZE, "icon-allow-overlap": true, "icon-padding": 0,
        "symbol-sort-key": ["-", 0, ["get", "importance"]] },
      paint: { "icon-opacity": FADED } },
    { id: "marks", type: "circle", source: "marks",
      paint: { "circle-radius": ["case", ["get", "open"], 15, 12], "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-width": ["case", ["get", "open"], 2.6, 1.6],
        "circle-stroke-color": ["case", ["get", "open"], colours.ink, colours.mark] } },
  ];
}

function names(id, kind, layout, most) {
  return { id, type: "symbol", source: "names", minzoom: kind === "town" ? 4 : 2,
    filter: ["all", ["==", ["get", "kind"], kind], ["<=", ["get", "rank"], most]],
    layout: { "icon-image": ["get", "label"], "symbol-sort-key": ["get", "rank"], ...layout } };
}
