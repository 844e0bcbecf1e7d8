// The workspace: who you are, where you are, what stands there, and what you do.

import { act, listen, state as fetchState } from "./api.js";
import { composer } from "./composer.js";
import { h, icon, popover, walkable } from "./dom.js";
import { showForms } from "./forms.js";
import { inspector } from "./inspector.js";
import { reader } from "./markup.js";
import { homeView, messageList, threadOf } from "./messages.js";
import { topBar } from "./topbar.js";
import { tour } from "./tour.js";
import { welcome } from "./welcome.js";

const app = document.getElementById("app");

export const world = {
  me: null, people: {}, channels: [], messages: [], forms: [], home: null, clock: null,
  open: null, tab: "messages", thread: null, side: null, unread: new Set(), waiting: 0, generation: 0,
};

const address = new URL(location.href);
const as = address.searchParams.get("as") || "";

export const me = () => world.people[world.me];
export const channel = (id) => world.channels.find((each) => each.id === id);
export const allysChannel = () => world.channels.find((each) => each.kind === "im");

// Does something as me, and tells when it went wrong; Ally shows as thinking meanwhile.
export async function doIt(deed, wish = {}) {
  world.waiting += 1;
  document.body.classList.add("waiting");
  try {
    return await act(world.me, deed, wish);
  } catch (failure) {
    toast(`That did not work: ${failure.message.replaceAll("_", " ")}`);
    return null;
  } finally {
    world.waiting -= 1;
    document.body.classList.toggle("waiting", world.waiting > 0);
  }
}

export function toast(text, onclick) {
  const node = h("button", { class: "toast", type: "button", onclick: () => { node.remove(); onclick?.(); } }, text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), 7000);
}

async function begin() {
  const seen = await fetchState(as);
  Object.assign(world, seen);
  reader.people = seen.people;
  setClock(seen.clock);
  if (!seen.me) {
    app.replaceChildren(welcome(seen));
    return;
  }
  reader.zone = me().zone;
  reader.channels = Object.fromEntries(seen.channels.map((each) => [each.id, each]));
  document.title = `${me().name} · Ally`;
  const wanted = sessionStorage.getItem("open");
  world.open = channel(wanted)?.id || (allysChannel() || seen.channels[0])?.id;
  world.side = sessionStorage.getItem("side") ?? (window.innerWidth > 1100 ? "tour" : null);
  layout();
  show();
  listen(as, seen.last, { onchange: changed, onopen: () => document.body.classList.remove("lost"), onlost: lost });
}

// The workspace's clock need not be this machine's: what counts is how far apart they are.
function setClock(clock) {
  const apart = Date.parse(clock.now) - Date.now();
  world.clock = clock;
  reader.now = () => new Date(Date.now() + apart);
}

function lost() {
  document.body.classList.add("lost");
  setTimeout(async () => {
    const seen = await fetchState(as).catch(() => null);
    if (seen && seen.generation !== world.generation) location.reload();
  }, 1500);
}

function changed(change) {
  if (change.kind === "reset") return void setTimeout(() => location.reload(), 300);
  if (change.clock) { setClock(change.clock); drawTop(); }
  if (change.channel && !channel(change.channel.id)) {
    world.channels.push(change.channel);
    reader.channels[change.channel.id] = change.channel;
  }
  if (change.message) took(change);
  if (change.forms) { world.forms = change.forms; showForms(); }
  if ("home" in change) world.home = change.home;
  show();
  if (change.kind !== "posted") return;
  const { thread, ts } = change.message;
  reveal(thread && thread !== ts ? document.querySelector("#side .scroll") : document.getElementById("body"), ts);
}

