// The map as a picture for a report: with its title, legend, clocks, scale of time and sources, so that it can stand alone.

import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { counted, longDay, longMoment, today } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { figure, drawn } from "./figures.js";
import { map, whole } from "./map.js";
import { palette } from "./palette.js";

const HEAD = 64;
const LINE = 22;
const FORMS = ["held", "claimed", "contested", "disputed"];

/** @returns {Promise<Blob>} a PNG */
export async function picture() {
  await whole;
  const shot = await seen(), ratio = devicePixelRatio;
  const width = shot.width / ratio, mapHeight = shot.height / ratio;
  const sides = shownSides(), rows = Math.ceil(Math.max(sides.length, FORMS.length + 1));
  const canvas = Object.assign(document.createElement("canvas"), { width: shot.width, height: (HEAD + mapHeight + rows * LINE + 60) * ratio });
  const pen = canvas.getContext("2d"), colours = palette();
  pen.scale(ratio, ratio);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, canvas.height / ratio);
  head(pen, colours);
  pen.drawImage(shot, 0, HEAD, width, mapHeight);
  legend(pen, colours, sides, HEAD + mapHeight + 24, width);
  text(pen, t("picture_sources"), 20, canvas.height / ratio - 14, `11px ${colours.sans}`, colours.soft);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** A copy of what the map shows: its canvas can be read only while it is being drawn. @returns {Promise<HTMLCanvasElement>} */
const seen = () => new Promise((resolve) => {
  map.once("render", () => {
    const { width, height } = map.getCanvas();
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    copy.getContext("2d").drawImage(map.getCanvas(), 0, 0);
    resolve(copy);
  });
  map.triggerRepaint();
});

function shownSides() {
  const counts = new Map();
  for (const { controller } of chosen.items) if (controller) counts.set(controller, (counts.get(controller) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, 12);
}

function head(pen, colours) {
  const { asOf, knownAt } = view.state;
  text(pen, t("as_of", longDay(asOf || today())), 20, 30, `700 20px ${colours.serif}`, colours.ink);
  text(pen, t("picture_known", longMoment(knownAt || new Date().toISOString()), counted(chosen.items.length)), 20, 51, `13px ${colours.sans}`, colours.soft);
}

function legend(pen, colours, sides, top, width) {
  sides.forEach(([side, places], row) => {
    const y = top + row * LINE;
    pen.fillStyle = board.colour(side) ?? colours.none;
    pen.fillRect(20, y - 10, 12, 12);
    text(pen, `${board.sideName(side)} (${counted(places)})`, 40, y, `13px ${colours.sans}`, colours.ink);
  });
  FORMS.forEach((status, row) => {
    const y = top + row * LINE, left = width / 2;
    const form = drawn(figure({ status, place: { type: "town" }, controller: "ink", previous: "soft" }, (name) => colours[name]), colours);
    stamp(pen, form, left, y - 15);
    text(pen, `${t(`status_${status}`)}: ${t(`means_${status}`)}`, left + 26, y, `12px ${colours.sans}`, colours.ink);
  });
}

function stamp(pen, { data, ratio }, left, top) {
  const small = Object.assign(document.createElement("canvas"), { width: data.width, height: data.height });
  small.getContext("2d").putImageData(data, 0, 0);
  pen.drawImage(small, left, top, data.width / ratio, data.height / ratio);
}

function text(pen, words, x, y, font, colour) {
  Object.assign(pen, { font, fillStyle: colour });
  pen.fillText(words, x, y);
}
