// The list of who holds what as programs get it, for the reader's clocks and filters: what is saved to files is made of it.

import { clocks, view } from "../app/view.js";
import { chosen } from "./chosen.js";
import { fetched } from "./fetched.js";
import { Refused, address } from "./polled.js";

const PAGE = 1_000;

/**
 * All pages, one after the other.
 * @template Read
 * @param {Record<string, string>} form what else to ask @param {(answer: Response) => Promise<Read>} read
 * @returns {Promise<Read[]>}
 */
export async function pages(form, read) {
  const found = [];
  let url = address("/v1/control", { ...clocks(), country: view.state.country, side: view.state.side, limit: PAGE, ...form });
  while (url) {
    const answer = await fetched(url);
    if (!answer.ok) throw new Refused(answer.status, await answer.json());
    found.push(await read(answer));
    url = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
  }
  return found;
}

/** Search, status and staleness are the page's own filters: what they leave of the list. */
export const chosenIds = () => new Set(chosen.items.map((item) => item.place.id));
