// The table: one row a place. Everything from outside enters as text, never as markup.

import { longDay, percent, since, webAddress } from "./words.js";

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function chip(colour) {
  const made = element("span", { className: "chip", ariaHidden: "true" });
  if (colour) made.style.setProperty("--side", colour);
  return made;
}

function cell(name, className, ...children) {
  const made = element("td", { className, role: "cell" }, ...children);
  made.dataset.name = name;
  return made;
}

const small = (text) => element("span", { className: "small", textContent: text });

function controller(item, sides) {
  const side = sides.get(item.controller);
  const previous = item.previous ? [small(`before: ${sides.get(item.previous)?.name ?? item.previous}`)] : [];
  const name = side?.name ?? item.controller ?? "nobody named";
  return [element("span", { className: "side" }, chip(side?.colour), element("span", { textContent: name })), ...previous];
}

function source(sentence) {
  const address = webAddress(sentence.url);
  const name = sentence.outlet ?? (address ? new URL(address).hostname : "article without a named outlet");
  const outlet = address
    ? element("a", { href: address, textContent: name, rel: "noopener noreferrer" })
    : element("span", { textContent: name });
  const article = element("a", { href: `/v1/articles/${sentence.article_id}`, textContent: "as read" });
  return element("span", { className: "small" }, outlet, " · ", article);
}

function evidence(item) {
  return [element("blockquote", { textContent: item.sentence.quote }), source(item.sentence)];
}

function row(item, sides) {
  const place = element("a", { href: `/v1/control/${encodeURIComponent(item.place.id)}`, textContent: item.place.name });
  const kind = [item.place.type, item.place.country].filter(Boolean).join(", ");
  return element("tr", { role: "row" },
    element("th", { scope: "row", role: "rowheader", className: "place" }, place, " ", small(kind)),
    cell("Controller", "", ...controller(item, sides)),
    cell("Status", `status-${item.status}`, item.status),
    cell("Since", "since", since(item.since), " ", small(`last evidence ${longDay(item.last_evidence_at)}`)),
    cell("Confidence", "number", percent(item.confidence)),
    cell("Evidence", "evidence", ...evidence(item)));
}

export function searchable(item, sides) {
  const names = [item.controller, sides.get(item.controller)?.name, item.place.name, item.place.country, item.status];
  return [...names, item.sentence.quote, item.sentence.outlet].filter(Boolean).join(" ").toLocaleLowerCase();
}

// The newest evidence first.
function byNews(a, b) {
  return b.last_evidence_at.localeCompare(a.last_evidence_at) || a.place.name.localeCompare(b.place.name);
}

export function rows(items, sides) {
  return items.toSorted(byNews).map((item) => row(item, sides));
}
