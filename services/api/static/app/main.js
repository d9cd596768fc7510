// Starts what shows the first places. The rest of the page, in later.js, is loaded when they are on the screen.

import { board } from "../data/board.js";
import { chosen } from "../data/chosen.js";
import { startLegend } from "../map/legend.js";
import { startTable } from "../table/table.js";
import { byId } from "./dom.js";
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
// A frame is drawn after its callbacks: what is asked for in a task of its own comes behind it.
board.first.then(() => requestAnimationFrame(() => setTimeout(() => document.head.append(byId("later").content))));
