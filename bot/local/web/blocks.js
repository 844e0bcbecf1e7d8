// Block Kit as nodes: each block type once.

import { control, words } from "./controls.js";
import { h } from "./dom.js";
import { markdown, rich } from "./markup.js";

export function draw(blocks, surface) {
  return blocks.map((block) => {
    const make = BLOCKS[block.type];
    const node = make ? make(block, surface) : h("p", { class: "unknown" }, `(${block.type} is not drawn here)`);
    node.classList.add("block", `block-${block.type}`);
    return node;
  });
}

const picture = (image) =>
  h("img", { src: image.image_url || `/files/${image.slack_file?.id}`, alt: image.alt_text, loading: "lazy" });

function section(block, surface) {
  const accessory = block.accessory;
  return h("div", {},
    h("div", { class: "main" },
      block.text ? h("div", { class: "text" }, words(block.text)) : null,
      block.fields ? h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "text" }, words(field)))) : null),
    accessory
      ? h("div", { class: "accessory" }, accessory.type === "image" ? picture(accessory) : control(accessory, block, surface))
      : null);
}

function input(block, surface) {
  const error = surface.errors?.[block.block_id];
  const node = control(block.element, block, surface);
  const id = `error-${block.block_id}`;
  if (error) {
    node.setAttribute("aria-invalid", "true");
    node.setAttribute("aria-describedby", id);
  }
  return h("div", { class: error ? "wrong" : "" },
    h("label", { for: `field-${block.block_id}` }, block.label.text, block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    node,
    error ? h("p", { class: "error", id, role: "alert" }, error) : null,
    block.hint ? h("p", { class: "hint" }, block.hint.text) : null);
}

const cell = (content) => (content.type === "raw_text" ? content.text : content.elements.map(rich));

const BLOCKS = {
  header: (block) => h("h3", {}, words(block.text)),
  divider: () => h("hr"),
  section,
  context: (block) => h("div", {}, block.elements.map((item) => (item.type === "image" ? picture(item) : h("span", {}, words(item))))),
  actions: (block, surface) => h("div", {}, block.elements.map((element) => control(element, block, surface))),
  context_actions: (block, surface) => h("div", {}, block.elements.map((element) => control(element, block, surface))),
  image: (block) => h("figure", {}, block.title ? h("figcaption", {}, block.title.text) : null, picture(block)),
  input,
  rich_text: (block) => h("div", {}, block.elements.map(rich)),
  markdown: (block) => h("div", {}, markdown(block.text)),
  table: (block) => {
    const [head, ...rows] = block.rows;
    return h("div", {}, h("table", {},
      h("thead", {}, h("tr", {}, head.map((each) => h("th", { scope: "col" }, cell(each))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((each) => h("td", {}, cell(each))))))));
  },
};
