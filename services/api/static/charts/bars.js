// Changes by day: a bar a day; a click goes to that day.

import { element, svg } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { dayNumber, longDay } from "../app/words.js";
import { axes, frame } from "./axes.js";

/** @param {{day: string, places: number}[]} days */
export function bars(days, first, last) {
  if (!days.length) return [element("p.notice", { textContent: t("chart_quiet") })];
  const { x, y, grid } = axes(first - 1, last + 1, Math.max(...days.map(({ places }) => places)));
  const wide = Math.max(2, x(1) - x(0) - 1.5);
  const drawn = days.map(({ day, places }) => {
    const bar = svg("rect", { x: x(dayNumber(day)) - wide / 2, y: y(places), width: wide, height: y(0) - y(places), class: "bar" },
      svg("title", {}, `${longDay(day)}${t("colon")}${places}`));
    bar.addEventListener("click", () => view.set({ asOf: day }));
    return bar;
  });
  const busiest = days.reduce((one, other) => (other.places > one.places ? other : one));
  return [frame(t("chart_pace_summary", days.length, longDay(busiest.day), busiest.places), ...grid, ...drawn)];
}
