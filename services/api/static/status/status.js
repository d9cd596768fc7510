// How the machine works, for operators without Grafana: asked every few seconds while the page is seen.

import { byId, element } from "../app/dom.js";
import { fill, t } from "../app/texts.js";
import { counted, joined, trouble } from "../app/words.js";
import { asked } from "../data/polled.js";
import { showTables } from "./tables.js";
import { age, ago, duration } from "./units.js";

const EVERY_MS = 3_000;
// As in deploy/prometheus/alerts.yml, where they have to last before anybody is called.
const LATE_SECONDS = 600;
const UNSEALED_SECONDS = 600;
const LAG_SECONDS = 10;
let timer = 0;

async function refresh() {
  clearTimeout(timer);
  try {
    show(await asked("/desk/status"));
  } catch (problem) {
    judge("bad", trouble(problem));
  }
  if (!document.hidden) timer = setTimeout(refresh, EVERY_MS);
}

function show(machine) {
  const { articles, oldest_unanalysed_seconds: oldest, dead, silent_outlets: silent, counted: since } = machine;
  judge(...verdict(machine));
  byId("figures").replaceChildren(
    part("intake", figure("received", counted(sum(articles))), figure("duplicate", counted(since.duplicate)), figure("rejected", counted(sum(since.rejected))),
      figure("silent", counted(silent.length), silent.length ? "warn" : "")),
    part("analysis", figure("waiting", counted(articles.queued + articles.running)), figure("done", counted(articles.done)),
      figure("failed", counted(articles.dead), articles.dead ? "bad" : ""), figure("oldest", age(oldest), oldest > LATE_SECONDS ? "bad" : ""),
      figure("outbox", counted(machine.outbox)), figure("delay", delay(machine.to_state)),
      figure("refused", counted(sum(since.sentences) - (since.sentences.told ?? 0))),
      ...Object.entries(machine.events).map(([kind, count]) => figure(kind, counted(count)))),
    part("ledger", figure("position", counted(machine.position)), figure("newest_record", ago(machine.newest_record_seconds)),
      figure("sealed", counted(machine.sealed_position)), figure("unsealed", age(machine.unsealed_seconds), machine.unsealed_seconds > UNSEALED_SECONDS ? "bad" : ""),
      figure("seal_breaks", counted(since.seal_breaks), since.seal_breaks ? "bad" : ""),
      figure("feed_position", counted(machine.feed_position)), figure("feed_lag", duration(machine.feed_lag_seconds), machine.feed_lag_seconds > LAG_SECONDS ? "bad" : ""),
      figure("readers", counted(machine.waiting_readers)), figure("places", counted(machine.places))),
    part("resources", figure("workers", counted(machine.workers), machine.workers ? "" : "bad"),
      figure("processes_up", t("status_of", machine.processes.filter(({ answers }) => answers).length, machine.processes.length), silentProcess(machine) ? "bad" : ""),
      figure("requests", counted(since.requests)), figure("errors", counted(since.errors), since.errors ? "warn" : ""), figure("release", machine.release)));
  showTables(machine);
  list("silent", silent.map((outlet) => element("li", { textContent: outlet })));
  list("dead", dead.map((article) => element("li", {}, element("b", { textContent: article.title || article.id }),
    element("p.small", { textContent: joined(article.outlet, article.error) }), element("code", { textContent: `frontlog retry ${article.id}` }))));
}

/** What is worst, and how bad it is. */
function verdict(machine) {
  const { articles, oldest_unanalysed_seconds: oldest, unsealed_seconds: unsealed, feed_lag_seconds: lag, counted: since, silent_outlets: silent } = machine;
  if (since.seal_breaks) return ["bad", t("status_seal_broken", since.seal_breaks)];
  if (!machine.workers) return ["bad", t("status_no_worker")];
  if (silentProcess(machine)) return ["bad", t("status_no_answer", silentProcess(machine).service)];
  if (oldest > LATE_SECONDS) return ["bad", t("status_late", duration(oldest))];
  if (unsealed > UNSEALED_SECONDS) return ["bad", t("status_not_sealed", duration(unsealed))];
  if (lag > LAG_SECONDS) return ["bad", t("status_feed_late", duration(lag))];
  if (articles.dead) return ["warn", t("status_some_dead", articles.dead)];
  if (since.errors) return ["warn", t("status_some_errors", since.errors)];
  return silent.length ? ["warn", t("status_some_silent", silent.length)] : ["good", t("status_well")];
}

const silentProcess = ({ processes }) => processes.find(({ answers }) => !answers);

const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);

const part = (name, ...figures) => element("section", {}, element("h2", { textContent: t(`status_${name}`) }), element("div.figures", {}, ...figures));

const figure = (name, value, state = "") => element("div.figure", { data: { state, name } },
  element("p.value", { textContent: value }), element("p.label", { textContent: t(`status_${name}`) }), element("p.small", { textContent: t(`status_${name}_means`) }));

function list(name, items) {
  byId(`${name}-list`).hidden = !items.length;
  byId(name).replaceChildren(...items);
}

const delay = (found) => (found ? t("status_delays", duration(found.median_seconds), duration(found.slowest_seconds)) : t("none"));

function judge(state, words) {
  byId("verdict").dataset.state = state;
  if (byId("verdict").textContent !== words) byId("verdict").textContent = words;
}

fill();
document.addEventListener("visibilitychange", () => document.hidden || refresh());
refresh();
