// Building the page: nodes from names, attributes and children. Text is always text, never markup.

export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key === "value") node.value = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  send: "M3 11.5 21 3l-6.5 18-3.5-7.5z",
  reply: "M4 5h16v11H10l-5 4v-4H4z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  lock: "M6 11h12v9H6zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  clock: "M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.5 1.5m11 11L19 19M5 19l1.5-1.5m11-11L19 5",
  spark: "M12 3l2.2 6.3L20.5 12l-6.3 2.7L12 21l-2.2-6.3L3.5 12l6.3-2.7z",
  bolt: "M13 2 4 14h6l-1 8 9-12h-6z",
  lens: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zm5-1.5L21 21",
  restart: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5",
  map: "M9 4 3 6.5v13L9 17l6 3 6-2.5v-13L15 7z M9 4v13 M15 7v13",
  down: "M6 9l6 6 6-6",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9a6 6 0 0 1 12 0m1-9a3 3 0 1 0-1.5-5.6M18 20a6 6 0 0 0-3-5.2",
  outside: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  menu: "M4 6h16M4 12h16M4 18h16",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

// A panel beside a control: opens below it (above, where there is no room), closes on Escape and on a press outside.
export function popover(anchor, content, { onclose = () => {} } = {}) {
  document.querySelectorAll(".popover").forEach((other) => other.dismiss());
  const panel = h("div", { class: "popover" }, content);
  (anchor.closest("dialog") || document.body).append(panel);
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const room = window.innerHeight - at.bottom;
    const height = panel.offsetHeight;
    panel.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - panel.offsetWidth - 8))}px`;
    panel.style.top = room < height + 8 && at.top > height ? `${at.top - height - 4}px` : `${at.bottom + 4}px`;
    panel.style.minWidth = `${at.width}px`;
  };
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) panel.dismiss();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    panel.dismiss();
    anchor.focus();
  };
  panel.dismiss = () => {
    panel.remove();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
    onclose();
  };
  panel.place = place;
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  place();
  return panel;
}

// Up and Down walk through what can be chosen, Home and End jump.
export function walkable(list, selector) {
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll(selector)];
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || !items.length) return;
    event.preventDefault();
    const now = items.indexOf(document.activeElement);
    items[Math.max(0, Math.min(items.length - 1, now + steps[event.key]))].focus();
  });
  return list;
}
