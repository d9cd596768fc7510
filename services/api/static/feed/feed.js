// Changes as they come: the newest from the record first, then each as the stream brings it.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { board } from "../data/board.js";
import { address, asked } from "../data/polled.js";
import { Stream } from "../data/stream.js";
import { lightUp } from "../map/marks.js";
import { entry } from "./entry.js";

const STEP = 40;
const list = element("ol.feed", { aria: { label: t("feed_label"), live: "off" } });
const older = element("button.more", { type: "button", textContent: t("feed_older"), hidden: true, on: { click: () => showOlder() } });
const only = element("p.notice", { hidden: true });
const empty = element("p.notice", { textContent: t("feed_empty"), hidden: true });
/** @type {Stream|null} */
let stream = null;
let next = "";
/** where the stream begins: behind what the newest page was read from */
let after = "";
let unseen = 0;
/** whether the newest changes could not be asked for */
let missed = false;

export function startFeed() {
  byId("panel-changes").append(element("p.small", { textContent: t("feed_means") }), only, empty, list, older);
  onView(["side", "country", "changesOf"], start);
  onView(["changesOf"], tellPlace);
  onView(["tab"], () => view.state.tab === "changes" && count(0));
  board.addEventListener("items", () => { nameSides(); tellPlace(); });
  board.addEventListener("mood", () => missed && board.mood === "live" && start());
}

const filters = () => ({ side: view.state.side, country: view.state.country, place: view.state.changesOf });
const same = (one, other) => Object.keys(one).every((name) => one[name] === other[name]);

/** Whose changes these are, where not all are shown. */
function tellPlace() {
  const { changesOf } = view.state;
  const name = board.items.find((item) => item.place.id === changesOf)?.place.name ?? changesOf;
  only.hidden = !changesOf;
  only.replaceChildren(t("feed_only", name), " ",
    element("button.link", { type: "button", textContent: t("feed_of_all"), on: { click: () => view.set({ changesOf: "" }) } }));
}

async function start() {
  stream?.close();
  next = after = "";
  list.replaceChildren();
  const asking = filters();
  await showOlder();
  if (same(asking, filters()) && !missed) follow();
}

async function showOlder() {
  const asking = filters();
  const found = await asked("/desk/changes", { ...asking, limit: STEP, cursor: next }).catch(() => null);
  if (!same(asking, filters())) return;
  missed = !found && !list.children.length;
  empty.textContent = t(missed ? "feed_away" : "feed_empty");
  empty.hidden = Boolean(list.children.length || found?.items.length);
  if (!found) return;
  list.append(...found.items.map((change) => entry(change)));
  after ||= found.after;
  next = found.next ?? "";
  older.hidden = !next;
}

function follow() {
  stream = new Stream(address("/v1/changes/stream", { ...filters(), after }), { change: (data) => show(JSON.parse(data)) });
}

function show(change) {
  if (list.querySelector(`[data-change="${CSS.escape(change.id)}"]`)) return;
  list.prepend(entry(change, true));
  empty.hidden = true;
  lightUp(change.place);
  if (view.state.tab !== "changes") count(unseen + 1);
  if (!view.state.knownAt) board.refresh();
}

function count(number) {
  unseen = number;
  byId("tab-changes").textContent = number ? t("tab_changes_new", number) : t("tab_changes");
}

/** Entries that came before the sides were known. */
function nameSides() {
  for (const node of list.querySelectorAll("[data-side]")) {
    node.textContent = board.sideName(node.dataset.side);
    node.previousElementSibling?.style.setProperty("--side", board.colour(node.dataset.side) ?? "transparent");
  }
}
