// The reader's key. It is kept in this browser's local storage, nowhere else, and goes to this origin alone.

const NAME = "frontlog-key";
const IN_ADDRESS = "#key=";

export const key = {
  /** As it is sent; empty without one. */
  get written() { return localStorage.getItem(NAME) ?? ""; },
  /** Which one it is, which is no secret. */
  get id() { return this.written.split("_")[1] ?? ""; },
  keep(written) { localStorage.setItem(NAME, written.trim()); },
  forget() { localStorage.removeItem(NAME); },
};

/** `frontlog up` prints a link with the key behind the #, which no browser sends anywhere. It goes out of the address at once. */
function takeFromAddress() {
  if (!location.hash.startsWith(IN_ADDRESS)) return;
  key.keep(decodeURIComponent(location.hash.slice(IN_ADDRESS.length)));
  history.replaceState(history.state, "", location.pathname + location.search);
}

takeFromAddress();
addEventListener("hashchange", takeFromAddress);
