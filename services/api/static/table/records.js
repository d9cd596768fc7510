// Takes CSV apart into its records, without touching them: a quoted cell may hold line breaks.

/** @param {string} text @returns {string[]} records without their line end, the header first */
export function records(text) {
  const found = [];
  let start = 0, quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) {
      found.push(text.slice(start, at).replace(/\r$/, ""));
      start = at + 1;
    }
  }
  return start < text.length ? [...found, text.slice(start)] : found;
}
