// The three tabs of the panel, by mouse and by arrow keys (the ARIA pattern for tabs).

import { byId } from "./dom.js";
import { onView, view } from "./view.js";

const TABS = ["places", "changes", "charts"];

export function startTabs() {
  for (const tab of TABS) byId(`tab-${tab}`).addEventListener("click", () => view.set({ tab }));
  byId("tab-places").parentElement.addEventListener("keydown", turn);
  onView(["tab"], show);
}

function show() {
  for (const tab of TABS) {
    const open = tab === view.state.tab;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(open));
    byId(`tab-${tab}`).tabIndex = open ? 0 : -1;
    byId(`panel-${tab}`).hidden = !open;
  }
}

function turn(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = TABS[(TABS.indexOf(view.state.tab) + step + TABS.length) % TABS.length];
  view.set({ tab: next });
  byId(`tab-${next}`).focus();
}
