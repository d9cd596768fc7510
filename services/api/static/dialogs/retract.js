// Takes a statement back, with a reason: the record keeps it with the name of the key.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { board } from "../data/board.js";
import { asked } from "../data/polled.js";
import { closeButton } from "../place/article.js";
import { keyField } from "./key_field.js";

/** @param {{id: string, evidence: {quote: string}}} event */
export function openRetraction(event) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("retract"));
  const told = element("p.notice", { hidden: true, aria: { role: "alert" } });
  const key = keyField();
  const reason = element("textarea", { name: "reason", required: true, rows: 3, maxLength: 2000 });
  const form = element("form", { on: { submit: send } },
    element("h2", { id: "retract-title", textContent: t("retract_title") }),
    element("blockquote", { textContent: event.evidence.quote }), element("p.small", { textContent: t("retract_means") }),
    element("label.field", {}, t("retract_reason"), reason), key.node, told,
    element("p.buttons", {}, element("button.primary", { type: "submit", textContent: t("retract_send") }), closeButton(dialog)));

  async function send(submitted) {
    submitted.preventDefault();
    told.hidden = true;
    key.keep();
    try {
      await asked(`/v1/events/${event.id}/retraction`, {}, { method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ reason: reason.value }) });
      dialog.close();
      await board.refresh();
    } catch (problem) {
      told.textContent = problem.message;
      told.hidden = false;
      key.answered(problem);
    }
  }
  dialog.replaceChildren(form);
  dialog.showModal();
}
