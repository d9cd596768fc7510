// The first page: asks for the table every few seconds, keeps the view in the address, says how things stand.

import { Polled, Refused } from "./poll.js";
import { chip, rows, searchable } from "./rows.js";
import { longDay } from "./words.js";

const EVERY_MS = 4000;
const MOST_PAGES = 5;
const byId = (id) => document.getElementById(id);
const view = { asOf: null, filter: "" };
const shown = { items: [], sides: new Map(), more: false, at: null };
const sidesPolled = new Polled();
const pagesPolled = Array.from({ length: MOST_PAGES }, () => new Polled());
let asking = new AbortController();
let timer = 0;

function address(path, more = {}) {
  const wanted = { as_of: view.asOf, ...more };
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return query.size ? `${path}?${query}` : path;
}

async function askControl(signal) {
  let [changed, cursor, items] = [false, "", []];
  for (const polled of pagesPolled) {
    const answer = await polled.ask(address("/v1/control", { limit: "1000", cursor }), signal);
    changed ||= answer.changed;
    items = items.concat(answer.body.items);
    cursor = answer.body.next;
    if (!cursor) break;
  }
  return { changed, items, more: Boolean(cursor) };
}

async function ask() {
  clearTimeout(timer);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const [control, sides] = await Promise.all([askControl(signal), sidesPolled.ask(address("/v1/sides", { limit: "1000" }), signal)]);
    Object.assign(shown, { items: control.items, more: control.more, at: new Date() });
    shown.sides = new Map(sides.body.items.map((side) => [side.id, side]));
    if (control.changed || sides.changed) draw();
    say("live", "Live");
  } catch (problem) {
    if (signal.aborted) return;
    trouble(problem);
  } finally {
    byId("table").setAttribute("aria-busy", "false");
  }
  if (!signal.aborted && !document.hidden) timer = setTimeout(ask, EVERY_MS);
}

function trouble(problem) {
  const seen = shown.at ? ` The table is from ${shown.at.toLocaleTimeString()}.` : "";
  if (problem instanceof Refused) {
    say("error", "Error");
    notice("error", `${problem.message}${seen}`);
  } else {
    say("offline", "Offline");
    notice("offline", `The API cannot be reached; trying again every few seconds.${seen}`);
  }
}

function say(state, text) {
  byId("live").dataset.state = state;
  if (byId("live-text").textContent !== text) byId("live-text").textContent = text;
  if (state === "live") quietNotice();
}

function notice(state, ...content) {
  byId("notice").hidden = false;
  byId("notice").dataset.state = state;
  byId("notice").replaceChildren(...content);
}

function quietNotice() {
  const kept = shown.items.filter((item) => searchable(item, shown.sides).includes(view.filter.toLocaleLowerCase()));
  if (kept.length) byId("notice").hidden = true;
  else if (shown.items.length) notice("empty", `No place matches “${view.filter}”.`);
  else if (view.asOf) notice("empty", `Nothing is known for ${longDay(view.asOf)}.`);
  else notice("empty", "No place is on record yet. POST an article to the ingest service and it appears here within seconds.");
}

function draw() {
  const words = view.filter.toLocaleLowerCase();
  const kept = shown.items.filter((item) => searchable(item, shown.sides).includes(words));
  byId("rows").replaceChildren(...rows(kept, shown.sides));
  byId("table").hidden = kept.length === 0;
  byId("count").textContent = `${kept.length} of ${shown.items.length}${shown.more ? " and more" : ""} places`;
  byId("caption").textContent = `Control of places ${view.asOf ? `as of ${longDay(view.asOf)}` : "today"}`;
  byId("legend").replaceChildren(...[...shown.sides.values()].filter((side) => side.places).map(legendEntry));
}

function legendEntry(side) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-pressed", String(view.filter === side.name));
  const places = document.createElement("output");
  places.textContent = side.places;
  button.append(chip(side.colour), side.name, places);
  button.addEventListener("click", () => show({ filter: view.filter === side.name ? "" : side.name }));
  const entry = document.createElement("li");
  entry.append(button);
  return entry;
}

function show(change, keepHistory = false) {
  const asOfBefore = view.asOf;
  Object.assign(view, change);
  byId("filter").value = view.filter;
  byId("as-of").value = view.asOf;
  byId("today").hidden = !view.asOf;
  const moved = view.asOf !== asOfBefore;
  if (!keepHistory) history[moved ? "pushState" : "replaceState"](null, "", address("/", { q: view.filter }));
  for (const form of ["json", "geojson", "csv"]) byId(`as-${form}`).href = address("/v1/control", { format: form });
  if (moved) {
    byId("table").setAttribute("aria-busy", "true");
    say("loading", "Loading…");
    ask();
  } else if (shown.at) {
    draw();
    quietNotice();
  }
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  show({ asOf: query.get("as_of") ?? "", filter: query.get("q") ?? "" }, true);
}

byId("bar").addEventListener("submit", (event) => event.preventDefault());
byId("filter").addEventListener("input", (event) => show({ filter: event.target.value }));
byId("as-of").addEventListener("change", (event) => show({ asOf: event.target.value }));
byId("today").addEventListener("click", () => show({ asOf: "" }));
document.addEventListener("visibilitychange", () => document.hidden ? clearTimeout(timer) : ask());
addEventListener("online", ask);
addEventListener("popstate", fromAddress);
fromAddress();
