// One polled address: asks with the entity tag of the last answer, so that an unchanged answer costs next to nothing.

import { t } from "../app/texts.js";
import { fetched } from "./fetched.js";

export class Polled {
  #url = "";
  #tag = "";
  #body = null;

  /**
   * The JSON answer of `url`, and whether it differs from the one before. Throws Refused for an error answer.
   * @param {string} url @param {AbortSignal} [signal]
   */
  async ask(url, signal) {
    if (url !== this.#url) this.#forget(url);
    const headers = this.#tag ? { "If-None-Match": this.#tag } : {};
    const answer = await fetched(url, { headers, signal, cache: "no-store" });
    // The first answers were asked for without the signal.
    signal?.throwIfAborted();
    if (answer.status === 304) return { body: this.#body, changed: false };
    const body = await said(answer);
    signal?.throwIfAborted();
    if (!answer.ok) throw new Refused(answer.status, body);
    this.#tag = answer.headers.get("ETag") ?? "";
    this.#body = body;
    return { body, changed: true };
  }

  #forget(url) {
    this.#url = url;
    this.#tag = "";
    this.#body = null;
  }
}

/** The JSON answer, once. Throws Refused. */
export async function asked(path, parameters = {}, options = {}) {
  const answer = await fetched(address(path, parameters), options);
  const body = await said(answer);
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}

/** What stands before the service, such as a proxy, tells of its own errors in other forms than JSON; over HTTP/2 in no word at all. */
async function said(answer) {
  if (answer.ok) return answer.json();
  return answer.json().catch(() => ({ title: answer.statusText || t("http_status", answer.status) }));
}

/** A path with its query; empty parameters are left out. */
export function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== "" && value !== undefined && value !== null);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size ? `${path}?${query}` : path;
}

/** The service answered, but with a problem (RFC 9457). */
export class Refused extends Error {
  constructor(status, problem) {
    const reasons = (problem.errors ?? []).map((error) => `${error.field}: ${error.detail}`);
    super([problem.detail ?? problem.title, ...reasons].join(" "));
    this.status = status;
  }
}
