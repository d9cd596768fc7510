// The panel of one place: who controls it, since when, how sure that is, and why.

import { byId, chip, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { clocks, onView, view } from "../app/view.js";
import { listed, longDay, percent, since, trouble } from "../app/words.js";
import { board } from "../data/board.js";
import { Polled, address, asked } from "../data/polled.js";
import { statusMark } from "../table/row.js";
import { countryName } from "../app/filters.js";
import { span } from "../time/span.js";
import { band } from "./band.js";
import { testimonies } from "./evidence.js";

const polled = new Polled();
let opened = "";
/** Draws what is open once more: with the names and colours of sides that have come meanwhile. */
let redraw = () => {};

export function startPlace() {
  onView(["place", "asOf", "knownAt"], load);
  // The band ends where the record does, which is known a moment later than the place.
  span.addEventListener("change", () => redraw());
  board.addEventListener("items", () => { redraw(); if (view.state.place) load(new Set()); });
}

/** @param {Set<string>} changed parts of the view */
async function load(changed) {
  const { place } = view.state;
  byId("place").hidden = !place;
  byId("board").hidden = Boolean(place);
  if (!place) return closed();
  if (place !== opened) byId("place").replaceChildren(element("p.loading", { textContent: t("mood_loading") }));
  try {
    const path = `/v1/control/${encodeURIComponent(place)}`;
    const [found, timeline] = await Promise.all([polled.ask(address(path, clocks())), asked(`${path}/timeline`, knownAt())]);
    if (place !== view.state.place || !(found.changed || changed.size)) return;
    redraw = () => show(found.body.state.place, [summary(found.body.state), band(timeline.items), changesButton(), ...testimonies(found.body)]);
    redraw();
  } catch (problem) {
    if (place !== view.state.place) return;
    await showNothing(place, problem);
  }
}

const knownAt = () => (view.state.knownAt ? { known_at: view.state.knownAt } : {});

/** Nothing is known of it on that day: its history is still worth seeing. */
async function showNothing(place, problem) {
  const words = element("p.notice", { textContent: trouble(problem) });
  const timeline = await asked(`/v1/control/${encodeURIComponent(place)}/timeline`, knownAt()).catch(() => null);
  redraw = () => show(timeline?.place ?? { name: place }, timeline?.items.length ? [words, band(timeline.items)] : [words]);
  redraw();
}

function show(place, content) {
  const first = opened !== view.state.place;
  opened = view.state.place;
  // What is drawn anew takes the focus with it.
  const held = byId("place").contains(document.activeElement);
  byId("place").replaceChildren(backButton(), heading(place), ...content);
  if (first || held) byId("place").querySelector("h2").focus({ preventScroll: held || matchMedia("(min-width: 60rem)").matches });
}

function closed() {
  const before = opened;
  opened = "";
  redraw = () => {};
  const row = before && document.querySelector(`tr[data-place="${CSS.escape(before)}"] a`);
  // What is hidden keeps the focus until the next frame.
  const free = document.activeElement === document.body || byId("place").contains(document.activeElement);
  if (row && free) row.focus();
}

/** The way to the feed of this place alone. */
const changesButton = () => element("button.link", { type: "button", textContent: t("feed_of_place"),
  on: { click: () => view.set({ place: "", tab: "changes", changesOf: view.state.place }) } });

const backButton = () => element("button.back", { type: "button", textContent: t("back"), on: { click: () => view.set({ place: "" }) } });

function heading(place) {
  const kind = listed(place.type && t(`type_${place.type}`), place.country && countryName(place.country));
  return element("header", {}, element("h2", { tabIndex: -1, textContent: place.name }), element("p.small", { textContent: kind }));
}

function summary(state) {
  const facts = [
    [t("column_status"), statusMark(state)],
    [t("column_since"), since(state.since)],
    [t("column_confidence"), confidence(state.confidence)],
    [t("previous"), state.previous ? sideMark(state.previous) : t("unknown")],
    [t("newest"), longDay(state.last_evidence_at)],
  ];
  return element("section.summary", {},
    element("p.holder", {}, sideMark(state.controller)),
    element("dl", {}, ...facts.map(([name, value]) => element("div", {}, element("dt", { textContent: name }), element("dd", {}, value)))),
    element("p.means", { textContent: t(`means_${state.status}`) }),
    ...(state.stale ? [element("p.notice", { textContent: t("silent_days", state.days_since_evidence) })] : []));
}

const sideMark = (side) => element("span.side", {}, chip(board.colour(side)), element("span", { textContent: board.sideName(side) ?? t("nobody") }));

function confidence(share) {
  const bar = element("span.bar", { aria: { hidden: true } }, element("span.part"));
  bar.firstElementChild.style.setProperty("--share", String(share));
  return element("span.confidence", {}, bar, percent(share));
}
