// A short walk through what is worth trying.

import { suggest } from "./composer.js";
import { h, icon } from "./dom.js";
import { allysChannel, go, openSide, world } from "./main.js";

const STEPS = [
  ["Ask about a customer", "A summary with health, renewal and what is open.", "how is Acme doing"],
  ["Log a call in one sentence", "What was understood is shown; the receipt has Undo.", "had a call with Acme yesterday with Dana, renewal at risk over pricing, follow up Friday"],
  ["Say a name that is not clear", "Two customers bear the very same one. Ally asks which, and never guesses.", "log a call with Pinewell Foods: good talk"],
  ["What is due", "Your CTAs, grouped, with actions beside each.", "my CTAs"],
  ["Why is it yellow?", "The score, what moved it, and what is stale.", "why is Acme yellow"],
  ["Ask for a list", "Conditions in your own words.", "red accounts over 100k ARR"],
  ["Try a command", "Answered for you alone, with a Share button. Also in channels.", "/ally prep me for Acme"],
  ["Change something", "Ally knows which fields belong to Salesforce.", "set Acme's stage to Adoption"],
];

const tried = new Set();

export function tour(side) {
  if (side.firstChild) return;
  const step = ([title, about, words], number) =>
    h("li", { class: tried.has(number) ? "tried" : "" },
      h("h3", {}, title), h("p", {}, about),
      h("button", { type: "button", class: "try", onclick: (event) => tryIt(event.currentTarget, words, number) }, words));
  side.append(
    h("header", {}, h("h2", {}, "What to try"), h("button", { type: "button", class: "plain", "aria-label": "Close tour", onclick: () => openSide("tour") }, icon("close"))),
    h("div", { class: "scroll tour" },
      h("p", { class: "lead" }, "Press a line to put it into the message box, then Enter."),
      h("ol", {}, STEPS.map(step)),
      h("h3", {}, "Then"),
      h("ul", { class: "then" },
        h("li", {}, "Move the clock on top to the next morning: the digest arrives."),
        h("li", {}, "Open Home, next to Messages."),
        h("li", {}, "Ask @Ally something in #acme-shared, where a customer reads along."),
        h("li", {}, "Switch to Robin, whom nobody gave access."),
        h("li", {}, "Open the inspector and look at what is sent."))));
}

function tryIt(button, words, number) {
  const direct = allysChannel();
  if (direct && (world.open !== direct.id || world.tab !== "messages")) go(direct.id);
  suggest(words);
  tried.add(number);
  button.closest("li").classList.add("tried");
}
