// Every question to the service goes through here: it sends the reader's key where one is needed.

import { key } from "./key.js";

let readingNeedsKey = false;

/** As `fetch`. Writing always sends the key; reading only where the service does not answer without. */
export async function fetched(url, options = {}) {
  if ((options.method ?? "GET") !== "GET" || (readingNeedsKey && key.written)) return fetch(url, withKey(options));
  const answer = await fetch(url, options);
  if (answer.status !== 401 || !key.written) return answer;
  readingNeedsKey = true;
  return fetch(url, withKey(options));
}

const withKey = (options) => ({ ...options, headers: { ...options.headers, ...(key.written && { Authorization: `Bearer ${key.written}` }) } });
