// Adds an article. Before it goes in, it can be shown what would be found in it, sentence by sentence; after, what was.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { trouble } from "../app/words.js";
import { board } from "../data/board.js";
import { asked } from "../data/polled.js";
import { closeButton } from "../place/article.js";
import { findings, verdicts } from "./findings.js";
import { keyField } from "./key_field.js";

const AGAIN_MS = 300;
const PATIENCE_MS = 120_000;

export function startAdd() {
  byId("add-open").addEventListener("click", open);
}

function open() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("add"));
  const told = element("div.told", { aria: { live: "polite" } });
  const key = keyField();
  const send = element("button.primary", { type: "submit", textContent: t("add_send") });
  const show = element("button", { type: "submit", textContent: t("add_show") });
  // Not of the kind that Enter presses: that shows what would be found.
  const read = element("button", { type: "button", textContent: t("add_read"), on: { click: () => handOver(form, buttons, told, key, readPage) } });
  const buttons = [read, show, send];
  const form = element("form", { on: { submit: (event) => {
    event.preventDefault();
    handOver(form, buttons, told, key, event.submitter === send ? add : preview);
  } } },
    element("h2", { id: "add-title", textContent: t("add_open") }), element("p.small", { textContent: t("add_means") }),
    element("div.pair.address", {}, field("url", element("input", { name: "url", type: "url", maxLength: 2000 })), read),
    field("title", element("input", { name: "title", maxLength: 500 })),
    field("text", element("textarea", { name: "text", rows: 8, required: true })),
    element("div.pair", {}, field("publisher", element("input", { name: "publisher", maxLength: 200 })),
      field("published_at", element("input", { name: "published_at", type: "datetime-local" }))),
    key.node, element("p.buttons", {}, show, send, closeButton(dialog)));
  dialog.replaceChildren(form, told);
  dialog.showModal();
}

const field = (name, input) => element("label.field", {}, t(`add_${name}`), input);

/** @param {(article: object, told: HTMLElement, form: HTMLFormElement) => Promise<void>} what */
async function handOver(form, buttons, told, key, what) {
  const disable = (disabled) => buttons.forEach((button) => { button.disabled = disabled; });
  disable(true);
  key.keep();
  try {
    await what(posted(form), told, form);
    key.answered();
  } catch (problem) {
    key.answered(problem);
    told.replaceChildren(element("p.notice", { textContent: trouble(problem), data: { state: "error" } }));
  } finally {
    disable(false);
  }
}

/** Fill in what stands on the page, then show what would be found in it. */
async function readPage({ url }, told, form) {
  told.replaceChildren(element("p.loading", { textContent: t("add_fetching") }));
  const page = await sent("/desk/articles/page", { url: url ?? "" });
  for (const name of ["url", "title", "text", "publisher"]) form.elements[name].value = page[name] ?? "";
  form.elements.published_at.value = page.published_at ? new Date(page.published_at).toISOString().slice(0, 16) : "";
  await preview(posted(form), told);
}

async function preview(article, told) {
  told.replaceChildren(element("p.loading", { textContent: t("add_showing") }));
  told.replaceChildren(...verdicts(await sent("/desk/articles/preview", article)));
}

async function add(article, told) {
  told.replaceChildren(element("p.loading", { textContent: t("add_sending") }));
  const accepted = await sent("/desk/articles", article);
  told.replaceChildren(element("p.loading", { textContent: t("add_reading") }));
  told.replaceChildren(...findings(await analysed(accepted.id)));
  board.refresh();
}

const sent = (path, article) => asked(path, {}, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(article) });

/** What was filled in; the moment in UTC, as its label says. */
function posted(form) {
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  if (given.published_at) given.published_at = `${given.published_at}Z`;
  return given;
}

async function analysed(id) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const article = await asked(`/v1/articles/${id}`);
    if (article.status === "done" || article.status === "dead") return article;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  throw new Error(t("add_slow"));
}
