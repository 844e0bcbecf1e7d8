// Buttons, menus, pickers and inputs. Each control calls `surface.choose(element, block, chosen)` with what it holds, in
// Slack's own shape; a surface is a message, a form or the Home.

import { h, icon, popover, walkable } from "./dom.js";
import { mrkdwn, plain, reader } from "./markup.js";

export const words = (text) => (text ? (text.type === "mrkdwn" ? mrkdwn(text.text) : plain(text.text)) : "");

export function control(element, block, surface) {
  const make = CONTROLS[element.type];
  return make ? make(element, block, surface) : h("span", { class: "unknown" }, `(${element.type} is not drawn here)`);
}

async function confirmed(element) {
  const asked = element.confirm;
  if (!asked) return true;
  return new Promise((answer) => {
    const done = (yes) => { dialog.close(); dialog.remove(); answer(yes); };
    const dialog = h("dialog", { class: "confirm", "aria-label": asked.title.text, oncancel: () => done(false) },
      h("h2", {}, asked.title.text),
      h("p", {}, words(asked.text)),
      h("footer", {},
        h("button", { type: "button", class: "button", onclick: () => done(false) }, asked.deny.text),
        h("button", { type: "button", class: `button ${asked.style || "primary"}`, onclick: () => done(true) }, asked.confirm.text)));
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function press(element, block, surface, chosen, node) {
  if (!(await confirmed(element))) return false;
  node?.classList.add("busy");
  try {
    await surface.choose(element, block, chosen);
  } finally {
    node?.classList.remove("busy");
  }
  return true;
}

function button(element, block, surface) {
  const node = h("button", {
    type: "button",
    class: `button ${element.style || ""}`,
    "aria-label": element.accessibility_label,
    onclick: () => {
      if (element.url) window.open(element.url, "_blank", "noreferrer");
      press(element, block, surface, {}, node);
    },
  }, plain(element.text.text), element.url ? icon("outside") : null);
  return node;
}

const optionsOf = (element) => [
  ...(element.options || []).map((option) => ({ option, group: "" })),
  ...(element.option_groups || []).flatMap((group) => group.options.map((option) => ({ option, group: group.label.text }))),
];

function overflow(element, block, surface) {
  const node = h("button", { type: "button", class: "button overflow", "aria-label": "More actions", "aria-haspopup": "menu", onclick: open }, icon("more"));
  function open() {
    const list = walkable(h("div", { class: "menu", role: "menu" }, element.options.map((option) =>
      h("button", { type: "button", role: "menuitem", onclick: () => {
        panel.dismiss();
        if (option.url) window.open(option.url, "_blank", "noreferrer");
        press(element, block, surface, { selected_option: option }, node);
      } }, plain(option.text.text)))), "[role=menuitem]");
    const panel = popover(node, list);
    list.firstElementChild.focus();
  }
  return node;
}

// One combobox for all menus: options from the element, from the app (type-ahead), or people and channels.
function menu(element, block, surface) {
  const several = element.type.startsWith("multi_");
  const kind = element.type.replace("multi_", "").replace("_select", "");
  const shape = SHAPES[kind] || SHAPES.static;
  let held = several ? [...(surface.held(element, block)?.[shape.many] || [])] : surface.held(element, block)?.[shape.one] || null;
  const placeholder = element.placeholder?.text || "Choose…";
  const label = h("span", { class: "chosen" });
  const node = h("button", { type: "button", class: "select", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-label": labelOf(block, placeholder), onclick: open }, label, icon("down"));
  const show = () => {
    const chosen = several ? held.map(shape.words) : held ? [shape.words(held)] : [];
    label.replaceChildren(...(several ? chosen.map((each) => h("span", { class: "chip" }, each)) : chosen));
    if (!chosen.length) label.textContent = placeholder;
    node.classList.toggle("empty", !chosen.length);
  };

  async function candidates(typed) {
    if (kind === "external") return (await surface.lookUp(element, block, typed)).map((option) => ({ option, group: "" }));
    const all = kind === "users" ? Object.values(reader.people).map((person) => ({ option: person.id, group: "" }))
      : kind === "channels" || kind === "conversations" ? Object.values(reader.channels).map((channel) => ({ option: channel.id, group: "" }))
      : optionsOf(element);
    return all.filter(({ option }) => shape.words(option).toLowerCase().includes(typed.toLowerCase()));
  }

  function open() {
    const list = h("div", { class: "options", role: "listbox", "aria-label": placeholder, "aria-multiselectable": several });
    const search = h("input", { type: "search", placeholder: kind === "external" ? "Type to search…" : "Filter…", "aria-label": placeholder, autocomplete: "off" });
    const box = walkable(h("div", {}, search, list), "input, [role=option]");
    const panel = popover(node, box, { onclose: () => node.setAttribute("aria-expanded", "false") });
    node.setAttribute("aria-expanded", "true");
    let asked = 0;
    const fill = async () => {
      const mine = ++asked;
      const typed = search.value.trim();
      if (kind === "external" && typed.length < (element.min_query_length ?? 3)) {
        list.replaceChildren(h("p", { class: "none" }, `Type ${element.min_query_length ?? 3} or more letters`));
        return;
      }
      const found = await candidates(typed);
      if (mine !== asked) return;
      let group = "";
      list.replaceChildren(...found.flatMap(({ option, group: name }) => {
        const head = name && name !== group ? [h("div", { class: "group" }, name)] : [];
        group = name;
        const text = shape.words(option);
        const is = several ? held.some((each) => shape.words(each) === text) : held && shape.words(held) === text;
        return [...head, h("button", { type: "button", role: "option", "aria-selected": String(Boolean(is)), onclick: () => take(option, panel) },
          h("span", {}, text), option.description ? h("small", {}, option.description.text) : null)];
      }));
      if (!found.length) list.replaceChildren(h("p", { class: "none" }, "No results"));
      panel.place();
    };
    let waiting;
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(fill, kind === "external" ? 150 : 0); });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); list.querySelector("[role=option]")?.click(); }
    });
    fill();
    search.focus();
  }

  async function take(option, panel) {
    const before = several ? [...held] : held;
    if (several) {
      const at = held.findIndex((each) => shape.words(each) === shape.words(option));
      if (at < 0) held.push(option); else held.splice(at, 1);
    } else held = option;
    panel.dismiss();
    show();
    node.focus();
    if (!(await press(element, block, surface, { [several ? shape.many : shape.one]: held }, node))) { held = before; show(); }
  }
  show();
  return node;
}

