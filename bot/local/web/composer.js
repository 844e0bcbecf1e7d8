// Where one types: Enter sends, Shift+Enter breaks the line, a slash at the beginning shows the commands and their hints.

import { h, icon } from "./dom.js";
import { channel, doIt, world } from "./main.js";

export function composer({ thread }) {
  const field = h("textarea", { rows: 1, "aria-label": "Message", placeholder: "Message" });
  const hints = h("div", { class: "hints", role: "listbox", "aria-label": "Commands", hidden: true });
  const form = h("form", { class: "composer", onsubmit: send }, hints, h("div", { class: "box" }, field,
    h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"))));
  let chosen = 0;

  const fit = () => { field.style.height = "auto"; field.style.height = `${Math.min(field.scrollHeight, 180)}px`; };
  const matching = () => {
    if (!field.value.startsWith("/") || thread()) return [];
    const word = field.value.split(" ")[0];
    return world.commands.filter((each) => (field.value.includes(" ") ? each.command === word : each.command.startsWith(word)));
  };

  function hint() {
    const found = matching();
    hints.hidden = !found.length;
    chosen = Math.min(chosen, Math.max(0, found.length - 1));
    hints.replaceChildren(...found.map((each, at) =>
      h("button", { type: "button", role: "option", "aria-selected": String(at === chosen), onclick: () => complete(each) },
        h("strong", {}, each.command), " ", h("code", {}, each.usage_hint || ""), h("small", {}, each.description || ""))));
  }

  function complete(command) {
    field.value = `${command.command} `;
    field.focus();
    hint();
  }

  async function send(event) {
    event?.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    fit();
    hint();
    const [word, ...rest] = text.split(" ");
    const command = !thread() && world.commands.find((each) => each.command === word);
    if (command) await doIt("command", { command: word, text: rest.join(" "), channel: world.open });
    else await doIt("write", { channel: world.open, text, thread: thread() });
  }

  field.addEventListener("input", () => { fit(); hint(); });
  field.addEventListener("focus", () => {
    const open = channel(world.open);
    field.placeholder = thread() ? "Reply…" : open.kind === "im" ? "Message Ally, or type / for commands" : `Message #${open.name}; mention @Ally to ask`;
  });
  field.addEventListener("keydown", (event) => {
    const found = matching();
    if (found.length && !field.value.includes(" ")) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        return hint();
      }
      if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && found[chosen].command !== field.value)) {
        event.preventDefault();
        return complete(found[chosen]);
      }
    }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
    return undefined;
  });
  queueMicrotask(() => field.dispatchEvent(new Event("focus")));
  return form;
}

// Puts words into the channel's composer, for the tour.
export function suggest(text) {
  const field = document.querySelector("#composer textarea");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.focus();
}
