// The masthead: what is shown, whether it is live, search, theme, and what is wrong when something is.

import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { byId, element } from "./dom.js";
import { t } from "./texts.js";
import { onView, view } from "./view.js";
import { longDay, longMoment, counted, listed } from "./words.js";

let seenAt = null;

export function startHeader() {
  const q = /** @type {HTMLInputElement} */ (byId("q"));
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  q.addEventListener("input", () => view.set({ q: q.value, tab: "places" }, { replace: true }));
  onView(["q"], () => { if (q.value !== view.state.q) q.value = view.state.q; });
  onView(["asOf", "knownAt"], headline);
  board.addEventListener("mood", mood);
  chosen.addEventListener("items", () => { headline(); notice(); });
  byId("theme").addEventListener("click", turnTheme);
  document.addEventListener("keydown", shortcuts);
}

function headline() {
  const { asOf, knownAt } = view.state;
  const day = asOf ? t("as_of", longDay(asOf)) : t("as_of_now");
  byId("headline").textContent = listed(day, knownAt && t("as_known", longMoment(knownAt)));
}

function mood() {
  if (board.mood === "live") seenAt = new Date();
  byId("live").dataset.state = board.mood;
  const text = view.state.knownAt && board.mood === "live" ? t("mood_past") : t(`mood_${board.mood}`);
  if (byId("live-text").textContent !== text) byId("live-text").textContent = text;
  notice();
}

function notice() {
  const node = byId("notice");
  const told = whatIsWrong();
  node.hidden = !told.length;
  node.dataset.state = board.mood;
  node.replaceChildren(...told);
}

/** Nothing while all is well. @returns {(Node|string)[]} */
function whatIsWrong() {
  const seen = seenAt ? ` ${t("seen_at", seenAt.toLocaleTimeString(t("locale")))}` : "";
  if (board.mood === "error") return [board.problem.message, seen, ...(board.problem.status === 401 ? [" ", keyButton()] : [])];
  if (board.mood === "offline") return [t("offline"), seen];
  if (!board.complete) return [];
  if (!board.items.length) return [view.state.asOf || view.state.knownAt ? t("nothing_then") : t("nothing_yet")];
  if (!chosen.items.length) return [t("no_match"), " ", clearButton()];
  if (board.more) return [t("too_many", counted(board.items.length))];
  return onlyOldNews() ? [t("old_news", longDay(newest())), " ", goButton()] : [];
}

const newest = () => board.items.reduce((day, item) => item.last_evidence_at > day ? item.last_evidence_at : day, "");
const onlyOldNews = () => !view.state.asOf && board.items.every((item) => item.stale);

const keyButton = () => element("button.link", { type: "button", textContent: t("key_enter"),
  on: { click: async () => (await import("../dialogs/key.js")).openKey() } });
const goButton = () => element("button.link", { type: "button", textContent: t("go_there"), on: { click: () => view.set({ asOf: newest() }) } });
const clearButton = () => element("button.link", { type: "button", textContent: t("clear_filters"),
  on: { click: () => view.set({ q: "", side: "", status: "", country: "" }) } });

function turnTheme() {
  const { dataset } = document.documentElement;
  const dark = dataset.theme ? dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", dataset.theme);
}

function shortcuts(event) {
  const writing = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "/" && !writing) {
    event.preventDefault();
    byId("q").focus();
  } else if (event.key === "Escape" && !writing && view.state.place) view.set({ place: "" });
}
