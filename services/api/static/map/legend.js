// What colours and forms mean, in words; a click on a side or a form shows only that.

import { byId, chip, element, redrawn } from "../app/dom.js";
import { STATUSES } from "../app/filters.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { counted } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";

const PHONE = "(max-width: 60rem)";

export function startLegend() {
  if (matchMedia(PHONE).matches) byId("legend").removeAttribute("open");
  chosen.addEventListener("items", draw);
  onView(["side", "status"], draw);
}

function draw() {
  const again = ({ dataset }) => `[data-chooses="${CSS.escape(dataset.chooses)}"]`;
  redrawn(byId("legend-body"), again, () => byId("legend-body").replaceChildren(
    element("ul.sides", { aria: { label: t("legend_sides") } }, ...held().map(sideEntry)),
    element("ul.forms", { aria: { label: t("legend_forms") } }, ...[...STATUSES, "stale"].map(formEntry)),
    element("p.small", { textContent: t("legend_size") })));
}

const held = () => [...board.sides.values()].filter((side) => side.places).sort((one, other) => other.places - one.places);

function sideEntry(side) {
  return entry("side", side.id, [chip(side.colour), element("span", { textContent: side.name }), element("span.places", { textContent: counted(side.places) })]);
}

function formEntry(status) {
  const form = element("span.form", { aria: { hidden: true } });
  const words = element("span", {}, element("b", { textContent: status === "stale" ? t("legend_stale") : t(`status_${status}`) }), t("colon"), t(`means_${status}`));
  return entry("status", status, [element("span.status", { data: { status } }, form), words]);
}

function entry(key, value, content) {
  const pressed = view.state[key] === value;
  const button = element("button", { type: "button", data: { chooses: `${key} ${value}` }, aria: { pressed }, on: { click: () => view.set({ [key]: pressed ? "" : value }) } }, ...content);
  return element("li", {}, button);
}
