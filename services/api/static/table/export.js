// What is shown, as a file: the chosen places as CSV or GeoJSON, the map as a picture.

import { byId } from "../app/dom.js";
import { view } from "../app/view.js";
import { isoDay, dayNumber, today, trouble } from "../app/words.js";
import { chosenIds, pages } from "../data/listed.js";
import { address } from "../data/polled.js";
import { picture } from "../map/picture.js";
import { records } from "./records.js";

export function startExport() {
  byId("as-csv").addEventListener("click", (event) => save(event, "csv", csv));
  byId("as-geojson").addEventListener("click", (event) => save(event, "geojson", geojson));
  byId("as-png").addEventListener("click", (event) => save(event, "png", picture));
  for (const form of ["csv", "geojson"]) byId(`as-${form}`).href = address("/v1/control", { format: form });
}

/** @param {() => Promise<Blob>} make */
async function save(event, suffix, make) {
  event.preventDefault();
  const told = byId("export-trouble");
  told.hidden = true;
  byId("export").removeAttribute("open");
  try {
    give(await make(), suffix);
  } catch (problem) {
    byId("export").setAttribute("open", "");
    told.textContent = trouble(problem);
    told.hidden = false;
  }
}

function give(file, suffix) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `frontlog-${isoDay(dayNumber(view.state.asOf || today()))}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function csv() {
  const ids = chosenIds();
  const listed = (await pages({ format: "csv" }, (answer) => answer.text())).map(records);
  const kept = listed.flatMap((rows) => rows.slice(1)).filter((row) => ids.has(row.slice(0, row.indexOf(","))));
  return new Blob([[listed[0][0], ...kept].join("\r\n"), "\r\n"], { type: "text/csv" });
}

async function geojson() {
  const ids = chosenIds();
  const listed = await pages({ format: "geojson" }, (answer) => answer.json());
  const features = listed.flatMap((page) => page.features).filter((feature) => ids.has(feature.id ?? feature.properties.place_id));
  return new Blob([JSON.stringify({ ...listed[0], features })], { type: "application/geo+json" });
}
