// Slack's mrkdwn and rich text as nodes.

import { h } from "./dom.js";

export const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", bell: "🔔", no_bell: "🔕", red_circle: "🔴",
  large_yellow_circle: "🟡", large_green_circle: "🟢", large_orange_circle: "🟠", large_blue_circle: "🔵",
  white_circle: "⚪", black_circle: "⚫", wave: "👋", telephone_receiver: "📞", phone: "☎️", calendar: "📆", date: "📅",
  spiral_calendar_pad: "🗓️", memo: "📝", pushpin: "📌", rotating_light: "🚨", fire: "🔥", tada: "🎉", rocket: "🚀",
  chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", bar_chart: "📊", eyes: "👀", bust_in_silhouette: "👤",
  busts_in_silhouette: "👥", zzz: "💤", hourglass: "⌛", hourglass_flowing_sand: "⏳", alarm_clock: "⏰", star: "⭐",
  sparkles: "✨", bulb: "💡", mag: "🔍", link: "🔗", email: "✉️", envelope: "✉️", speech_balloon: "💬", lock: "🔒",
  ticket: "🎫", moneybag: "💰", arrow_up: "⬆️", arrow_down: "⬇️", arrow_right: "➡️", arrows_counterclockwise: "🔄",
  information_source: "ℹ️", question: "❓", exclamation: "❗", "+1": "👍", "-1": "👎", triangular_flag_on_post: "🚩",
  handshake: "🤝", clipboard: "📋", package: "📦", seedling: "🌱", thinking_face: "🤔", point_right: "👉",
};

// Short names of emoji in plain text become the emoji.
export const plain = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] || whole);

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// The people, channels, present and zone that names and dates are read by; set once the state is known.
export const reader = { people: {}, channels: {}, now: () => new Date(), zone: "UTC" };

