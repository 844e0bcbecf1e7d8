// The bar on top: what this is, the clock and its control, what can be made to happen, theme, inspector, start over.

import { h, icon, popover, walkable } from "./dom.js";
import { doIt, me, openSide, toast, world } from "./main.js";
import { clockTime, dayWords, reader } from "./markup.js";

const theme = () => document.documentElement.dataset.theme
  || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
document.documentElement.dataset.theme = localStorage.getItem("theme") || theme();

export function topBar() {
  const now = reader.now();
  const short = { weekday: "short", month: "short", day: "numeric" };
  const is = theme();
  return [
    h("span", { class: "brand" }, h("img", { src: "logo.svg", alt: "", class: "face small" }), h("strong", {}, "Ally"), h("span", { class: "not-slack" }, "local workspace · not Slack · fictional customers")),
    h("button", { type: "button", class: "bar clock", "aria-haspopup": "menu", title: "Move the clock", onclick: clockMenu },
      icon("clock"), h("span", {}, `${dayWords(now, short)}, ${clockTime(now)}`), world.clock.ahead > MOVED_SECONDS ? h("span", { class: "ahead" }, "moved") : null, icon("down")),
    world.happenings.length ? h("button", { type: "button", class: "bar", "aria-haspopup": "menu", "aria-label": "Make something happen", onclick: happeningsMenu }, icon("bolt"), h("span", {}, "Make something happen")) : null,
    h("span", { class: "spring" }),
    h("button", { type: "button", class: "bar", "aria-label": "Tour", onclick: () => openSide("tour") }, icon("map"), h("span", {}, "Tour")),
    h("button", { type: "button", class: "bar", "aria-label": "Inspector", onclick: () => openSide("inspector") }, icon("lens"), h("span", {}, "Inspector")),
    h("button", { type: "button", class: "bar", "aria-label": is === "dark" ? "Light colours" : "Dark colours", title: "Light or dark", onclick: switchTheme }, icon(is === "dark" ? "sun" : "moon")),
    h("button", { type: "button", class: "bar", "aria-label": "Start over", title: "Start over", onclick: startOver }, icon("restart")),
  ].filter(Boolean);
}

// Ally takes a breath between two messages to one person; that is no moving of the clock.
const MOVED_SECONDS = 300;

function switchTheme() {
  document.documentElement.dataset.theme = theme() === "dark" ? "light" : "dark";
  localStorage.setItem("theme", theme());
  document.getElementById("top").replaceChildren(...topBar());
}

function startOver() {
  if (confirm("Start over with fresh demo data? What was said and logged here is thrown away.")) doIt("reset");
}

function menuOf(anchor, items) {
  const list = walkable(h("div", { class: "menu", role: "menu" }, items.map(({ label, note, run }) =>
    h("button", { type: "button", role: "menuitem", onclick: () => { panel.dismiss(); run(); } }, h("span", {}, label, note ? h("small", {}, note) : null)))), "[role=menuitem]");
  const panel = popover(anchor, list);
  list.firstElementChild.focus();
}

// The moment a wall clock in my zone shows that day and time.
function momentAt(days, hour, minute) {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: me().zone }).format(new Date(reader.now().getTime() + days * 86_400_000));
  const wished = Date.parse(`${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`);
  const shownAt = (instant) => {
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone: me().zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(instant);
    const part = (type) => parts.find((each) => each.type === type).value;
    return Date.parse(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`);
  };
  return new Date(wished - (shownAt(wished) - wished));
}

// The next working day after today, in days from now.
function nextWorkingDay() {
  for (let days = 1; ; days += 1) {
    const name = new Intl.DateTimeFormat("en-US", { timeZone: me().zone, weekday: "short" }).format(new Date(reader.now().getTime() + days * 86_400_000));
    if (name !== "Sat" && name !== "Sun") return days;
  }
}

function clockMenu(event) {
  const days = nextWorkingDay();
  const morning = momentAt(days, 8, 30);
  const to = (moment) => doIt("move-clock", { to: moment.toISOString() });
  const by = (minutes) => doIt("move-clock", { minutes });
  menuOf(event.currentTarget, [
    { label: `${dayWords(morning, { weekday: "long" })} 08:30`, note: "The next working morning: the digest arrives", run: () => to(morning) },
    { label: "+1 hour", note: "Buttons and forms grow old", run: () => by(60) },
    { label: "+1 day", run: () => by(1440) },
    { label: "+3 days", note: "Some CTAs become overdue", run: () => by(4320) },
    { label: "+1 week", run: () => by(10_080) },
  ]);
}

function happeningsMenu(event) {
  menuOf(event.currentTarget, world.happenings.map(({ key, label }) => ({
    label,
    run: async () => {
      const told = await doIt("happen", { key });
      if (told) toast(told);
    },
  })));
}
