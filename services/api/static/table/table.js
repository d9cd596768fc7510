// The table of places: sorted by its heads, drawn in steps as the reader scrolls, so that 10,000 places cost no more than 100.

import { byId, element, redrawn } from "../app/dom.js";
import { t } from "../app/texts.js";
import { onView, view } from "../app/view.js";
import { counted } from "../app/words.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { row } from "./row.js";

const STEP = 100;
const COLUMNS = ["place", "controller", "status", "since", "confidence"];
let shown = 0;
const body = element("tbody");
const more = element("button.more", { type: "button", on: { click: () => grow(STEP) } });

export function startTable() {
  const table = element("table", { id: "table", aria: { rowcount: 0 } }, element("caption.unseen", { id: "caption" }),
    element("thead", {}, element("tr", {}, ...COLUMNS.map(head))), body);
  byId("panel-places").append(element("p.count", { id: "count", aria: { live: "polite" } }), table, more);
  new IntersectionObserver(([seen]) => seen.isIntersecting && grow(STEP), { rootMargin: "400px" }).observe(more);
  body.addEventListener("click", open);
  chosen.addEventListener("items", draw);
  board.addEventListener("mood", tellWaiting);
  tellWaiting();
  onView(["place"], markOpen);
  onView(["sort"], markSort);
}

function head(name) {
  const button = element("button", { type: "button", textContent: t(`column_${name}`), on: { click: () => sortBy(name) } });
  // The class of its cells: "status" is that of the mark in them.
  return element(`th.${name === "status" ? "form-of" : name}`, { scope: "col", data: { column: name } }, button);
}

function sortBy(name) {
  const { sort } = view.state;
  const down = name === "since" || name === "confidence";
  const first = down ? `-${name}` : name, second = down ? name : `-${name}`;
  view.set({ sort: sort === first ? second : sort === second ? "-news" : first });
}

function markSort() {
  const name = view.state.sort.replace("-", "");
  for (const cell of document.querySelectorAll("#table th[data-column]")) {
    if (cell.dataset.column !== name) cell.removeAttribute("aria-sort");
    else cell.setAttribute("aria-sort", view.state.sort.startsWith("-") ? "descending" : "ascending");
  }
}

function draw() {
  if (!board.complete) return tellWaiting();
  const wanted = Math.max(STEP, Math.min(shown, chosen.items.length));
  redrawn(body, (link) => rowOf(link.closest("tr").dataset.place), () => {
    shown = 0;
    body.replaceChildren();
    grow(wanted);
  });
  byId("table").setAttribute("aria-rowcount", String(chosen.items.length + 1));
  byId("table").hidden = !chosen.items.length;
  byId("caption").textContent = t("table_caption");
  byId("count").textContent = t("count", counted(chosen.items.length), counted(board.items.length));
}

const rowOf = (place) => `tr[data-place="${CSS.escape(place)}"] a`;

/** Before any answer has come: nothing is counted yet. */
function tellWaiting() {
  if (board.complete) return;
  byId("table").hidden = true;
  byId("count").textContent = board.mood === "loading" ? t("loading_places") : "";
}

function grow(by) {
  const next = chosen.items.slice(shown, shown + by);
  // The first row is that of the heads.
  body.append(...next.map((item, index) => row(item, shown + index + 2)));
  shown += next.length;
  more.hidden = shown >= chosen.items.length;
  more.textContent = t("more_rows", counted(chosen.items.length - shown));
  markOpen();
}

function open(event) {
  const place = event.target.closest("tr")?.dataset.place;
  if (!place || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  view.set({ place });
}

function markOpen() {
  for (const node of body.children) node.classList.toggle("open", node.dataset.place === view.state.place);
}
