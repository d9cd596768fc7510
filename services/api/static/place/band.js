// The history of a place as a band of colours: a click goes to that time.

import { chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { dayNumber, isoDay, listed, longDay, percent, today } from "../app/words.js";
import { board } from "../data/board.js";
import { span } from "../time/span.js";

/** A stretch shorter than this share of the band could not be hit. */
const LEAST_SHARE = 0.012;

/** @param {{valid_from: string, valid_to: string|null, controller: string|null, status: string, confidence: number}[]} holds oldest first */
export function band(holds) {
  const first = Math.min(...holds.map((hold) => dayNumber(hold.valid_from)));
  const last = Math.max(span.last, dayNumber(view.state.asOf || "1970-01-01"), first + 1);
  const parts = holds.map((hold) => stretch(hold, Math.min(dayNumber(hold.valid_to ?? today()), last), last - first));
  return element("section.hands", {}, element("h3", { textContent: t("hands") }),
    element("div.band", { aria: { role: "group", label: t("hands_label") } }, ...parts), scale(first, last),
    element("ol.holds", {}, ...holds.toReversed().map(entry)));
}

function stretch(hold, end, whole) {
  const share = Math.max(LEAST_SHARE, (end - dayNumber(hold.valid_from)) / whole);
  const made = element("button.stretch", { type: "button", title: told(hold), aria: { label: told(hold), current: isNow(hold) },
    data: { status: hold.status }, on: { click: () => view.set({ asOf: hold.valid_from }) } });
  made.style.setProperty("--side", board.colour(hold.controller) ?? "transparent");
  made.style.flexGrow = String(share);
  return made;
}

const scale = (first, last) => element("p.scale.small", { aria: { hidden: true } },
  ...[first, last].map((day) => element("span", { textContent: longDay(isoDay(day)) })));

function entry(hold) {
  const day = element("button.link", { type: "button", textContent: longDay(hold.valid_from), on: { click: () => view.set({ asOf: hold.valid_from }) } });
  return element("li", { aria: { current: isNow(hold) } }, day, chip(board.colour(hold.controller)),
    listed(board.sideName(hold.controller) ?? t("nobody"), t(`status_${hold.status}`), percent(hold.confidence)));
}

const told = (hold) => t("stretch", board.sideName(hold.controller) ?? t("nobody"), t(`status_${hold.status}`), longDay(hold.valid_from),
  hold.valid_to ? longDay(hold.valid_to) : t("until_news"));

function isNow(hold) {
  const day = view.state.asOf || today();
  return hold.valid_from <= day && (!hold.valid_to || day < hold.valid_to);
}
