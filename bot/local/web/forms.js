// Forms: the one in front, in a dialog that keeps the keyboard inside.

import { draw } from "./blocks.js";
import { h, icon } from "./dom.js";
import { doIt, world } from "./main.js";

let dialog = null;
let shown = "";
let typed = {};

export function showForms() {
  const form = world.forms.at(-1);
  if (!form) {
    dialog?.remove();
    [dialog, shown, typed] = [null, "", {}];
    return;
  }
  const signature = JSON.stringify([form.id, form.hash, form.errors]);
  if (signature === shown) return;
  const isOther = !shown.startsWith(`["${form.id}"`);
  shown = signature;
  if (isOther) typed = {};
  open(form, isOther);
}

function open(form, isOther) {
  const { view } = form;
  const focused = isOther ? null : document.activeElement?.id;
  const surface = surfaceOf(form);
  const node = h("dialog", { class: "form", "aria-labelledby": "form-title", oncancel: (event) => { event.preventDefault(); cancel(); } },
    h("form", { method: "dialog", novalidate: true, onsubmit: submit },
      h("header", {},
        h("img", { src: "logo.svg", alt: "", class: "face small" }),
        h("h2", { id: "form-title" }, view.title.text),
        h("button", { type: "button", class: "plain", "aria-label": "Close", onclick: cancel }, icon("close"))),
      h("div", { class: "scroll" },
        form.errors[""] ? h("p", { class: "error", role: "alert" }, form.errors[""]) : null,
        draw(view.blocks, surface)),
      h("footer", {},
        h("button", { type: "button", class: "button", onclick: cancel }, view.close?.text || "Cancel"),
        view.submit ? h("button", { type: "submit", class: "button primary" }, view.submit.text) : null)));
  const scroll = isOther ? 0 : dialog?.querySelector(".scroll").scrollTop || 0;
  dialog?.remove();
  dialog = node;
  document.body.append(node);
  node.showModal();
  node.querySelector(".scroll").scrollTop = scroll;
  const wrong = node.querySelector("[aria-invalid]");
  const field = wrong || (focused && document.getElementById(focused)) || node.querySelector(".scroll .input, .scroll .select");
  field?.focus();

  function cancel() { doIt("close", { form: form.id }); }
  async function submit(event) {
    event.preventDefault();
    node.classList.add("busy");
    await doIt("submit", { form: form.id, values: values(form) });
    node.classList.remove("busy");
  }
}

// What the form holds: what the app filled in, and over it what was typed here.
function values(form) {
  const held = structuredClone(form.values);
  for (const block of form.view.blocks) {
    for (const [action, value] of Object.entries(typed[block.block_id] || {})) {
      if (held[block.block_id]?.[action]) Object.assign(held[block.block_id][action], value);
    }
  }
  return held;
}

function surfaceOf(form) {
  const remember = (element, block, chosen) => {
    typed[block.block_id] = { ...typed[block.block_id], [element.action_id]: chosen };
  };
  return {
    errors: form.errors,
    held: (element, block) => values(form)[block.block_id]?.[element.action_id],
    typing: remember,
    choose: async (element, block, chosen) => {
      if (element.type !== "button" && element.type !== "overflow") remember(element, block, chosen);
      if (block.type === "input" && !block.dispatch_action) return;
      const where = { surface: "form", form: form.id, values: values(form) };
      await doIt("press", { ...where, block: block.block_id, action: element.action_id, chosen });
    },
    lookUp: (element, block, text) =>
      doIt("look-up", { surface: "form", form: form.id, block: block.block_id, action: element.action_id, typed: text }),
  };
}
