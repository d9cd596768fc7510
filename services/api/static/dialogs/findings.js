// What was found in an article: the statements as a list, then the text with its sentences marked. And what would be found
// in one that is not on record: each sentence with its statements, or why there are none.

import { chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { view } from "../app/view.js";
import { joined, longMoment, percent, since } from "../app/words.js";
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
  return element("li", {}, element("p.said", {}, chip(board.colour(side)), place, t("colon"), statement(event)),
    element("p.small", { textContent: joined(since(event.date), confidence(event)) }),
    element("blockquote", { textContent: event.evidence.quote }));
}

/** @param {{known: string|null, title: string, publisher: string|null, published_at: string, sentences: object[]}} shown */
export function verdicts({ known, title, publisher, published_at: published, sentences }) {
  const count = sentences.flatMap(({ claims }) => claims.filter(({ event, dropped }) => event && !dropped)).length;
  return [element("h3", { textContent: count ? t("add_would_find", count) : t("add_would_find_nothing") }),
    element("p.small", { textContent: joined(title, publisher ?? t("no_outlet"), longMoment(published)) }),
    ...(known ? [element("p.notice", { textContent: t("add_known") })] : []),
    element("ol.findings.verdicts", {}, ...sentences.map(verdict))];
}

function verdict({ quote, refused, claims }) {
  const told = refused ? [element("p.small", { textContent: why(refused) })] : claims.map(claim);
  return element("li", { data: { told: String(!refused) } }, element("blockquote", { textContent: quote }), ...told);
}

function claim({ event, dropped, rule }) {
  if (!event) return element("p.small", { textContent: joined(why(dropped), t("rule", rule)) });
  const side = event.actor?.side ?? event.opponent?.side;
  const about = joined(since(event.date), confidence(event), t("rule", rule));
  return element("div", {}, element("p.said", {}, chip(board.colour(side)), event.place.name, t("colon"), statement(event)),
    element("p.small", { textContent: joined(dropped && why(dropped), about) }));
}

const why = (words) => t(`why_${words.replaceAll(/[^a-z]+/g, "_")}`);

const confidence = (event) => `${t("column_confidence")} ${percent(event.confidence)}`;
