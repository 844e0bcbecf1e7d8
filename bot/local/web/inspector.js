// What went over the line last, in both directions, and whether Slack would have taken it.

import { traffic } from "./api.js";
import { h, icon } from "./dom.js";
import { openSide } from "./main.js";

const seen = [];
let last = 0;
let timer = null;

export function inspector(side) {
  if (!side.firstChild) {
    side.append(
      h("header", {}, h("h2", {}, "Inspector"), h("button", { type: "button", class: "plain", "aria-label": "Close inspector", onclick: () => openSide("inspector") }, icon("close"))),
      h("p", { class: "lead" }, "What the workspace told Ally, what Ally answered and asked for, held against Slack’s limits."),
      h("div", { class: "scroll exchanges", role: "log", "aria-label": "Exchanges" }));
    seen.forEach((exchange) => list()?.prepend(row(exchange)));
  }
  clearTimeout(timer);
  refresh();
}

const list = () => document.querySelector(".exchanges");

async function refresh() {
  if (!list()) return;
  for (const exchange of await traffic(last)) {
    last = Math.max(last, exchange.number);
    seen.push(exchange);
    list()?.prepend(row(exchange));
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, 1000);
}

function row(exchange) {
  const isToApp = exchange.direction === "to the app";
  const isBad = exchange.faults.length > 0;
  const details = h("details", { class: `exchange ${isToApp ? "to-app" : "to-slack"} ${isBad ? "bad" : ""}` },
    h("summary", {},
      h("span", { class: "arrow" }, isToApp ? "→ Ally" : "← Ally"),
      h("strong", {}, exchange.name),
      h("span", { class: "verdict" }, isBad ? "refused" : `${exchange.status}`),
      h("span", { class: "ms" }, `${exchange.milliseconds} ms`)));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(inside(exchange));
  });
  return details;
}

function inside(exchange) {
  const gauge = ([name, [used, allowed]]) =>
    h("label", { class: "gauge" }, `${name} ${used} of ${allowed}`, h("meter", { min: 0, max: allowed, high: allowed * 0.9, value: used }));
  return h("div", {},
    exchange.faults.length ? h("ul", { class: "faults" }, exchange.faults.map((fault) => h("li", {}, fault))) : null,
    Object.entries(exchange.measures).map(gauge),
    h("h3", {}, "Request"), h("pre", {}, pretty(exchange.request)),
    h("h3", {}, "Answer"), h("pre", {}, pretty(exchange.answer)));
}

function pretty(content) {
  if (typeof content !== "string") return JSON.stringify(content, null, 2);
  try {
    return content ? JSON.stringify(JSON.parse(content), null, 2) : "(empty)";
  } catch {
    return content;
  }
}
