// Cells around places, on demand, in the colours of who controls them; with the area by side in the legend.

import { byId, chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { clocks, onView, view } from "../app/view.js";
import { counted, trouble } from "../app/words.js";
import { board } from "../data/board.js";
import { asked } from "../data/polled.js";
import { show } from "./map.js";

const box = element("input", { type: "checkbox", id: "cells", on: { change: () => view.set({ cells: box.checked ? "1" : "" }) } });
const areas = element("ul.areas");
// An answer that comes after a later question is of a view that is gone.
let newest = 0;

export function startCells() {
  byId("legend").append(element("label.cells", { htmlFor: "cells" }, box, t("cells_show")), areas);
  onView(["cells"], load);
  board.addEventListener("items", load);
}

async function load() {
  box.checked = Boolean(view.state.cells);
  const mine = ++newest;
  try {
    const { features } = view.state.cells ? await asked("/desk/cells", clocks()) : { features: [] };
    if (mine === newest) draw(features);
  } catch (problem) {
    if (mine !== newest) return;
    draw([]);
    areas.replaceChildren(element("li.small", { textContent: trouble(problem), aria: { role: "alert" } }));
  }
}

function draw(features) {
  for (const feature of features) feature.properties.colour = board.colour(feature.properties.side) ?? "rgba(0,0,0,0)";
  show("cells", features);
  areas.replaceChildren(...bySide(features).map(([side, { places, area }]) => element("li", {}, chip(board.colour(side)),
    t("cells_area", board.sideName(side), counted(places), counted(area)))), ...(features.length ? [element("li.small", { textContent: t("cells_means") })] : []));
}

function bySide(features) {
  const found = new Map();
  for (const { properties: { side, km2 } } of features) {
    const sum = found.get(side) ?? found.set(side, { places: 0, area: 0 }).get(side);
    sum.places += 1;
    sum.area += km2;
  }
  return [...found].filter(([side]) => side).sort(([, one], [, other]) => other.area - one.area);
}
