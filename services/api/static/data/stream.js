// Server-sent events over fetch, which can send a key; the browser's own EventSource cannot.

import { fetched } from "./fetched.js";

const AGAIN_MS = 2_000;
const BETWEEN_EVENTS = /\r?\n\r?\n/;

/** Listens until it is closed. When the stream breaks it begins anew, behind the last event that came. */
export class Stream {
  #ending = new AbortController();
  #last = "";

  /** @param {string} url @param {Record<string, (data: string) => void>} listeners by the name of the event */
  constructor(url, listeners) {
    this.#follow(url, listeners);
  }

  close() {
    this.#ending.abort();
  }

  async #follow(url, listeners) {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        const headers = this.#last ? { "Last-Event-ID": this.#last } : {};
        const answer = await fetched(url, { headers, signal, cache: "no-store" });
        if (answer.ok) await this.#listen(answer.body, listeners);
      } catch (broken) {
        if (!(broken instanceof TypeError) && !signal.aborted) throw broken;
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  async #listen(body, listeners) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let held = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const events = (held + piece.value).split(BETWEEN_EVENTS);
      held = events.pop() ?? "";
      for (const event of events.map(fields)) {
        if (event.id) this.#last = event.id;
        if (event.data) listeners[event.event ?? "message"]?.(event.data);
      }
    }
  }
}

/** Our events have one line of data each. */
function fields(text) {
  return Object.fromEntries(text.split(/\r?\n/).map((line) => line.split(/: ?(.*)/s, 2)).filter(([name]) => name));
}
