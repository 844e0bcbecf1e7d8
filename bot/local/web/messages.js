// Messages in a channel or thread, and the Home.

import { draw } from "./blocks.js";
import { composer } from "./composer.js";
import { h, icon, popover, walkable } from "./dom.js";
import { doIt, face, openThread, show, world } from "./main.js";
import { clockTime, dayWords, EMOJI, mrkdwn } from "./markup.js";

const moment = (ts) => new Date(Number(ts) * 1000);
const QUIET_SECONDS = 300;

// What is drawn again only when it changed, so that open menus and typed words stay.
function keep(parent, wanted) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = wanted.map(({ key, signature, make }) => {
    const old = before.get(key);
    if (old && old.dataset.signature === signature) return old;
    const node = make();
    node.dataset.key = key;
    node.dataset.signature = signature;
    return node;
  });
  if (nodes.length === parent.children.length && nodes.every((node, at) => node === parent.children[at])) return;
  parent.replaceChildren(...nodes);
}

export function messageList(parent, messages, where) {
  let previous = null;
  const wanted = [];
  for (const message of messages) {
    const day = dayWords(moment(message.ts));
    if (where === "main" && (!previous || dayWords(moment(previous.ts)) !== day)) {
      wanted.push({ key: `day-${message.ts}`, signature: day, make: () => h("div", { class: "day" }, h("span", {}, day)) });
      previous = null;
    }
    const follows = previous?.author === message.author && Number(message.ts) - Number(previous.ts) < QUIET_SECONDS
      && previous.is_only_for_you === message.is_only_for_you;
    const replies = where === "main" ? repliesTo(message) : [];
    wanted.push({
      key: message.ts,
      signature: JSON.stringify([message, follows, replies.length]),
      make: () => drawn(message, { follows, replies, where }),
    });
    previous = message;
  }
  if (!messages.length) wanted.push({ key: "empty", signature: world.open, make: emptyPlace });
  keep(parent, wanted);
}

const repliesTo = (root) =>
  world.messages.filter((each) => each.channel === root.channel && each.thread === root.ts && each.ts !== root.ts);

function emptyPlace() {
  const place = world.channels.find((each) => each.id === world.open);
  const words = place.kind === "im"
    ? ["This is where you and Ally talk.", "Say it as you would to a colleague: “how is Acme doing”, “log a call with Acme”. “help” always works."]
    : [`This is the beginning of #${place.name}.`, "Mention @Ally to ask it something here; it answers in a thread. Commands are answered for you alone."];
  return h("div", { class: "nothing" }, h("img", { src: "logo.svg", alt: "", class: "face large" }), h("h2", {}, words[0]), h("p", {}, words[1]));
}

function surfaceOf(message) {
  const where = { surface: "message", channel: message.channel, message: message.ts };
  return {
    held: (element) => startOf(element),
    choose: (element, block, chosen) =>
      doIt("press", { ...where, block: block.block_id, action: element.action_id, chosen }),
    lookUp: (element, block, typed) =>
      doIt("look-up", { ...where, block: block.block_id, action: element.action_id, typed }),
  };
}

// What an element holds before anybody touched it, in Slack's shape.
export function startOf(element) {
  return {
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    selected_user: element.initial_user,
    selected_users: element.initial_users,
    selected_channel: element.initial_channel,
    selected_conversation: element.initial_conversation,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_date_time: element.initial_date_time,
    value: element.initial_value,
  };
}

