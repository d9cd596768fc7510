// Asks for a key where the record cannot be read without one.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { closeButton } from "../place/article.js";
import { keyField } from "./key_field.js";

export function openKey() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("key"));
  const field = keyField();
  const form = element("form", { on: { submit: (event) => { event.preventDefault(); field.keep(); location.reload(); } } },
    element("h2", { id: "key-title", textContent: t("key_title") }), field.node,
    element("p.buttons", {}, element("button.primary", { type: "submit", textContent: t("key_use") }), closeButton(dialog)));
  dialog.replaceChildren(form);
  dialog.showModal();
}
