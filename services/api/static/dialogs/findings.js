// What was found in an article: the statements as a list, then the text with its sentences marked.

import { chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { percent, since } from "../app/words.js";
import { board } from "../data/board.js";
import { marked } from "../place/article.js";
import { statement } from "../place/evidence.js";

/** @param {{status: string, last_error: string|null, events: object[], text: string}} article */
export function findings(article) {
  if (article.status === "dead") return [element("p.notice", { textContent: t("add_dead", article.last_error ?? ""), data: { state: "error" } })];
  const { events } = article;
  const title = element("h3", { textContent: events.length ? t("add_found", events.length) : t("add_found_nothing") });
  return [title, element("ol.findings", {}, ...events.map(finding)), marked(article)];
}

function finding(event) {
  const side = event.actor?.side ?? event.opponent?.side;
  const place = element("button.link", { type: "button", textContent: event.place.name, on: { click: (clicked) => {
    clicked.target.closest("dialog").close();
    view.set({ place: event.place.id, asOf: event.date.end });
  } } });
  return element("li", {}, element("p.said", {}, chip(board.colour(side)), place, `: ${statement(event)}`),
    element("p.small", { textContent: `${since(event.date)} · ${t("column_confidence")} ${percent(event.confidence)}` }),
    element("blockquote", { textContent: event.evidence.quote }));
}
