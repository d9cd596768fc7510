// Server-sent events over fetch, which can send a key; the browser's own EventSource cannot.

import { fetched } from "./fetched.js";

const AGAIN_MS = 2_000;
// The service says something every 15 seconds. A line that is dead, as after a sleep of the machine, breaks only when that is missed.
const SILENCE_MS = 45_000;
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
    const { signal: ended } = this.#ending;
    while (!ended.aborted) {
      const line = new Line(ended);
      try {
        const headers = this.#last ? { "Last-Event-ID": this.#last } : {};
        const answer = await fetched(url, { headers, signal: line.signal, cache: "no-store" });
        if (answer.ok) await this.#listen(answer.body, listeners, line);
      } catch (broken) {
        if (!(broken instanceof TypeError) && !line.signal.aborted) throw broken;
      }
      line.close();
      if (!ended.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  async #listen(body, listeners, line) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let held = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      line.heard();
      const events = (held + piece.value).split(BETWEEN_EVENTS);
      held = events.pop() ?? "";
      for (const event of events.map(fields)) {
        if (event.id) this.#last = event.id;
        if (event.data) listeners[event.event ?? "message"]?.(event.data);
      }
    }
  }
}

/** One connection: given up when nothing is heard on it for too long. */
class Line {
  #silence = new AbortController();
  #timer = 0;

  /** @param {AbortSignal} ended */
  constructor(ended) {
    this.signal = AbortSignal.any([ended, this.#silence.signal]);
    this.heard();
  }

  heard() {
    this.close();
    this.#timer = setTimeout(() => this.#silence.abort(), SILENCE_MS);
  }

  close() {
    clearTimeout(this.#timer);
  }
}

/** Our events have one line of data each. */
function fields(text) {
  return Object.fromEntries(text.split(/\r?\n/).map((line) => line.split(/: ?(.*)/s, 2)).filter(([name]) => name));
}
