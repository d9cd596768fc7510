// How a place is drawn: the side is the colour, the status is the form. Drawn once for each kind, then kept by the map.

const SIZE = 22;
const RATIO = 2;
const AREAS = new Set(["province", "district", "area"]);
const IMPORTANCE = { city: 0, town: 1, facility: 2, village: 3, district: 4, area: 4, province: 4 };

/** 0 for the most important kind of place. */
export const importance = (type) => IMPORTANCE[type] ?? 3;

/**
 * The name of the figure of an item; `drawn` makes its picture from it.
 * @param {import("../data/board.js").Item} item
 * @param {(side: string|null) => string|null} colour
 */
export function figure(item, colour) {
  const shape = AREAS.has(item.place.type) ? "area" : "point";
  return ["figure", shape, item.status, colour(item.controller) ?? "none", colour(item.previous) ?? "none"].join("|");
}

/**
 * @param {string} name as `figure` gives it
 * @param {{rim: string, ink: string, none: string}} palette of the theme
 */
export function drawn(name, palette) {
  const [, shape, status, first, second] = name.split("|");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE * RATIO;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(RATIO, RATIO);
  const one = first === "none" ? palette.none : first;
  // Contested and disputed places show whom the other side is, where that is known.
  const other = second === "none" || second === first ? palette.none : second;
  outline(pen, shape, 9.5);
  pen.fillStyle = palette.rim;
  pen.fill();
  FORMS[status]({ pen, shape, one, other, palette });
  return { data: pen.getImageData(0, 0, canvas.width, canvas.height), ratio: RATIO };
}

const FORMS = {
  held({ pen, shape, one }) {
    outline(pen, shape, 8);
    pen.fillStyle = one;
    pen.fill();
  },
  claimed({ pen, shape, one }) {
    outline(pen, shape, 6.75);
    pen.lineWidth = 3;
    pen.strokeStyle = one;
    pen.stroke();
  },
  contested({ pen, shape, one, other, palette }) {
    within(pen, shape, () => {
      fillHalf(pen, one, 0);
      fillHalf(pen, other, SIZE / 2);
    });
    rim(pen, shape, palette.ink);
  },
  disputed({ pen, shape, one, other, palette }) {
    within(pen, shape, () => {
      fillHalf(pen, other === palette.none ? palette.rim : other, 0, SIZE);
      pen.strokeStyle = one;
      pen.lineWidth = 2.6;
      for (let x = -SIZE; x < SIZE * 2; x += 5.4) {
        pen.beginPath();
        pen.moveTo(x, SIZE);
        pen.lineTo(x + SIZE, 0);
        pen.stroke();
      }
    });
    rim(pen, shape, one);
  },
};

function outline(pen, shape, radius) {
  const middle = SIZE / 2;
  pen.beginPath();
  if (shape === "area") pen.roundRect(middle - radius, middle - radius, radius * 2, radius * 2, 2.5);
  else pen.arc(middle, middle, radius, 0, Math.PI * 2);
}

function within(pen, shape, draw) {
  pen.save();
  outline(pen, shape, 8);
  pen.clip();
  draw();
  pen.restore();
}

function fillHalf(pen, colour, left, width = SIZE / 2) {
  pen.fillStyle = colour;
  pen.fillRect(left, 0, width, SIZE);
}

function rim(pen, shape, colour) {
  outline(pen, shape, 8);
  pen.lineWidth = 1.2;
  pen.strokeStyle = colour;
  pen.stroke();
}
