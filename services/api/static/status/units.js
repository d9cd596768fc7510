// Durations and memory, as short as they can be said.

import { t } from "../app/texts.js";

const MEBIBYTE = 1_048_576;
const UNITS = [[86_400, "day"], [3_600, "hour"], [60, "minute"], [1, "second"]];

/** @param {number} seconds */
export function duration(seconds) {
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [0.001, "millisecond"];
  return t(`unit_${unit}`, Math.round(seconds / size));
}

/** @param {number|null} bytes */
export const memory = (bytes) => (bytes === null ? t("none") : t("unit_mebibyte", Math.round(bytes / MEBIBYTE)));

/** How long something has lasted; none where nothing does. @param {number|null} seconds */
export const age = (seconds) => (seconds ? duration(seconds) : t("none"));

/** @param {number|null} seconds */
export const ago = (seconds) => (seconds === null ? t("none") : t("ago", duration(seconds)));
