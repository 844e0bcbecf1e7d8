// The first page: who would you like to be?

import { h } from "./dom.js";
import { face } from "./main.js";

const ABOUT = {
  CSM: "Has a book of customers: logs calls, works CTAs, asks about health.",
  "CSM Manager": "Sees the team’s customers and gets those without a CSM.",
  Admin: "Loads data, edits rules, reads the audit.",
  Viewer: "May ask and may log, nothing else.",
};

export function welcome(seen) {
  const people = Object.values(seen.people).filter((each) => !each.is_bot);
  const firsts = ["CSM", "CSM Manager", "Viewer", "Admin"].map((role) => people.find((each) => each.role === role));
  const first = [...firsts, ...people.filter((each) => !(each.role in ABOUT))].filter(Boolean);
  const card = (each) => h("a", { class: "card", href: `?as=${each.id}` },
    face(each, "large"),
    h("span", {}, h("strong", {}, each.name), h("em", {}, each.role), h("small", {}, ABOUT[each.role] || "See what Ally tells somebody who must not see customers.")));
  return h("div", { class: "welcome" },
    h("header", {}, h("img", { src: "logo.svg", alt: "", class: "face huge" }),
      h("div", {}, h("h1", {}, "Try Ally here"),
        h("p", {}, "A workspace on your own machine with a book of fictional customers. It is not Slack, but it speaks Slack’s protocols to the real Ally."))),
    h("h2", {}, "Who are you today?"),
    h("div", { class: "cards" }, first.map(card)),
    h("details", {}, h("summary", {}, "Everybody else"), h("div", { class: "cards" }, people.filter((each) => !first.includes(each)).map(card))));
}
