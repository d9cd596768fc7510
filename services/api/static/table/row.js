// One row of the table.

import { chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { listed, longDay, percent, since } from "../app/words.js";
import { board } from "../data/board.js";

/** @param {import("../data/board.js").Item} item @param {number} index of the row in the whole table, as a screen reader counts */
export function row(item, index) {
  const { place } = item;
  const address = new URL(view.address(), location.href);
  address.searchParams.set("place", place.id);
  const kind = listed(t(`type_${place.type}`), place.country);
  return element(`tr${item.stale ? ".stale" : ""}`, { data: { place: place.id }, aria: { rowindex: index } },
    element("th.place", { scope: "row" }, element("a", { href: address.pathname + address.search, textContent: place.name }), element("span.small", { textContent: kind })),
    element("td.controller", {}, element("span.side", {}, chip(board.colour(item.controller)), controller(item))),
    element("td.form-of", {}, statusMark(item)),
    element("td.since", {}, since(item.since), element("span.small", { textContent: t("last_news", longDay(item.last_evidence_at)) })),
    element("td.confidence", { textContent: percent(item.confidence) }));
}

const controller = (item) => element("span", {}, board.sideName(item.controller) ?? t("nobody"),
  ...(item.previous ? [element("span.small", { textContent: t("before_that", board.sideName(item.previous)) })] : []));

/** The status in a word, with the form that the map gives it. @param {{status: string, stale?: boolean}} item */
export function statusMark(item) {
  const words = listed(t(`status_${item.status}`), item.stale && t("status_stale"));
  return element("span.status", { data: { status: item.status }, title: t(`means_${item.status}`) },
    element("span.form", { aria: { hidden: true } }), words);
}
