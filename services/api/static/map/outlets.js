// Whose articles say what the map shows: the outlets of the sentences that weigh most for each chosen place.

import { chosenIds, pages } from "../data/listed.js";

/** By how many articles, the most first. @returns {Promise<string[]>} */
export async function outlets() {
  const ids = chosenIds();
  const found = await pages({ fields: "sentence" }, (answer) => answer.json());
  const articles = new Map();
  for (const { place, sentence } of found.flatMap(({ items }) => items)) {
    if (!ids.has(place.id) || !sentence.outlet) continue;
    const ofOutlet = articles.get(sentence.outlet) ?? articles.set(sentence.outlet, new Set()).get(sentence.outlet);
    ofOutlet.add(sentence.article_id);
  }
  return [...articles].sort(([one, more], [other, less]) => less.size - more.size || one.localeCompare(other)).map(([name]) => name);
}
