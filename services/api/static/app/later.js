// Starts what a reader does not miss before there are places: main.js has it loaded behind the first of them.

import { startCharts } from "../charts/charts.js";
import { startAdd } from "../dialogs/add.js";
import { startFeed } from "../feed/feed.js";
import { startCells } from "../map/cells.js";
import { startMap } from "../map/map.js";
import { startSteps } from "../map/steps.js";
import { startPlace } from "../place/place.js";
import { startExport } from "../table/export.js";
import { startAsOf } from "../time/as_of.js";
import { startKnownAt } from "../time/known_at.js";
import { span } from "../time/span.js";

startPlace();
startCells();
startFeed();
startCharts();
startAdd();
startExport();
startAsOf();
startKnownAt();
startMap();
startSteps();
// Now somebody listens to what is pressed there; the clocks wait until they know from when to when they go.
span.asked.then(() => {
  for (const node of document.querySelectorAll("[inert]")) node.inert = false;
});
