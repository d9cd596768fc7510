// Names on the map, drawn with the reader's own fonts: the map library would ask a server for its glyphs.

const RATIO = 2;
const FONTS = {
  place: { font: "600 12px", colour: "ink", halo: 3 },
  minor: { font: "500 11px", colour: "ink", halo: 3 },
  area: { font: "italic 600 12px", colour: "soft", halo: 3 },
  town: { font: "400 10.5px", colour: "faint", halo: 2.5 },
  country: { font: "600 11px", colour: "faint", halo: 0, spacing: "2px" },
};

// One canvas for all, kept in main memory: reading each label back from the graphics card takes milliseconds.
const canvas = document.createElement("canvas");
const pen = canvas.getContext("2d", { willReadFrequently: true });

/** The name by which the map asks for the picture of a label. @param {keyof FONTS} kind @param {string} text */
export const label = (kind, text) => `label|${kind}|${text}`;

/** @param {string} name as `label` gives it @param {Record<string, string>} palette */
export function written(name, palette) {
  const [, kind, ...rest] = name.split("|");
  const { font, colour, halo, spacing = "0px" } = FONTS[kind];
  const text = rest.join("|");
  const prepare = () => Object.assign(pen, {
    font: `${font} ${palette.sans}`, letterSpacing: spacing, textBaseline: "middle", lineJoin: "round", lineWidth: halo,
    strokeStyle: palette.halo, fillStyle: palette[colour],
  });
  prepare();
  const width = Math.ceil(pen.measureText(text).width) + 4;
  // Setting its size empties the canvas, and forgets the pen's settings.
  canvas.width = width * RATIO;
  canvas.height = 18 * RATIO;
  pen.scale(RATIO, RATIO);
  prepare();
  if (halo) pen.strokeText(text, 2, 9.5);
  pen.fillText(text, 2, 9.5);
  return { data: pen.getImageData(0, 0, canvas.width, canvas.height), ratio: RATIO };
}

/**
 * From which zoom on each name is shown, so that no part of the map is crowded with names: the most important first.
 * @param {{lon: number, lat: number}[]} places the most important first
 * @returns {number[]} one zoom for each place
 */
export function zooms(places) {
  const found = new Array(places.length).fill(LAST_ZOOM);
  let waiting = places.map((_, index) => index);
  for (let zoom = 2; zoom < LAST_ZOOM && waiting.length; zoom++) {
    const side = 360 / 2 ** zoom / NAMES_A_TILE;
    const taken = new Set();
    waiting = waiting.filter((index) => {
      // One number for both: text would take several times as long, for 10,000 places each day that is played.
      const cell = Math.floor(places[index].lon / side) * ROWS + Math.floor(places[index].lat / side);
      if (taken.has(cell)) return true;
      taken.add(cell);
      found[index] = zoom;
      return false;
    });
  }
  return found;
}
const LAST_ZOOM = 12;
const NAMES_A_TILE = 5;
/** More than there are rows of cells at any zoom. */
const ROWS = 2 ** 20;
