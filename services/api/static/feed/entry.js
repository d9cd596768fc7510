// One change of the feed: what was believed before, what is now, and the sentence behind it.

import { chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { joined, longMoment, percent, since } from "../app/words.js";
import { board } from "../data/board.js";

/** @param {object} change of /v1/changes @param {boolean} [fresh] it has just come in */
export function entry(change, fresh = false) {
  const { place, before, after } = change;
  const told = (after ?? before).sentence;
  return element(`li.change${fresh ? ".fresh" : ""}`, { data: { change: change.id } },
    element("p.small", {}, longMoment(change.recorded_at), ...(change.kind === "past" ? [t("between"), t("feed_past")] : []), asThen(change)),
    element("p.turn", {}, placeButton(place, after), " ", ...turn(before, after)),
    ...(told.quote ? [element("blockquote", { textContent: told.quote })] : []),
    element("p.small", { textContent: joined(told.outlet, after && t("feed_since", since(after.since))) }));
}

const placeButton = (place, after) => element("button.link", { type: "button", textContent: place.name,
  on: { click: () => view.set({ place: place.id, ...(after && { asOf: after.since.end }) }) } });

/** Back to what the record knew just after it. */
const asThen = (change) => element("button.link.then", { type: "button", textContent: t("feed_then"), title: t("feed_then_means"),
  on: { click: () => view.set({ place: change.place.id, knownAt: change.recorded_at, asOf: (change.after ?? change.before).since.end }) } });

function turn(before, after) {
  if (!after) return [t("feed_gone")];
  const now = standing(after);
  if (!before) return [t("feed_new"), " ", ...now];
  if (before.controller === after.controller && before.status === after.status) return [...now, " ", surer(before, after)];
  return [...standing(before), t("arrow"), ...now];
}

/** The same state, with more or less behind it. */
function surer(before, after) {
  const [was, is] = [before, after].map(({ confidence }) => percent(confidence));
  const turn = was === is ? is : `${was}${t("arrow")}${is}`;
  return element("span.small", { textContent: t(after.confidence < before.confidence ? "feed_less_sure" : "feed_surer", turn) });
}

const standing = (state) => [
  ...(state.controller ? [chip(board.colour(state.controller)), element("span", { data: { side: state.controller }, textContent: board.sideName(state.controller) })]
    : [t("nobody")]),
  state.status === "held" ? "" : ` ${t("in_brackets", t(`status_${state.status}`).toLocaleLowerCase(t("locale")))}`,
];
