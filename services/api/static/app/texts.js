// Finds the words of the page. Another language is other files of texts/ with the same keys.

import { en } from "../texts/en.js";
import { element } from "./dom.js";

const texts = { ...en };

/** Words that one page alone needs. @param {Record<string, string>} more */
export const learn = (more) => Object.assign(texts, more);

/** The text of that key; where it is a function, with the arguments in it. @param {string} key */
export function t(key, ...args) {
  const text = texts[key];
  if (text === undefined) throw new Error(`There is no text ${key}`);
  return typeof text === "function" ? text(...args) : text;
}

/** The text of that key as nodes: what stands in it between backticks is code. @returns {(Node|string)[]} */
export const coded = (key) => t(key).split("`").map((part, index) => (index % 2 ? element("code", { textContent: part }) : part));

/**
 * Fills in the words of what the page declares: data-text, data-label (for screen readers), data-hint, data-content (of a meta
 * element). Until then the page has no words but its name, so that nobody sees those of another language.
 */
export function fill() {
  document.documentElement.lang = t("locale");
  document.documentElement.dir = t("direction");
  for (const node of document.querySelectorAll("[data-text]")) node.replaceChildren(...coded(node.dataset.text));
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-content]")) node.setAttribute("content", t(node.dataset.content));
  for (const node of document.querySelectorAll("[data-hint]")) {
    node.setAttribute(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? "placeholder" : "title", t(node.dataset.hint));
  }
}
