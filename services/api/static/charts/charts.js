// The charts: places by side over time, changes by day, and how much was told by whom.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { dayNumber, isoDay, today, trouble } from "../app/words.js";
import { countryName } from "../app/filters.js";
import { board } from "../data/board.js";
import { asked } from "../data/polled.js";
import { span } from "../time/span.js";
import { bars } from "./bars.js";
import { coverage } from "./coverage.js";
import { lines } from "./lines.js";

const MOST_POINTS = 380;
const COVERED_DAYS = 60;
const SHOWN_DAYS = { year: 365, month: 60 };
const places = {};
/** What each chart is limited to by the reader's filters. */
const limits = {};
const othersIgnored = element("p.small", { hidden: true });

export function startCharts() {
  byId("panel-charts").append(element("h2.unseen", { textContent: t("tab_charts") }), othersIgnored);
  for (const name of ["sides", "pace", "coverage"]) {
    places[name] = element("div.chart");
    limits[name] = element("strong");
    byId("panel-charts").append(element("section", {}, element("h3", { textContent: t(`chart_${name}`) }),
      element("p.small", {}, t(`chart_${name}_means`), " ", limits[name]), places[name]));
  }
  onView(["tab", "asOf", "knownAt", "country"], draw);
  onView(["country", "side", "status", "q"], tellLimits);
  span.addEventListener("change", draw);
}

function draw() {
  if (view.state.tab !== "charts") return;
  const { first, last } = span;
  // The years before the reader's day: further back than the API counts in one answer, the start is left out.
  const from = Math.max(first, last - MOST_POINTS * 7);
  chart("sides", () => sidesOverTime(from, last), (counts) => lines(counts, from, last));
  const end = dayNumber(view.state.asOf || isoDay(last));
  chart("pace", () => changesByDay(end), (days) => bars(days, end - SHOWN_DAYS.month, end));
  chart("coverage", () => asked("/v1/coverage", { ...toDay(COVERED_DAYS), country: view.state.country, limit: 100 }), coverage);
}

function tellLimits() {
  const { country, side, status, q } = view.state;
  for (const [name, node] of Object.entries(limits)) node.textContent = country ? t(`chart_${name}_of`, countryName(country)) : "";
  othersIgnored.hidden = !(side || status || q);
  othersIgnored.textContent = t("charts_of_all");
}

/** @param {string} name of the chart @param {() => Promise<unknown>} ask @param {(answer: unknown) => Node[]} show */
async function chart(name, ask, show) {
  const asking = places[name].asking = Symbol(name);
  try {
    const answer = await ask();
    if (places[name].asking === asking) places[name].replaceChildren(...show(answer));
  } catch (problem) {
    if (places[name].asking === asking) places[name].replaceChildren(element("p.notice", { textContent: trouble(problem) }));
  }
}

/** All pages. @returns {Promise<{day: string, side: string|null, places: number}[]>} */
async function sidesOverTime(first, last) {
  const { country, knownAt } = view.state;
  const question = { from: isoDay(first), to: isoDay(last), step: last - first < MOST_POINTS ? "day" : "week", country, known_at: knownAt, limit: 1000 };
  let items = [], cursor = "";
  do {
    const page = await asked("/v1/summary", { ...question, cursor });
    items = items.concat(page.items);
    cursor = page.next ?? "";
  } while (cursor);
  return items;
}

const changesByDay = async (end) => (await asked("/desk/pace",
  { from: isoDay(end - SHOWN_DAYS.month), to: isoDay(end), country: view.state.country, known_at: view.state.knownAt })).items;

function toDay(days) {
  const to = view.state.asOf || today();
  return { from: isoDay(dayNumber(to) - days + 1), to };
}

board.addEventListener("items", draw);