function took({ kind, message }) {
  const at = world.messages.findIndex((each) => each.ts === message.ts && each.channel === message.channel);
  if (at >= 0) world.messages.splice(at, 1, ...(kind === "removed" ? [] : [message]));
  else if (kind !== "removed") world.messages.push(message);
  if (kind !== "posted" || message.author === world.me) return;
  const root = message.thread && world.messages.find((each) => each.ts === message.thread);
  if (message.channel === world.open && root?.author === world.me && world.thread !== root.ts) openThread(root.ts);
  if (message.channel !== world.open || world.tab === "home") {
    world.unread.add(message.channel);
    const where = channel(message.channel);
    toast(`${where.kind === "im" ? "Ally" : `#${where.name}`}: ${message.text.slice(0, 120)}`, () => go(message.channel));
  }
}

export function go(id, tab = "messages") {
  world.open = id;
  world.tab = tab;
  world.thread = null;
  world.unread.delete(id);
  sessionStorage.setItem("open", id);
  document.body.classList.remove("drawer");
  show();
  if (tab === "home") doIt("open-home");
  document.querySelector("#composer textarea")?.focus();
}

export function openThread(ts) {
  world.thread = ts;
  world.side = "thread";
  show();
}

export function openSide(name) {
  world.side = world.side === name ? null : name;
  sessionStorage.setItem("side", world.side || "");
  show();
}

function layout() {
  app.replaceChildren(
    h("header", { id: "top" }),
    h("nav", { id: "sidebar", "aria-label": "Channels and direct messages" }),
    h("main", { id: "main" },
      h("div", { id: "head" }),
      h("div", { id: "body", tabindex: "0", role: "log", "aria-label": "Messages" }),
      h("div", { id: "composer" })),
    h("aside", { id: "side", "aria-label": "Side panel" }));
  document.getElementById("composer").append(composer({ thread: () => null }));
  drawTop();
}

const drawTop = () => document.getElementById("top").replaceChildren(...topBar());

export function show() {
  drawSidebar();
  drawHead();
  drawBody();
  drawSide();
}

function drawSidebar() {
  const item = (each, name, symbol) =>
    h("button", {
      type: "button",
      class: `item ${each.id === world.open ? "is-open" : ""} ${world.unread.has(each.id) ? "is-unread" : ""}`,
      "aria-current": each.id === world.open ? "page" : null,
      onclick: () => go(each.id),
    }, symbol, h("span", {}, name), each.is_shared_outside ? h("span", { class: "tag", title: "Shared with people outside" }, icon("people")) : null);
  const rooms = world.channels.filter((each) => each.kind !== "im");
  const direct = allysChannel();
  document.getElementById("sidebar").replaceChildren(
    direct ? h("h2", {}, "Direct messages") : "",
    direct ? item(direct, "Ally", h("img", { src: "logo.svg", alt: "", class: "face small" })) : "",
    h("h2", {}, "Channels"),
    ...rooms.map((each) => item(each, each.name, icon(each.kind === "private_channel" ? "lock" : "hash"))),
    h("div", { class: "you" },
      face(me(), "small"),
      h("span", {}, h("strong", {}, me().name), h("small", {}, me().role || "Member")),
      h("button", { type: "button", class: "plain", onclick: switchPerson, "aria-label": "Be somebody else" }, "Switch")));
}

function switchPerson(event) {
  const people = Object.values(world.people).filter((each) => !each.is_bot);
  const list = walkable(h("div", { class: "menu people", role: "menu" }, people.map((each) =>
    h("a", { role: "menuitem", href: `?as=${each.id}`, "aria-current": each.id === world.me ? "true" : null },
      face(each, "small"), h("span", {}, each.name, h("small", {}, each.role))))), "[role=menuitem]");
  popover(event.currentTarget, h("div", {}, list, h("p", { class: "none" }, "Open one in another tab to be two people at once.")));
  list.firstElementChild.focus();
}

const HUES = [168, 205, 262, 318, 12, 36, 96, 232];

export function face(person, size = "") {
  if (person.is_bot) return h("img", { src: "logo.svg", alt: "", class: `face ${size}` });
  const initials = person.name.split(" ").map((part) => part[0]).slice(0, 2).join("");
  const hue = HUES[[...person.name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES.length];
  return h("span", { class: `face ${size}`, style: `--hue:${hue}`, "aria-hidden": "true" }, initials);
}

function drawHead() {
  const open = channel(world.open);
  const tabs = open.kind === "im"
    ? h("div", { class: "tabs", role: "tablist" }, ["messages", "home"].map((name) =>
        h("button", { type: "button", role: "tab", "aria-selected": String(world.tab === name), onclick: () => go(open.id, name) }, name === "home" ? "Home" : "Messages")))
    : null;
  const outsiders = open.members.map((id) => world.people[id]).filter((each) => each?.is_outside);
  document.getElementById("head").replaceChildren(
    h("button", { type: "button", class: "plain only-narrow", "aria-label": "Channels", onclick: () => document.body.classList.toggle("drawer") }, icon("menu")),
    h("h1", {}, open.kind === "im" ? h("img", { src: "logo.svg", alt: "", class: "face small" }) : icon(open.kind === "private_channel" ? "lock" : "hash"), open.kind === "im" ? "Ally" : open.name),
    ...(tabs ? [tabs] : []),
    ...(open.kind !== "im" ? [h("span", { class: "members", title: open.members.map((id) => world.people[id]?.name).join(", ") }, icon("people"), ` ${open.members.length}`)] : []),
    ...(outsiders.length ? [h("span", { class: "outside" }, `Shared with ${outsiders.map((each) => each.name).join(", ")} from outside`)] : []));
}

function drawBody() {
  const body = document.getElementById("body");
  const isHome = world.tab === "home";
  document.getElementById("composer").hidden = isHome;
  const place = `${world.open}:${world.tab}`;
  const isNewPlace = body.dataset.of !== place;
  body.dataset.of = place;
  if (isHome) {
    homeView(body);
    return;
  }
  messageList(body, world.messages.filter((each) => each.channel === world.open && (!each.thread || each.thread === each.ts)), "main");
  if (isNewPlace) body.scrollTop = body.scrollHeight;
}

// Brings what was just said into view: its end, or its beginning where it is longer than the window.
function reveal(list, ts) {
  const node = list?.querySelector(`[data-ts="${ts}"]`);
  if (!node) return;
  const fits = node.offsetHeight < list.clientHeight - 40;
  list.scrollTop = fits ? list.scrollHeight : node.offsetTop - list.offsetTop - 12;
}

function drawSide() {
  const side = document.getElementById("side");
  const shown = world.side === "thread" && !world.thread ? null : world.side;
  document.body.dataset.side = shown || "";
  if (side.dataset.shows !== `${shown}:${world.thread}`) side.replaceChildren();
  side.dataset.shows = `${shown}:${world.thread}`;
  if (shown === "thread") threadOf(side);
  else if (shown === "inspector") inspector(side);
  else if (shown === "tour") tour(side);
}

begin();