const byText = (option) => plain(option.text.text);
const SHAPES = {
  static: { one: "selected_option", many: "selected_options", words: byText },
  external: { one: "selected_option", many: "selected_options", words: byText },
  users: { one: "selected_user", many: "selected_users", words: (id) => reader.people[id]?.name || id },
  channels: { one: "selected_channel", many: "selected_channels", words: (id) => `#${reader.channels[id]?.name || id}` },
  conversations: { one: "selected_conversation", many: "selected_conversations", words: (id) => reader.channels[id]?.name || id },
};

const labelOf = (block, otherwise) => (block.label ? block.label.text : otherwise);

function native(type, key, { out = (value) => value, into = (value) => value ?? "", mode = null } = {}) {
  return (element, block, surface) => {
    const node = h("input", {
      type,
      class: "input",
      id: `field-${block.block_id}`,
      "aria-label": block.label ? null : element.placeholder?.text || type,
      placeholder: element.placeholder?.text,
      inputmode: mode,
      maxlength: element.max_length,
      value: into(surface.held(element, block)?.[key]),
      onchange: () => press(element, block, surface, { [key]: node.value === "" ? null : out(node.value) }),
      oninput: () => surface.typing?.(element, block, { [key]: node.value === "" ? null : out(node.value) }),
    });
    return node;
  };
}

function textInput(element, block, surface) {
  if (!element.multiline) return native("text", "value")(element, block, surface);
  const node = h("textarea", {
    class: "input",
    id: `field-${block.block_id}`,
    rows: 5,
    maxlength: element.max_length || 3000,
    placeholder: element.placeholder?.text,
    oninput: () => surface.typing?.(element, block, { value: node.value || null }),
    onchange: () => press(element, block, surface, { value: node.value || null }),
  });
  node.value = surface.held(element, block)?.value ?? "";
  return node;
}

function boxes(element, block, surface) {
  const single = element.type === "radio_buttons";
  const held = surface.held(element, block) || {};
  const chosen = new Set((single ? [held.selected_option] : held.selected_options || []).filter(Boolean).map((option) => option.value));
  const name = `${block.block_id}-${element.action_id}-${Math.random()}`;
  const node = h("div", { class: "boxes", role: single ? "radiogroup" : "group", "aria-label": labelOf(block, element.action_id) },
    element.options.map((option) => h("label", {},
      h("input", { type: single ? "radio" : "checkbox", name, value: option.value, checked: chosen.has(option.value), onchange: changed }),
      h("span", {}, words(option.text), option.description ? h("small", {}, words(option.description)) : null))));
  function changed() {
    const picked = new Set([...node.querySelectorAll("input:checked")].map((input) => input.value));
    const options = element.options.filter((option) => picked.has(option.value));
    press(element, block, surface, single ? { selected_option: options[0] || null } : { selected_options: options });
  }
  return node;
}

function feedback(element, block, surface) {
  return h("span", { class: "feedback" }, [element.positive_button, element.negative_button].map((each) =>
    h("button", { type: "button", class: "button", "aria-label": each.accessibility_label, onclick: () => press(element, block, surface, { value: each.value }) }, each.text.text)));
}

const CONTROLS = {
  button,
  workflow_button: button,
  overflow,
  static_select: menu,
  external_select: menu,
  users_select: menu,
  channels_select: menu,
  conversations_select: menu,
  multi_static_select: menu,
  multi_external_select: menu,
  multi_users_select: menu,
  multi_channels_select: menu,
  multi_conversations_select: menu,
  datepicker: native("date", "selected_date"),
  timepicker: native("time", "selected_time"),
  datetimepicker: native("datetime-local", "selected_date_time", {
    out: (value) => Math.round(new Date(value).getTime() / 1000),
    into: (value) => (value ? new Date(value * 1000).toISOString().slice(0, 16) : ""),
  }),
  plain_text_input: textInput,
  rich_text_input: textInput,
  email_text_input: native("email", "value"),
  url_text_input: native("url", "value"),
  number_input: native("text", "value", { mode: "decimal" }),
  checkboxes: boxes,
  radio_buttons: boxes,
  feedback_buttons: feedback,
};