export function mrkdwn(text) {
  const nodes = [];
  text.split(/```/).forEach((part, index) => {
    if (index % 2) nodes.push(h("pre", {}, unescape(part.replace(/^\n/, ""))));
    else nodes.push(...lines(part));
  });
  return nodes;
}

function lines(text) {
  const nodes = [];
  let quoted = [];
  const flush = () => {
    if (quoted.length) nodes.push(h("blockquote", {}, broken(quoted.map(inline))));
    quoted = [];
  };
  let open = [];
  const close = () => {
    if (open.length) nodes.push(...broken(open.map(inline)));
    open = [];
  };
  for (const line of text.split("\n")) {
    const quote = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quote) { close(); quoted.push(quote[1]); } else { flush(); open.push(line); }
  }
  close();
  flush();
  return nodes;
}

const broken = (parts) => parts.flatMap((part, index) => (index ? [h("br"), ...part] : part));

const TOKEN =
  /`([^`\n]+)`|<([^<>]+)>|(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*\S)~(?![\w~])|:([a-z0-9_+-]+):/g;

export function inline(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) nodes.push(unescape(text.slice(at, match.index)));
    nodes.push(token(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) nodes.push(unescape(text.slice(at)));
  return nodes;
}

function token([whole, code, target, bold, italic, strike, emoji]) {
  if (code !== undefined) return h("code", {}, unescape(code));
  if (target !== undefined) return reference(target);
  if (bold !== undefined) return h("strong", {}, inline(bold));
  if (italic !== undefined) return h("em", {}, inline(italic));
  if (strike !== undefined) return h("s", {}, inline(strike));
  return EMOJI[emoji] ? pictured(emoji) : whole;
}

const pictured = (name) => h("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " ") }, EMOJI[name]);

function reference(inside) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  if (target.startsWith("@")) return mention(reader.people[target.slice(1)]?.name || label || target.slice(1));
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${reader.channels[target.slice(1)]?.name || label}`);
  if (target.startsWith("!date^")) {
    const [, unix, form, link] = target.split("^");
    const words = dated(Number(unix), form);
    return link ? anchor(link, words) : h("time", { title: label }, words);
  }
  if (target.startsWith("!")) return mention(label || target.slice(1));
  return anchor(target, label || target.replace(/^mailto:/, ""));
}

const mention = (name) => h("span", { class: "mention" }, `@${name}`);

function anchor(url, words) {
  const safe = /^(https?:|mailto:)/.test(unescape(url));
  return safe ? h("a", { href: unescape(url), target: "_blank", rel: "noreferrer" }, unescape(words)) : unescape(words);
}

const format = (moment, options) => new Intl.DateTimeFormat("en-US", { timeZone: reader.zone, ...options }).format(moment);

const dayNumber = (moment) =>
  Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone: reader.zone }).format(moment)) / 86_400_000;

export const clockTime = (moment) => format(moment, { hour: "numeric", minute: "2-digit" });

// The word for a day next to today, if it is one.
const near = (moment) => ({ "-1": "yesterday", 0: "today", 1: "tomorrow" })[dayNumber(moment) - dayNumber(reader.now())];

export function dayWords(moment, options = { weekday: "long", month: "long", day: "numeric" }) {
  const word = near(moment);
  return word ? word[0].toUpperCase() + word.slice(1) : format(moment, options);
}

function dated(unix, form) {
  const moment = new Date(unix * 1000);
  const short = { month: "short", day: "numeric", year: "numeric" };
  const long = { weekday: "long", month: "long", day: "numeric", year: "numeric" };
  const middle = { month: "long", day: "numeric", year: "numeric" };
  const values = {
    date_num: () => new Intl.DateTimeFormat("en-CA", { timeZone: reader.zone }).format(moment),
    date: () => format(moment, middle),
    date_short: () => format(moment, short),
    date_long: () => format(moment, long),
    date_pretty: () => near(moment) || format(moment, middle),
    date_short_pretty: () => near(moment) || format(moment, short),
    date_long_pretty: () => near(moment) || format(moment, long),
    time: () => clockTime(moment),
    time_secs: () => format(moment, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  };
  return form.replace(/\{(\w+)\}/g, (whole, name) => (values[name] ? values[name]() : whole));
}

// Rich text: sections, lists, quotes and preformatted parts.
export function rich(part) {
  const inner = () => (part.elements || []).map(rich);
  switch (part.type) {
    case "rich_text_section": return h("p", {}, inner());
    case "rich_text_list":
      return h(part.style === "ordered" ? "ol" : "ul", {}, (part.elements || []).map((item) => h("li", {}, rich(item))));
    case "rich_text_quote": return h("blockquote", {}, inner());
    case "rich_text_preformatted": return h("pre", {}, inner());
    case "text": return styled(part.text, part.style || {});
    case "link": return anchor(part.url, part.text || part.url);
    case "user": return mention(reader.people[part.user_id]?.name || part.user_id);
    case "channel": return h("span", { class: "mention" }, `#${reader.channels[part.channel_id]?.name || part.channel_id}`);
    case "emoji": return EMOJI[part.name] ? pictured(part.name) : `:${part.name}:`;
    case "date": return h("time", { title: part.fallback || "" }, dated(part.timestamp, part.format));
    default: return "";
  }
}

function styled(text, style) {
  const names = { bold: "strong", italic: "em", strike: "s", code: "code" };
  const content = broken(text.split("\n").map((line) => [line]));
  return Object.entries(names).reduce((node, [key, name]) => (style[key] ? h(name, {}, node) : node), content);
}

// The standard Markdown of a markdown block, as far as a short answer needs it.
export function markdown(text) {
  return text.split(/\n{2,}/).map((paragraph) => {
    const heading = paragraph.match(/^(#{1,6}) (.*)$/);
    if (heading) return h("h4", {}, inline(heading[2]));
    const rows = paragraph.split("\n");
    if (rows.every((row) => /^[-*] /.test(row))) return h("ul", {}, rows.map((row) => h("li", {}, strong(row.slice(2)))));
    return h("p", {}, broken(rows.map(strong)));
  });
}

const strong = (text) =>
  text.split(/\*\*(.+?)\*\*/).flatMap((part, index) => (index % 2 ? [h("strong", {}, inline(part))] : inline(part)));
