// Puts the page together.

import { startCharts } from "../charts/charts.js";
import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { startAdd } from "../dialogs/add.js";
import { startFeed } from "../feed/feed.js";
import { startCells } from "../map/cells.js";
import { startLegend } from "../map/legend.js";
import { startMap } from "../map/map.js";
import { startPlace } from "../place/place.js";
import { startTable } from "../table/table.js";
import { startAsOf } from "../time/as_of.js";
import { startKnownAt } from "../time/known_at.js";
import { startExport } from "../table/export.js";
import { startHeader } from "./header.js";
import { startFilters } from "./filters.js";
import { startTabs } from "./tabs.js";
import { fill } from "./texts.js";

fill();
startHeader();
startTabs();
startFilters();
startTable();
startPlace();
startLegend();
startCells();
startFeed();
startCharts();
startAdd();
startExport();
startAsOf();
startKnownAt();
chosen.start();
board.start();
// The start of WebGL holds the page up, under software rendering for most of a second: the table comes first.
board.first.then(() => requestAnimationFrame(() => setTimeout(startMap)));
