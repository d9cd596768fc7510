// Who told how much: a row for each outlet, a square for each day, and which outlets have gone silent.

import { element, svg } from "../app/dom.js";
import { t } from "../app/texts.js";
import { counted, dayNumber, longDay } from "../app/words.js";

const SQUARE = 7;

/** @param {{from: string, to: string, empty_days: string[], items: object[]}} answer of /v1/coverage */
export function coverage({ from, to, empty_days, items }) {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const told = items.filter(({ articles, silent }) => articles || silent)
    .sort((one, other) => other.articles - one.articles || other.last_day.localeCompare(one.last_day));
  const empty = element("p.small", { textContent: t("coverage_empty", empty_days.length, days) });
  if (!told.length) return [empty];
  const head = element("thead", {}, element("tr", {}, ...["outlet", "days", "articles", "last"].map((name) =>
    element("th", { scope: "col", textContent: t(`coverage_${name}`) }))));
  return [empty, element("table.coverage", {}, head, element("tbody", {}, ...told.map((outlet) => row(outlet, dayNumber(from), days))))];
}

function row({ outlet, articles, days, last_day, silent }, first, count) {
  const name = element("th", { scope: "row", textContent: outlet ?? t("no_outlet") });
  const last = element("td", {}, longDay(last_day), ...(silent ? [element("span.silent", { textContent: t("coverage_silent") })] : []));
  return element("tr", {}, name, element("td", {}, strip(days, first, count)), element("td.number", { textContent: counted(articles) }), last);
}

function strip(days, first, count) {
  const squares = days.map(({ day, articles }) => svg("rect", { x: (dayNumber(day) - first) * SQUARE, y: 1, width: SQUARE - 1, height: 12,
    class: "told", opacity: Math.min(1, 0.4 + articles * 0.2) }, svg("title", {}, `${longDay(day)}${t("colon")}${articles}`)));
  return svg("svg", { viewBox: `0 0 ${count * SQUARE} 14`, class: "strip", "aria-hidden": "true", preserveAspectRatio: "none" },
    svg("rect", { x: 0, y: 6.5, width: count * SQUARE, height: 1, class: "grid" }), ...squares);
}