function drawn(message, { follows, replies, where }) {
  const author = world.people[message.author];
  const time = clockTime(moment(message.ts));
  const head = h("div", { class: "who" },
    h("strong", {}, author.name),
    author.is_bot ? h("span", { class: "badge" }, "APP") : null,
    author.is_outside ? h("span", { class: "badge outside" }, "OUTSIDE") : null,
    h("time", {}, time));
  return h("article", {
    class: `message ${follows ? "follows" : ""} ${message.is_only_for_you ? "private" : ""}`,
    "aria-label": `${author.name}, ${time}`,
    "data-ts": message.ts,
  },
    h("div", { class: "gutter" }, follows ? h("time", {}, time) : face(author)),
    h("div", { class: "content" },
      message.is_only_for_you ? h("p", { class: "only-you" }, icon("eye"), " Only visible to you") : null,
      message.is_pinned ? h("p", { class: "only-you" }, "📌 Pinned") : null,
      follows ? null : head,
      message.blocks.length && author.is_bot ? h("div", { class: "blocks" }, draw(message.blocks, surfaceOf(message)))
        : message.text ? h("div", { class: "text" }, mrkdwn(message.text)) : null,
      message.is_edited ? h("span", { class: "edited" }, "(edited)") : null,
      message.files.map(fileOf),
      message.reactions.length ? h("div", { class: "reactions" }, message.reactions.map((name) => h("span", {}, EMOJI[name] || `:${name}:`, " 1"))) : null,
      replies.length ? h("button", { type: "button", class: "replies", onclick: () => openThread(message.ts) },
        face(world.people[replies.at(-1).author], "tiny"), `${replies.length} ${replies.length === 1 ? "reply" : "replies"}`) : null),
    message.is_only_for_you ? null : tools(message, where));
}

function fileOf(file) {
  const label = file.title || file.name;
  return file.name.endsWith(".png")
    ? h("figure", { class: "file" }, h("figcaption", {}, label), h("img", { src: `/files/${file.id}`, alt: file.alt || label, onload: keepAtEnd }))
    : h("a", { class: "file", href: `/files/${file.id}` }, label);
}

// A picture grows when it has come; whoever was reading at the end stays there.
function keepAtEnd({ target }) {
  const list = target.closest("#body, .scroll");
  if (list && list.scrollHeight - list.scrollTop - list.clientHeight < target.offsetHeight + 120) list.scrollTop = list.scrollHeight;
}

function tools(message, where) {
  const shortcuts = world.shortcuts.filter((each) => each.type === "message");
  return h("div", { class: "tools", role: "toolbar", "aria-label": "Message actions" },
    where === "main" ? h("button", { type: "button", "aria-label": "Reply in thread", title: "Reply in thread", onclick: () => openThread(message.ts) }, icon("reply")) : null,
    shortcuts.length ? h("button", { type: "button", "aria-label": "More actions", title: "Shortcuts", "aria-haspopup": "menu", onclick: (event) => open(event.currentTarget) }, icon("more")) : null);
  function open(anchor) {
    const list = walkable(h("div", { class: "menu", role: "menu" }, shortcuts.map((each) =>
      h("button", { type: "button", role: "menuitem", onclick: () => {
        panel.dismiss();
        doIt("message-shortcut", { callback: each.callback_id, channel: message.channel, message: message.ts });
      } }, h("span", {}, each.name, h("small", {}, "Ally"))))), "[role=menuitem]");
    const panel = popover(anchor, list);
    list.firstElementChild.focus();
  }
}

export function threadOf(side) {
  const root = world.messages.find((each) => each.ts === world.thread);
  if (!side.firstChild) {
    side.append(
      h("header", {}, h("h2", {}, "Thread"), h("button", { type: "button", class: "plain", "aria-label": "Close thread", onclick: () => { world.thread = null; world.side = null; show(); } }, icon("close"))),
      h("div", { class: "scroll", role: "log", "aria-label": "Thread" }),
      composer({ thread: () => world.thread }));
  }
  const list = side.querySelector(".scroll");
  messageList(list, root ? [root, ...repliesTo(root)] : [], "thread");
}

export function homeView(body) {
  const surface = {
    held: (element) => startOf(element),
    choose: (element, block, chosen) => doIt("press", { surface: "home", block: block.block_id, action: element.action_id, chosen }),
    lookUp: async () => [],
  };
  const make = () => h("div", { class: "home" }, world.home ? draw(world.home.blocks, surface) : h("div", { class: "nothing" }, h("p", {}, "Ally’s Home opens…")));
  keep(body, [{ key: "home", signature: JSON.stringify(world.home?.blocks ?? null), make }]);
}
