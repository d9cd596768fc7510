// The sentences for and against a state, each with its outlet, day and weight, and the way to its article.

import { element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { longMoment, percent, since, webAddress } from "../app/words.js";
import { openArticle } from "./article.js";
import { openRetraction } from "../dialogs/retract.js";

/** @param {{evidence_for: object[], evidence_against: object[]}} found */
export function testimonies({ evidence_for, evidence_against }) {
  return [list(t("evidence_for"), evidence_for), ...(evidence_against.length ? [list(t("evidence_against"), evidence_against)] : [])];
}

function list(title, items) {
  return element("section.testimonies", {}, element("h3", { textContent: title }), element("ol", {}, ...items.map(testimony)));
}

function testimony({ weight, event, article }) {
  const weighed = element("span.weight", { title: t("weight_means"), textContent: t("weight", percent(weight)) });
  return element("li", {},
    element("p.said.small", {}, element("b", { textContent: statement(event) }), t("between"), since(event.date), weighed),
    article?.erased_at ? element("p.notice", { textContent: t("erased", longMoment(article.erased_at)) }) : element("blockquote", { textContent: event.evidence.quote }),
    element("p.small.source", {}, ...source(event, article), t("between"), retractButton(event)));
}

/** What the event says, in words: "claimed capture by the Iraqi Army". */
export function statement(event) {
  const told = event.status !== "reported" && t(`told_${event.status}`);
  return t("statement", told, t(`kind_${event.kind}`), event.actor?.name, event.attributed_to?.name);
}

function source(event, article) {
  if (!article) return [element("span", { textContent: t("analyst") })];
  const address = webAddress(article.url);
  const name = article.publisher ?? (address ? new URL(address).hostname : t("no_outlet"));
  const outlet = address ? element("a", { href: address, textContent: name, rel: "noopener noreferrer" }) : element("span", { textContent: name });
  const read = element("button.link", { type: "button", textContent: t("as_read"), on: { click: () => openArticle(article.id, event.id) } });
  return [outlet, t("between"), longMoment(article.published_at), t("between"), read];
}

const retractButton = (event) => element("button.link", { type: "button", textContent: t("retract"), on: { click: () => openRetraction(event) } });
