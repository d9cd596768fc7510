// Asks for the key once, where something is written; says which one is kept once there is one.

import { element } from "../app/dom.js";
import { coded, t } from "../app/texts.js";
import { key } from "../data/key.js";

/** What a form that writes shows of the key. */
export function keyField() {
  const node = element("div.key");
  const input = element("input", { type: "password", required: true, autocomplete: "off", spellcheck: false, placeholder: t("key_hint") });
  const ask = () => node.replaceChildren(element("label.field", {}, t("key_label"), input), element("p.small", {}, ...coded("key_means")));
  const change = element("button.link", { type: "button", textContent: t("key_change"), on: { click: () => { key.forget(); ask(); input.focus(); } } });
  const tell = () => node.replaceChildren(element("p.small", {}, t("key_kept", key.id), " ", change));
  key.written ? tell() : ask();
  return {
    node,
    /** Keep what was filled in: before it is sent. */
    keep() { if (input.isConnected) key.keep(input.value); },
    /** A key that the service does not take is asked for again; one that may not do this stays. */
    answered(problem) {
      if (problem?.status === 401) { key.forget(); ask(); } else if (key.written) tell();
    },
  };
}
