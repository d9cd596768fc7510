// Puts the page together.

import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { startLegend } from "../map/legend.js";
import { startMap } from "../map/map.js";
import { startPlace } from "../place/place.js";
import { startTable } from "../table/table.js";
import { startAsOf } from "../time/as_of.js";
import { startKnownAt } from "../time/known_at.js";
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
startAsOf();
startKnownAt();
chosen.start();
board.start();
startMap();
