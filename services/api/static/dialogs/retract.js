// Takes a statement back, with a name and a reason: the record keeps both.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { board } from "../data/board.js";
import { asked } from "../data/polled.js";
import { closeButton } from "../place/article.js";

/** @param {{id: string, evidence: {quote: string}}} event */
export function openRetraction(event) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("retract"));
  const told = element("p.notice", { hidden: true, aria: { role: "alert" } });
  const author = element("input", { name: "author", required: true, maxLength: 200, autocomplete: "name" });
  const reason = element("textarea", { name: "reason", required: true, rows: 3, maxLength: 2000 });
  const form = element("form", { on: { submit: send } },
    element("h2", { id: "retract-title", textContent: t("retract_title") }),
    element("blockquote", { textContent: event.evidence.quote }), element("p.small", { textContent: t("retract_means") }),
    element("label.field", {}, t("retract_author"), author), element("label.field", {}, t("retract_reason"), reason), told,
    element("p.buttons", {}, element("button.primary", { type: "submit", textContent: t("retract_send") }), closeButton(dialog)));

  async function send(submitted) {
    submitted.preventDefault();
    told.hidden = true;
    try {
      await asked(`/v1/events/${event.id}/retraction`, {}, { method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ author: author.value, reason: reason.value }) });
      dialog.close();
      await board.refresh();
    } catch (problem) {
      told.textContent = problem.message;
      told.hidden = false;
    }
  }
  dialog.replaceChildren(form);
  dialog.showModal();
}
