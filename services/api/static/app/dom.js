// Makes elements. Everything from outside enters as text, never as markup.

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {string} name tag, with classes behind dots: "span.small.side"
 * @param {Record<string, unknown>} [properties] of the element; `data` and `aria` hold attributes, `on` listeners
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const { data = {}, aria = {}, on = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  made.classList.add(...classes);
  Object.assign(made.dataset, data);
  for (const [key, value] of Object.entries(aria)) made.setAttribute(key === "role" ? key : `aria-${key}`, String(value));
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  made.append(...children);
  return made;
}

/** A drawing in the page, such as a chart. @returns {SVGElement} */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A square in a side's colour. */
export function chip(colour) {
  const made = element("span.chip", { aria: { hidden: true } });
  if (colour) made.style.setProperty("--side", colour);
  return made;
}

/**
 * Draws anew what is in `node`, and leaves the focus where it was for who works with the keyboard.
 * @param {HTMLElement} node @param {(focused: HTMLElement) => string} again finds what takes its place @param {() => void} draw
 */
export function redrawn(node, again, draw) {
  const held = node.contains(document.activeElement) && again(document.activeElement);
  draw();
  if (held) node.querySelector(held)?.focus({ preventScroll: true });
}

/** Runs `action` once, `ms` after the last call. */
export function settled(action, ms) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), ms);
  };
}
