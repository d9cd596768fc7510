// Finds the words of the page. Another language is another file of texts/ with the same keys.

import { en } from "../texts/en.js";

const texts = en;

/** The text of that key; where it is a function, with the arguments in it. @param {string} key */
export function t(key, ...args) {
  const text = texts[key];
  if (text === undefined) throw new Error(`There is no text ${key}`);
  return typeof text === "function" ? text(...args) : text;
}

/** Fills in the words of what the page declares: data-text, data-label (for screen readers), data-hint. */
export function fill(root = document) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of root.querySelectorAll("[data-hint]")) {
    node.setAttribute(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? "placeholder" : "title", t(node.dataset.hint));
  }
}
