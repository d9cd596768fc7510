// Asks for the places at once. Modules run only when all that they import is here, and the browser may hold them back longer;
// a plain script that is named first does not wait. `fetched.js` takes the answers up, each once.

{
  const given = new URLSearchParams(location.search);
  const clocks = ["as_of", "known_at"].filter((name) => given.get(name)).map((name) => [name, given.get(name)]);
  const board = new URLSearchParams(clocks);
  const urls = [`/desk/board${board.size ? `?${board}` : ""}`, `/v1/sides?${new URLSearchParams([...clocks, ["limit", "1000"]])}`];
  globalThis.firstAnswers = new Map(urls.map((url) => [url, fetch(url, { cache: "no-store" })]));
  // Who takes an answer up hears of its failure; until then nobody is to be told.
  for (const answer of globalThis.firstAnswers.values()) answer.catch(() => {});
}
