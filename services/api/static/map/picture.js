// The map as a picture for a report: with its title, legend, clocks, scale of time and sources, so that it can stand alone.

import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { counted, longDay, longMoment, today } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { figure, drawn } from "./figures.js";
import { map, whole } from "./map.js";
import { outlets } from "./outlets.js";
import { palette } from "./palette.js";

const GAP = 20;
const LINE = 20;
const SIDE_MARGIN = 20;
const FORMS = ["held", "claimed", "contested", "disputed"];
const MOST_SIDES = 12;
const MOST_OUTLETS = 6;

/** @returns {Promise<Blob>} a PNG */
export async function picture() {
  const [from] = await Promise.all([sources(), whole]);
  const shot = await seen(), ratio = devicePixelRatio, colours = palette();
  const width = shot.width / ratio, mapHeight = shot.height / ratio;
  const canvas = Object.assign(document.createElement("canvas"), { width: shot.width, height: 1 });
  const pen = canvas.getContext("2d");
  const title = head(pen, colours, width - 2 * SIDE_MARGIN);
  const begin = title.at(-1).y + 13, top = begin + mapHeight + 26;
  const entries = legend(pen, colours, width);
  pen.font = small(colours);
  const told = wrapped(pen, from, width - 2 * SIDE_MARGIN);
  // Setting its size empties the canvas, and forgets the pen's settings.
  const foot = top + Math.max(...entries.map(({ y, lines }) => y + lines.length * LINE)) + GAP;
  canvas.height = (foot + told.length * LINE) * ratio;
  pen.scale(ratio, ratio);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, canvas.height / ratio);
  for (const { line, y, font, colour } of title) text(pen, line, SIDE_MARGIN, y, font, colour);
  pen.drawImage(shot, 0, begin, width, mapHeight);
  for (const { x, y, mark, lines } of entries) {
    mark(x, top + y);
    lines.forEach((line, row) => text(pen, line, x + 26, top + y + row * LINE, font(colours), colours.ink));
  }
  told.forEach((line, row) => text(pen, line, SIDE_MARGIN, foot + row * LINE, small(colours), colours.soft));
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
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST_SIDES);
}

/** Where all this is from, with the outlets that told most of it by name. */
async function sources() {
  const all = await outlets();
  const named = all.slice(0, MOST_OUTLETS), left = all.length - named.length;
  const list = new Intl.ListFormat(t("locale")).format([...named, ...(left ? [t("picture_more", counted(left))] : [])]);
  return `${all.length ? t("picture_outlets", list) : t("picture_record")} ${t("picture_ground")}`;
}

/** The title and, below it, as of when it is known. @returns {{line: string, y: number, font: string, colour: string}[]} */
function head(pen, colours, width) {
  const { asOf, knownAt } = view.state;
  const known = t("picture_known", longMoment(knownAt || new Date().toISOString()), counted(chosen.items.length));
  let y = 6;
  return [[t("as_of", longDay(asOf || today())), `700 20px ${colours.serif}`, colours.ink, 24], [known, `13px ${colours.sans}`, colours.soft, 21]]
    .flatMap(([words, font, colour, high]) => {
      pen.font = font;
      return wrapped(pen, words, width).map((line) => ({ line, y: y += high, font, colour }));
    });
}

/**
 * What stands below the map: sides on the left, forms on the right with as much room as their words need.
 * @returns {{x: number, y: number, mark: (x: number, y: number) => void, lines: string[]}[]} y of the first line, from the top of the legend
 */
function legend(pen, colours, width) {
  pen.font = font(colours);
  const half = SIDE_MARGIN + width * 0.32;
  const sides = shownSides().map(([side, places]) => ({ mark: square(pen, board.colour(side) ?? colours.none), words: `${board.sideName(side)} ${t("in_brackets", counted(places))}` }));
  const forms = FORMS.map((status) => ({ mark: form(pen, colours, status), words: t(`status_${status}`) + t("colon") + t(`means_${status}`) }));
  const stale = { mark: form(pen, colours, "held", 0.45), words: t("legend_stale") + t("colon") + t("means_stale") };
  const ring = { mark: circle(pen, colours.mark), words: t("picture_ring") };
  return [...column(pen, sides, SIDE_MARGIN, half - SIDE_MARGIN - GAP / 2), ...column(pen, [...forms, stale, ring], half, width - half - SIDE_MARGIN)];
}

function column(pen, entries, x, width) {
  let y = 0;
  return entries.map(({ mark, words }) => {
    const made = { x, y, mark, lines: wrapped(pen, words, width - 26) };
    y += made.lines.length * LINE;
    return made;
  });
}

/** Lines of no more than that width in the pen's font. @param {string} words */
function wrapped(pen, words, width) {
  const fits = (text) => pen.measureText(text).width <= width;
  return words.split(" ").flatMap((word) => parts(word, fits)).reduce((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    return fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, [""]);
}

/** A word that no line has room for, as an outlet's name may be, goes on in the next. @param {(text: string) => boolean} fits */
function parts(word, fits) {
  const found = [""];
  for (const letter of word) found.push(fits(found.at(-1) + letter) ? found.pop() + letter : letter);
  return found;
}

const square = (pen, colour) => (x, y) => {
  pen.fillStyle = colour;
  pen.fillRect(x + 4, y - 10, 12, 12);
};

const circle = (pen, colour) => (x, y) => {
  Object.assign(pen, { strokeStyle: colour, lineWidth: 1.6 });
  pen.beginPath();
  pen.arc(x + 10, y - 4, 7, 0, Math.PI * 2);
  pen.stroke();
};

/** The form of a status, in no side's colour. */
const form = (pen, colours, status, opacity = 1) => (x, y) => {
  const figured = figure({ status, place: { type: "town" }, controller: "soft", previous: "paper" }, (name) => colours[name]);
  pen.globalAlpha = opacity;
  stamp(pen, drawn(figured, colours), x - 1, y - 15);
  pen.globalAlpha = 1;
};

const small = (colours) => `11px ${colours.sans}`;
const font = (colours) => `12px ${colours.sans}`;

function stamp(pen, { data, ratio }, left, top) {
  const small = Object.assign(document.createElement("canvas"), { width: data.width, height: data.height });
  small.getContext("2d").putImageData(data, 0, 0);
  pen.drawImage(small, left, top, data.width / ratio, data.height / ratio);
}

function text(pen, words, x, y, font, colour) {
  Object.assign(pen, { font, fillStyle: colour });
  pen.fillText(words, x, y);
}
