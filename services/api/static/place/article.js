// An article as it was read, with the sentences marked that something was found in.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { longMoment, webAddress } from "../app/words.js";
import { asked } from "../data/polled.js";
import { statement } from "./evidence.js";

/** Open the reader at one event's sentence. @param {string} id @param {string} [eventId] */
export async function openArticle(id, eventId) {
  const reader = /** @type {HTMLDialogElement} */ (byId("reader"));
  reader.replaceChildren(element("p.loading", { textContent: t("mood_loading") }));
  reader.showModal();
  try {
    const article = await asked(`/v1/articles/${id}`);
    const words = article.erased_at ? element("p.notice", { textContent: t("erased", longMoment(article.erased_at)) }) : marked(article, eventId);
    reader.replaceChildren(...heading(article), words, closeButton(reader));
    reader.querySelector("mark.asked")?.scrollIntoView({ block: "center" });
  } catch (problem) {
    reader.replaceChildren(element("p.notice", { textContent: problem.message }), closeButton(reader));
  }
}

export const closeButton = (dialog) => element("button.close", { type: "button", textContent: t("close"), on: { click: () => dialog.close() } });

function heading(article) {
  const address = webAddress(article.url);
  const outlet = article.publisher ?? t("no_outlet");
  return [element("h2", { id: "reader-title", textContent: article.title || t("no_title") }),
    element("p.small", {}, address ? element("a", { href: address, textContent: outlet, rel: "noopener noreferrer" }) : outlet,
      t("between"), longMoment(article.published_at))];
}

/** The text with marks. Offsets count code points, so that is what is cut. @param {string} [eventId] */
export function marked({ text, events }, eventId) {
  const letters = [...text];
  const body = element("div.read");
  let at = 0;
  for (const { start, end, found } of stretches(events)) {
    const asked = found.some((event) => event.id === eventId);
    const about = found.map((event) => `${event.place.name}${t("colon")}${statement(event)}`).join(t("semicolon"));
    body.append(letters.slice(at, start).join(""), element(`mark${asked ? ".asked" : ""}`, { title: about, textContent: letters.slice(start, end).join("") }));
    at = end;
  }
  body.append(letters.slice(at).join(""));
  return body;
}

/** Sentences that something was found in, in the order of the text, without overlap. */
function stretches(events) {
  const byStart = events.toSorted((one, other) => one.evidence.start - other.evidence.start);
  const made = [];
  for (const event of byStart) {
    const { start, end } = event.evidence;
    const last = made.at(-1);
    if (last && start < last.end) Object.assign(last, { end: Math.max(last.end, end), found: [...last.found, event] });
    else made.push({ start, end, found: [event] });
  }
  return made;
}
