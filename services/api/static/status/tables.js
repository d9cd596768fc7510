// What each process, route and task does, and what sentences told: counted since the processes started.

import { byId, element } from "../app/dom.js";
import { t } from "../app/texts.js";
import { counted } from "../app/words.js";
import { duration, memory } from "./units.js";

export function showTables({ processes, counted: { sentences, rejected, routes, tasks } }) {
  byId("tables").replaceChildren(
    table("processes", ["service", "answers", "memory", "pool"], processes.map(processRow)),
    table("sentences", ["verdict", "number"], byNumber(sentences).map(([verdict, number]) => [sentence(verdict), counted(number)])),
    table("rejected", ["reason", "number"], byNumber(rejected).map(([reason, number]) => [reason.replaceAll("_", " "), counted(number)])),
    table("tasks", ["task", "succeeded", "task_failed", "mean"], tasks.map((task) => [task.name, counted(task.succeeded), counted(task.failed), mean(task)])),
    table("routes", ["service", "route", "requests", "errors", "mean"],
      routes.map((route) => [route.service, route.handler, counted(route.requests), counted(route.errors), mean(route)])));
}

function table(name, columns, rows) {
  const head = columns.map((column) => element("th", { scope: "col", textContent: t(`status_${column}`) }));
  const body = rows.map(([first, ...others]) => element("tr", {}, element("th", { scope: "row", textContent: first }),
    ...others.map((textContent) => element("td", { textContent }))));
  return element("table", { id: name, hidden: !rows.length }, element("caption", { textContent: t(`status_${name}`) }),
    element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body));
}

const processRow = ({ service, address, answers, memory_bytes: bytes, connections, most_connections: most }) => [
  t("status_process", service, address), t(answers ? "status_yes" : "status_no"), memory(bytes),
  connections === null ? t("none") : t("status_of", counted(connections), counted(most)),
];

const byNumber = (counts) => Object.entries(counts).filter(([, number]) => number).sort(([, one], [, other]) => other - one);
const sentence = (verdict) => t(verdict === "told" ? "status_told" : `why_${verdict}`);
const mean = ({ mean_seconds: seconds }) => (seconds === null ? t("none") : duration(seconds));
