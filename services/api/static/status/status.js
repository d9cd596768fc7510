// How the machine works, for operators without Grafana: asked every few seconds while the page is seen.

import { byId, element } from "../app/dom.js";
import { fill, t } from "../app/texts.js";
import { counted } from "../app/words.js";
import { asked } from "../data/polled.js";

const EVERY_MS = 3_000;
const LATE_SECONDS = 300;
let timer = 0;

async function refresh() {
  clearTimeout(timer);
  try {
    show(await asked("/desk/status"));
  } catch (problem) {
    judge("bad", problem instanceof TypeError ? t("offline") : problem.message);
  }
  if (!document.hidden) timer = setTimeout(refresh, EVERY_MS);
}

function show(machine) {
  const { articles, oldest_unanalysed_seconds: oldest, unrung } = machine;
  const received = Object.values(articles).reduce((sum, count) => sum + count, 0);
  const late = oldest !== null && oldest > LATE_SECONDS;
  if (late) judge("bad", t("status_late", duration(oldest)));
  else if (articles.dead) judge("warn", t("status_some_dead", articles.dead));
  else judge("good", t("status_well"));
  byId("figures").replaceChildren(
    figure("received", counted(received)), figure("waiting", counted(articles.queued + articles.running)), figure("done", counted(articles.done)),
    figure("failed", counted(articles.dead), articles.dead ? "bad" : ""), figure("oldest", oldest === null ? t("none") : duration(oldest), late ? "bad" : ""),
    figure("unrung", counted(unrung)), figure("position", counted(machine.position)),
    figure("newest_record", machine.newest_record_seconds === null ? t("none") : t("ago", duration(machine.newest_record_seconds))),
    figure("feed_position", counted(machine.feed_position)), figure("events", counted(machine.events)), figure("places", counted(machine.places)),
    figure("readers", counted(machine.waiting_readers)), figure("release", machine.release));
  byId("dead-articles").hidden = !machine.dead.length;
  byId("dead").replaceChildren(...machine.dead.map((article) => element("li", {}, element("b", { textContent: article.title || article.id }),
    element("p.small", { textContent: [article.outlet, article.error].filter(Boolean).join(" · ") }), element("code", { textContent: `frontlog retry ${article.id}` }))));
}

const figure = (name, value, state = "") => element("div.figure", { data: { state, name } },
  element("p.value", { textContent: value }), element("p.label", { textContent: t(`status_${name}`) }), element("p.small", { textContent: t(`status_${name}_means`) }));

function judge(state, words) {
  byId("verdict").dataset.state = state;
  if (byId("verdict").textContent !== words) byId("verdict").textContent = words;
}

/** @param {number} seconds */
function duration(seconds) {
  const [size, unit] = [[86_400, "d"], [3_600, "h"], [60, "min"], [1, "s"]].find(([least]) => seconds >= least) ?? [1, "s"];
  return `${Math.round(seconds / size)} ${unit}`;
}

fill();
document.addEventListener("visibilitychange", () => document.hidden || refresh());
refresh();
