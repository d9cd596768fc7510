// Starts what a reader does not miss before there are places: the browser loads it behind what the first of them need.

import "./main.js";
import { startCharts } from "../charts/charts.js";
import { board } from "../data/board.js";
import { startAdd } from "../dialogs/add.js";
import { startFeed } from "../feed/feed.js";
import { startCells } from "../map/cells.js";
import { startMap } from "../map/map.js";
import { startPlace } from "../place/place.js";
import { startExport } from "../table/export.js";
import { startAsOf } from "../time/as_of.js";
import { startKnownAt } from "../time/known_at.js";

startPlace();
startCells();
startFeed();
startCharts();
startAdd();
startExport();
startAsOf();
startKnownAt();
// The start of WebGL holds the page up, under software rendering for most of a second: the table comes first.
board.first.then(() => requestAnimationFrame(() => setTimeout(startMap)));
