// How dates, shares, numbers and addresses are written out.

import { t } from "./texts.js";

const DAY = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
const MOMENT = { ...DAY, hour: "2-digit", minute: "2-digit" };
const MONTH = { month: "short", year: "numeric", timeZone: "UTC" };

// A formatter costs a hundred times what it takes to use one.
const formatters = new Map();
const written = (format, moment) => {
  const kept = formatters.get(format) ?? formatters.set(format, new Intl.DateTimeFormat(t("locale"), format)).get(format);
  return kept.format(moment);
};

/** @param {string} iso a calendar day */
export const longDay = (iso) => written(DAY, new Date(`${iso}T00:00:00Z`));

/** @param {string} iso a moment; written in UTC */
export const longMoment = (iso) => t("utc", written(MOMENT, new Date(iso)));

const longMonth = (iso) => written(MONTH, new Date(`${iso}T00:00:00Z`));

/** @param {number} number */
export const counted = (number) => new Intl.NumberFormat(t("locale"), { maximumFractionDigits: 0 }).format(number);

/** @param {{start: string, end: string, precision: string}} dates */
export function since({ start, end, precision }) {
  switch (precision) {
    case "day": return start === end ? longDay(start) : t("range", longDay(start), longDay(end));
    case "week": return t("week_of", longDay(start));
    case "month": return longMonth(start);
    case "season": return t("range", longMonth(start), longMonth(end));
    case "year": return start.slice(0, 4);
    default: return t("before", longDay(end));
  }
}

/** Why an answer did not come, for the reader. */
export const trouble = (problem) => (problem instanceof TypeError ? t("offline") : problem.message);

export const percent = (share) => t("percent", Math.round(share * 100));

/** What there is of these, side by side. @param {(string|null|undefined|false)[]} parts */
export const joined = (...parts) => parts.filter(Boolean).join(t("between"));

/** The same as parts of one thing. @param {(string|null|undefined|false)[]} parts */
export const listed = (...parts) => parts.filter(Boolean).join(t("comma"));

/** Links are followed only to the web: an article's address is text that somebody posted. */
export function webAddress(url) {
  return url && URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
}

// Days as numbers since 1970, so that sliders and charts can count with them.
const DAY_MS = 86_400_000;
/** @param {string} iso */
export const dayNumber = (iso) => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
/** @param {number} number */
export const isoDay = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
export const today = () => new Date().toISOString().slice(0, 10);
