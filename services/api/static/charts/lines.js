// Places by side over time: a line for each side, in its colour, named at its end.

import { chip, element, svg } from "../app/dom.js";
import { t } from "../app/texts.js";
import { dayNumber, counted, listed } from "../app/words.js";
import { board } from "../data/board.js";
import { axes, frame } from "./axes.js";

const MOST_SIDES = 8;

/** @param {{day: string, side: string|null, places: number}[]} counts by day, country and side */
export function lines(counts, first, last) {
  const sides = bySide(counts);
  if (!sides.length) return [element("p.notice", { textContent: t("chart_empty") })];
  const days = [...new Set(counts.map((count) => dayNumber(count.day)))].sort((one, other) => one - other);
  const most = Math.max(...sides.map(({ most }) => most));
  const { x, y, grid } = axes(first, last, most);
  const drawn = sides.map(({ side, byDay }) => {
    const line = svg("path", { class: "line", d: steps(days.map((day) => [x(day), y(byDay.get(day) ?? 0)])) });
    line.style.setProperty("--side", board.colour(side) ?? "currentColor");
    return line;
  });
  return [frame(summary(sides, days.at(-1)), ...grid, ...drawn), key(sides, days.at(-1))];
}

function bySide(counts) {
  const found = new Map();
  for (const { day, side, places } of counts) {
    if (!side) continue;
    const byDay = found.get(side) ?? found.set(side, new Map()).get(side);
    byDay.set(dayNumber(day), (byDay.get(dayNumber(day)) ?? 0) + places);
  }
  return [...found].map(([side, byDay]) => ({ side, byDay, most: Math.max(...byDay.values()) }))
    .sort((one, other) => other.most - one.most).slice(0, MOST_SIDES);
}

/** Control changes from one day to the next: steps, not slopes. */
const steps = ([[x, y], ...points]) => points.reduce((path, [toX, toY]) => `${path}H${toX.toFixed(1)}V${toY.toFixed(1)}`, `M${x.toFixed(1)},${y.toFixed(1)}`);

const key = (sides, day) => element("ul.key", {}, ...sides.map(({ side, byDay }) => element("li", {}, chip(board.colour(side)),
  `${board.sideName(side)} ${counted(byDay.get(day) ?? 0)}`)));

const summary = (sides, day) => t("chart_sides") + t("colon") + listed(...sides.map(({ side, byDay }) => `${board.sideName(side)} ${byDay.get(day) ?? 0}`));
