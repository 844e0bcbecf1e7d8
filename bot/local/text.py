"""Block Kit as plain text: what one person reads, for transcripts and the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.local.surfaces import Element, Value, elements, form_state
from bot.local.team import Form, Message, Person, Team

Block = Mapping[str, Any]

_MARK = re.compile(r"<(?P<kind>[@#!]?)(?P<target>[^>|]+)(?:\|(?P<label>[^>]*))?>")


def message_text(message: Message, team: Team, reader: Person) -> str:
    """A message as that person reads it: blocks where there are some, else the text, then files and reactions."""
    lines = list(blocks_text(message.blocks, team, reader))
    if message.text and not message.blocks:
        lines.append(marked(message.text, team, reader))
    lines += [f"[file: {file.title or file.name}]" for file in message.files]
    if message.reactions:
        lines.append(" ".join(f":{name}:" for name in message.reactions))
    return "\n".join(lines)


def form_text(form: Form, team: Team, reader: Person) -> str:
    """An open form: its title, every field with what it holds, what was objected to, its buttons."""
    state = form_state(form)
    lines = [f"Form: {form.view['title']['text']}"]
    lines += [f"! {form.errors['']}"] if "" in form.errors else []
    for block in form.view["blocks"]:
        lines += _field_lines(block, form, state) if block["type"] == "input" else block_lines(block, team, reader)
    buttons = [form.view[name]["text"] for name in ("submit", "close") if name in form.view]
    lines.append(" ".join(f"[{words}]" for words in buttons))
    return "\n".join(line for line in lines if line)


def blocks_text(blocks: list[dict[str, Any]], team: Team, reader: Person) -> Iterator[str]:
    """The blocks, line by line."""
    for block in blocks:
        yield from block_lines(block, team, reader)


def block_lines(block: Block, team: Team, reader: Person) -> list[str]:
    """One block."""
    match block["type"]:
        case "header":
            lines = [f"# {block['text']['text']}"]
        case "divider":
            lines = ["---"]
        case "section":
            texts = [*([block["text"]] if "text" in block else []), *block.get("fields", [])]
            lines = [said(text, team, reader) for text in texts]
            if "accessory" in block:
                lines.append(_accessory(block, reader))
        case "context":
            lines = [" · ".join(_context_item(item, team, reader) for item in block["elements"])]
        case "actions" | "context_actions":
            lines = [" ".join(control_text(element, reader) for element in elements([dict(block)]))]
        case "image":
            lines = [f"[image: {block['alt_text']}]"]
        case "table":
            lines = [" | ".join(_cell(cell, team, reader) for cell in row) for row in block["rows"]]
        case "markdown":
            lines = [str(block["text"])]
        case "rich_text":
            lines = ["".join(_rich(part, team, reader) for part in block["elements"])]
        case _:
            lines = []
    return lines


def said(text: Mapping[str, Any], team: Team, reader: Person) -> str:
    """A text object as it is read."""
    return marked(text["text"], team, reader) if text["type"] == "mrkdwn" else str(text["text"])


def marked(text: str, team: Team, reader: Person) -> str:
    """Slack's markup as it is read: names for ids, labels for links, dates on the reader's wall clock."""
    shown = _MARK.sub(lambda mark: _shown(mark, team, reader), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(mark: re.Match[str], team: Team, reader: Person) -> str:
    target, label = mark["target"], mark["label"]
    match mark["kind"]:
        case "@":
            return f"@{team.people[target].name}" if target in team.people else f"@{label or target}"
        case "#":
            channel = team.channels.get(target)
            return f"#{channel.name if channel else label or target}"
        case "!":
            parts = target.split("^")
            if parts[0] == "date":
                return _local_time(int(parts[1]), parts[2], team.clock(), reader.zone)
            return f"@{label or target}"
        case _:
            return label or target.removeprefix("mailto:")


def _local_time(unix: int, form: str, now: datetime, zone: str) -> str:
    moment, today = datetime.fromtimestamp(unix, tz=ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    short = f"{moment:%b} {moment.day}, {moment.year}"
    values = {
        "date_num": f"{moment:%Y-%m-%d}",
        "date": f"{moment:%B} {moment.day}, {moment.year}",
        "date_short": short,
        "date_long": f"{moment:%A}, {moment:%B} {moment.day}, {moment.year}",
        "date_pretty": _pretty(moment.date(), today, f"{moment:%B} {moment.day}, {moment.year}"),
        "date_short_pretty": _pretty(moment.date(), today, short),
        "date_long_pretty": _pretty(moment.date(), today, f"{moment:%A}, {moment:%B} {moment.day}, {moment.year}"),
        "time": f"{moment:%H:%M}",
        "time_secs": f"{moment:%H:%M:%S}",
    }
    return re.sub(r"\{(\w+)\}", lambda token: values.get(token[1], token[0]), form)


def _pretty(day: date, today: date, otherwise: str) -> str:
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days, otherwise)


def control_text(element: Element, reader: Person) -> str:
    """A control as it looks: `[Save]`, `[Priority: High ▾]`, `[⋯ Snooze | Close]`."""
    match element.type:
        case "button":
            return f"[{element.label}]"
        case "overflow":
            return f"[⋯ {' | '.join(option['text']['text'] for option in element.options)}]"
        case "checkboxes" | "radio_buttons":
            return " ".join(_box(option, element) for option in element.options)
        case _:
            held = held_text(element.start)
            return f"[{element.label}: {held} ▾]" if held else f"[{element.label} ▾]"


def held_text(held: Value) -> str:
    """What an element holds, as people read it."""
    value = next((value for key, value in held.items() if key != "type"), None)
    if isinstance(value, dict):
        return str(value["text"]["text"])
    if isinstance(value, list):
        return ", ".join(str(item["text"]["text"]) if isinstance(item, dict) else str(item) for item in value)
    return "" if value is None else str(value)


def _box(option: Mapping[str, Any], element: Element) -> str:
    return f"({'x' if option in element.start.values() else ' '}) {option['text']['text']}"


def _field_lines(block: Block, form: Form, state: Mapping[str, Mapping[str, Value]]) -> list[str]:
    held = held_text(state[block["block_id"]][block["element"]["action_id"]])
    optional = " (optional)" if block.get("optional") else ""
    lines = [f"{block['label']['text']}{optional}: {held or '____'}"]
    if "hint" in block:
        lines.append(f"  {block['hint']['text']}")
    if block["block_id"] in form.errors:
        lines.append(f"  ! {form.errors[block['block_id']]}")
    return lines


def _accessory(block: Block, reader: Person) -> str:
    accessory = block["accessory"]
    if accessory["type"] == "image":
        return f"[image: {accessory['alt_text']}]"
    return control_text(Element(block, accessory), reader)


def _context_item(item: Mapping[str, Any], team: Team, reader: Person) -> str:
    return f"[image: {item['alt_text']}]" if item["type"] == "image" else said(item, team, reader)


def _cell(cell: Mapping[str, Any], team: Team, reader: Person) -> str:
    if cell["type"] == "raw_text":
        return str(cell["text"])
    return "".join(_rich(part, team, reader) for part in cell["elements"])


def _rich(part: Mapping[str, Any], team: Team, reader: Person) -> str:
    match part["type"]:
        case "user":
            return f"@{team.people[part['user_id']].name}"
        case "link":
            return str(part.get("text") or part["url"])
        case "emoji":
            return f":{part['name']}:"
        case "date":
            return _local_time(int(part["timestamp"]), part["format"], team.clock(), reader.zone)
        case "rich_text_list":
            return "\n".join("• " + _rich(item, team, reader) for item in part["elements"])
        case _ if "elements" in part:
            return "".join(_rich(inner, team, reader) for inner in part["elements"])
        case _:
            return str(part.get("text", ""))
