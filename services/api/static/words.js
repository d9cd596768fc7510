// How dates, shares and names are written out.

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export const longDay = (iso) => day.format(new Date(`${iso}T00:00:00Z`));
const longMonth = (iso) => month.format(new Date(`${iso}T00:00:00Z`));

export function since({ start, end, precision }) {
  switch (precision) {
    case "day": return longDay(start);
    case "week": return `week of ${longDay(start)}`;
    case "month": return longMonth(start);
    case "season": return `${longMonth(start)} to ${longMonth(end)}`;
    case "year": return start.slice(0, 4);
    default: return `before ${longDay(end)}`;
  }
}

export const percent = (share) => `${Math.round(share * 100)} %`;

// Links are followed only to the web: an article's address is text that somebody posted.
export function webAddress(url) {
  return url && URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
}
