// Starts what shows the first places. The rest of the page is started by later.js.

import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { startLegend } from "../map/legend.js";
import { startTable } from "../table/table.js";
import { startFilters } from "./filters.js";
import { startHeader } from "./header.js";
import { startTabs } from "./tabs.js";
import { fill } from "./texts.js";

fill();
startHeader();
startTabs();
startFilters();
startTable();
startLegend();
chosen.start();
board.start();
