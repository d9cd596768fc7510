// What charts share: the room that they draw in, the days below, and the line of the day that the reader looks at.

import { svg } from "../app/dom.js";
import { view } from "../app/view.js";
import { dayNumber, isoDay, longDay } from "../app/words.js";

export const WIDTH = 520;
export const HEIGHT = 170;
const LEFT = 30, RIGHT = 8, TOP = 8, BOTTOM = 22;

/** @param {number} first day @param {number} last day @param {number} most highest value */
export function axes(first, last, most) {
  const x = (day) => LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - (value / Math.max(1, most)) * (HEIGHT - TOP - BOTTOM);
  return { x, y, grid: [...levels(most).flatMap((value) => level(value, y)), ...days(first, last, x), ...now(first, last, x)] };
}

/** @param {string} label of the whole, for who cannot see it */
export const frame = (label, ...children) => svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "plot" }, ...children);

function levels(most) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find((size) => most / size <= 4) ?? most;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

const level = (value, y) => [
  svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), class: "grid" }),
  svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)),
];

const days = (first, last, x) => [[first, "start"], [Math.round((first + last) / 2), "middle"], [last, "end"]].map(([day, anchor]) =>
  svg("text", { x: x(day), y: HEIGHT - 6, "text-anchor": anchor }, longDay(isoDay(day))));

function now(first, last, x) {
  const day = view.state.asOf ? dayNumber(view.state.asOf) : last;
  return day < first || day > last ? [] : [svg("line", { x1: x(day), x2: x(day), y1: TOP, y2: HEIGHT - BOTTOM, class: "now" })];
}
