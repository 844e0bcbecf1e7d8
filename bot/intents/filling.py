"""How the slots of every ability are filled from what was heard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.intents.anchoring import NOT_PEOPLE
from bot.intents.choices import PRIORITIES, STATES, TYPES
from bot.intents.filling_accounts import fill_accounts, fill_update_attribute, find_attribute
from bot.intents.filling_ctas import (
    fill_close,
    fill_open,
    fill_snooze,
    fill_task,
    fill_update,
    find_list_slots,
    read_cta,
)  # fmt: skip
from bot.intents.filling_timeline import KIND_WORDS, fill_log
from bot.intents.wishes import find_event, find_event_wish, find_where
from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.everyday import EVERYDAY
from bot.language.quantities import find_counts
from bot.language.reader import Heard
from bot.language.spans import clean, find_choice, find_period

Slots = dict[str, Any]
NOT_OWNERS = {
    "what",
    "that",
    "it",
    "there",
    "here",
    "who",
    "how",
    "where",
    "when",
    "let",
    "she",
    "he",
    "customer",
    "today",
    "team",
    "year",
    "month",
    "week",
    "quarter",
    "tomorrow",
    "yesterday",
    "everyone",
    "everybody",
    "the team",
}


def fill(heard: Heard, now: datetime) -> Slots:
    """The slots of what was heard, as the contract writes them; what was not said is absent."""
    slots = _FILL.get(heard.ability, _account_only)(heard, now)
    return {name: value for name, value in slots.items() if value not in (None, "", [], {})}


def read_account(heard: Heard) -> str | None:
    """The account's words as typed."""
    words = heard.find("account")
    if words is None:
        unit = next((unit for unit in heard.sentence.units if unit.word == "@account"), None)
        words = heard.sentence.text[unit.start : unit.end] if unit else None
    return re.sub(r"(?<=[^\W\d_]) as$", "", clean(words)) if words else None


def _without_account(heard: Heard) -> str:
    """The request's sentence without the account's name, so that its words are not read as anything else."""
    text = heard.sentence.text[heard.sentence.units[heard.clause].start :]
    words = heard.find("account")
    names = (
        [words]
        if words
        else [heard.sentence.text[unit.start : unit.end] for unit in heard.sentence.units if unit.word == "@account"]
    )
    for name in names:
        text = text.replace(name, "~")
    return text


def _spelt(heard: Heard) -> str:
    """The request in the lexicon's spelling, names and days masked."""
    return " ".join(heard.sentence.words[heard.clause :]).replace("at-risk", "at risk")


def _account_only(heard: Heard, now: datetime) -> Slots:
    return {"account": read_account(heard)}


def _nothing(heard: Heard, now: datetime) -> Slots:
    return {}


def _owner(text: str) -> str | None:
    """Whose: mine, the team's, everyone's, or somebody's."""
    if said := re.search(
        r"\b(?P<who>(?!(?:what|that|it|there|here|who|how|where|when|let|today|week|month|quarter|year|tomorrow|yesterday|team|customer|customers|everyone|everybody)\b)[^\W\d_~][\w.-]+(?: [A-Z][\w.-]+)?)'s\s+(?!~)",
        text,
    ):
        who = re.sub(r"^(?:show|list|me|all|open|of|for|the|get|see|give)\s+", "", said["who"], flags=re.IGNORECASE)
        if who.lower() not in NOT_OWNERS:
            return clean(who)
    if re.search(
        r"\b(?:everyone|everybody|anyone|anybody|whole company|all (?:csms|teams|users))\b", text, re.IGNORECASE
    ):
        return "all"
    if re.search(r"\b(?:my |our |the )?team(?:'s|mates)?\b|\bdirect reports\b|\bmy reports\b", text, re.IGNORECASE):
        return "team"
    if re.search(
        r"\b(?:my|mine|me only|only me|for me|i own|i have|do i|i still|am i|assigned to me|i've|of mine|i am|i'm|should i|have i)\b|\bi\b(?= (?:need|still|have|owe|must|should|follow))",
        text,
        re.IGNORECASE,
    ):
        return "me"
    if (
        (
            said := re.search(
                r"\b(?:of|by|owned by|assigned to|from|for)\s+(?P<who>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)\b(?!\s*~)", text
            )
        )
        and not find_days(said["who"], now=_NOON, bias=Bias.FORWARD)
        and said["who"].lower() not in NOT_OWNERS
        and not re.match(
            r"(?:Q[1-4]|H[12]|[A-Z]{2,4}$|EMEA|APAC|LATAM|AMER|CTA|January|February|March|April|May|June|July|August|September|October|November|December|EO\w)",
            said["who"],
        )
    ):
        return clean(said["who"])
    if (
        said := re.search(
            r"\b(?:has|have|does|is|which ctas|that|ctas|tasks|plans)\s+(?P<who>[A-Z][\w.-]+|[a-z]+)\s+(?:still |currently |now )?(?:have|own|owns|got|open|running|working|has|is|left|handle|handles|overdue)\b",
            text,
        )
    ) and said["who"].lower() not in _NO_WHO:
        return clean(said["who"])
    if (
        (
            said := re.search(
                r"\b(?:owned by|assigned to|belonging to|for|of|by|from)\s+(?P<who>[a-z][\w.-]+)\s*[?.!]*$", text
            )
        )
        and said["who"] not in EVERYDAY | NOT_OWNERS | NOT_PEOPLE
        and not find_days(said["who"], now=_NOON, bias=Bias.FORWARD)
    ):
        return clean(said["who"])
    return None


_NO_WHO = {
    "we",
    "it",
    "they",
    "still",
    "are",
    "is",
    "any",
    "the",
    "a",
    "you",
    "currently",
    "that",
    "open",
    "who",
    "not",
    "been",
    "due",
    "now",
    "there",
    "an",
    "no",
    "do",
    "has",
    "have",
    "success",
    "also",
}
_NOON = datetime.fromisoformat("2026-01-07T12:00:00+00:00")


def _bias(text: str) -> Bias:
    return (
        Bias.BACK
        if re.search(
            r"\b(?:closed|since|past|completed|done|finished|last|previous|happened|ago)\b", text, re.IGNORECASE
        )
        else Bias.FORWARD
    )


def _ctas(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    account = read_account(heard)
    named = (
        re.search(r"\b(?:for|of|by|owned by|assigned to)\s+(?P<who>[^\W\d_]+)[\s?.!]*$", text)
        if account is None
        else None
    )
    if named and (named["who"].lower() in EVERYDAY or named["who"].lower() in ("me", "us", "please")):
        named = None
    spelled = " ".join(unit.word for unit in heard.sentence.units)  # misspelt words as they are meant
    return {
        "account": account,
        "owner": _owner(text)
        or (named["who"] if named else None)
        or ("me" if re.search(r"\bfor me\b", text) else None),
        "period": find_period(text, now=now, bias=_bias(text)),
        **find_list_slots(
            re.sub(
                r"\b(?:all (?:the|my|of|our)|list all|show all|all ctas|all(?= (?:\w+ ){1,3}ctas))\b",
                "",
                f"{text} | {spelled}",
                flags=re.IGNORECASE,
            ),
            STATES,
        ),
    }


def _tasks(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    return {"account": read_account(heard), "owner": _owner(text), "period": find_period(text, now=now)}


def _scoped(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    return {
        "account": read_account(heard),
        "scope": _owner(text),
        "period": find_period(text, now=now),
    }


def _renewals(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    return {"scope": _owner(text), "period": find_period(text, now=now)}


def _portfolio(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    scope = _owner(text)
    return {"scope": scope or ("me" if re.search(r"\b(?:my|i|me)\b", text, re.IGNORECASE) else None)}


def _accounts(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text[heard.sentence.units[heard.clause].start :]
    return {"scope": _owner(text), **fill_accounts(text, now=now)}


def _activities(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    slots: Slots = {"account": read_account(heard), "period": find_period(text, now=now, bias=Bias.BACK)}
    kind = re.search(
        r"\b(?P<call>calls?|phone calls?|phoned|cals?)\b|\b(?P<meeting>meetings?|mtgs?|ebrs?|qbrs?|met|visits?)\b|\b(?P<email>e-?mails?|mails?)\b|\b(?P<milestone>milestones?)\b|\b(?P<update>updates?|notes?(?! from))\b",
        text,
        re.IGNORECASE,
    )
    if kind:
        slots["kind"] = kind.lastgroup
    if "count" in heard.frame.gives:
        slots["count"] = int(heard.frame.gives["count"])
    elif counts := find_counts(text):
        slots["count"] = counts[0].value
    elif re.search(
        r"\b(?:last|latest|most recent|previous)\s+(?:\w+ )?(?:call|meeting|mtg|email|e-mail|mail|note|update|touchpoint|conversation|interaction|activity|milestone|contact|ebr|qbr|entry|touch|visit|chat|sync)\b",
        text,
        re.IGNORECASE,
    ):
        slots["count"] = 1
    return slots


def _attribute(heard: Heard, now: datetime) -> Slots:
    place = heard.find_units("attribute")
    words = " ".join(unit.word for unit in heard.sentence.units[slice(*place)]) if place else ""
    return {"account": read_account(heard), "attribute": heard.frame.gives.get("attribute") or find_attribute(words)}


def _help(heard: Heard, now: datetime) -> Slots:
    topic = heard.find("topic")
    if topic is None:
        return dict(heard.frame.gives)
    place = heard.find_units("topic")
    units = heard.sentence.units
    text = heard.sentence.text[units[place[0]].start :] if place else topic
    return {"topic": clean(re.split(r"[?!\n]|\.(?:\s|$)", text)[0])}


def _tickets(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    found = find_choice(text, [choice for choice in PRIORITIES if choice.value != "medium"]) or find_choice(
        re.sub(r"normal", "", text), PRIORITIES
    )
    return {"account": read_account(heard), "priority": found[0] if found else None}


def _plans(heard: Heard, now: datetime) -> Slots:
    return {"account": read_account(heard), "owner": _owner(_without_account(heard))}


def _playbooks(heard: Heard, now: datetime) -> Slots:
    found = find_choice(heard.sentence.text, TYPES)
    return {"type": found[0] if found else None}


def _one_cta(heard: Heard, now: datetime) -> Slots:
    return {"cta": read_cta(heard)}


def _complete(heard: Heard, now: datetime) -> Slots:
    task = heard.find("task")
    return {
        "task": re.sub(r"\s*\btask$|^task\s+|^#", "", clean(task), flags=re.IGNORECASE) if task else None,
        "cta": read_cta(heard) if heard.find("cta") or "@cta" in heard.sentence.words else None,
    }


def _playbook(heard: Heard, now: datetime) -> Slots:
    name = heard.find("playbook")
    return {
        "cta": read_cta(heard),
        "playbook": re.sub(r"\s*\bplaybook$|^playbook\s+", "", clean(name), flags=re.IGNORECASE) if name else None,
    }


def _risk(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text
    slots: Slots = {"account": read_account(heard)}
    head = text[heard.sentence.units[heard.clause].start : heard.sentence.units[heard.last - 1].end]
    place = heard.find_units("account")
    last = max(heard.last, place[1] if place else 0)
    rest = text[heard.sentence.units[last - 1].end :]
    if re.search(r"\bchurn", head, re.IGNORECASE):
        slots["impact"] = "churn"
    if said := re.search(
        r"[,.;]?\s*\b(?:the )?impact\s*(?:is|:|=|would be)?\s*(?P<words>[^,.;\n]+)", rest, re.IGNORECASE
    ):
        slots["impact"] = clean(said["words"])
        rest = (
            rest[: said.start()]
            + (". " if rest[said.end() :].strip(" .") and rest[: said.start()].strip(" .,:-") else "")
            + rest[said.end() :]
        )
    is_named = False
    if said := re.search(
        r"[,.;]?\s*\b(?:the )?(?:reason|cause)\s*(?:is|:|=)?\s*(?P<words>[^,.;\n]+)", rest, re.IGNORECASE
    ):
        slots["reason"], is_named = clean(said["words"]), True
        rest = rest[: said.start()] + " " + rest[said.end() :]
    rest = re.sub(r"^\s*(?:as (?:an? )?)?(?:at[- ]risk|risk|churn risk|high risk)\b", "", rest, flags=re.IGNORECASE)
    rest = re.sub(
        r"^[\s,:;–—-]*(?:please|now|because(?: of)?|due to|since|as|b/c|bc|for|over|from|to churn|of churn(?:ing)?)?\b[\s,:;–—-]*",
        "",
        rest,
        count=1,
        flags=re.IGNORECASE,
    ).strip(" ,;")
    rest = re.sub(r"^[.!]\s*", "", rest)
    if not is_named and rest:
        first, _, more = (
            re.sub(r"\s+", " ", rest).partition(", ") if ", " in rest else re.sub(r"\s+", " ", rest).partition(". ")
        )
        if len(first.split()) <= 6 and not re.match(r"(?:the|they|he|she|we|our|their|i)\b", first, re.IGNORECASE):
            slots["reason"] = clean(first)
            rest = more
    notes = rest.strip(" ,;–—-")
    slots["notes"] = notes if len(notes) > 2 else None
    return slots


def _close_risk(heard: Heard, now: datetime) -> Slots:
    units = heard.sentence.units
    place = heard.find_units("account")
    rest = heard.sentence.text[units[max(heard.last, place[1] if place else 0) - 1].end :]
    rest = re.sub(
        r"^[\s,.:;–—-]*(?:because|since|as|now|please|pls|anymore|any more|flag|status|resolved|is)?\b[\s,.:;–—-]*",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(r"^(?:please|pls|thanks|thx|now)[\s.!]*$", "", rest.strip(), flags=re.IGNORECASE)
    return {"account": read_account(heard), "notes": rest if len(rest) > 3 else None}


def _plan_name(heard: Heard) -> str | None:
    name = heard.find("plan")
    words = (
        re.sub(
            r"\b(?:the|draft|success|our|a|my|active|new|their|with|for)\b", "", clean(name), flags=re.IGNORECASE
        ).strip()
        if name
        else ""
    )
    if not words:
        return None
    said = re.search(rf"{re.escape(words)}\s+(?:success )?plan\b", heard.sentence.text, re.IGNORECASE)
    return said.group() if said else words


def _plan(heard: Heard, now: datetime) -> Slots:
    return {"account": read_account(heard), "plan": _plan_name(heard)}


def _open_plan(heard: Heard, now: datetime) -> Slots:
    template = heard.find("template")
    text = heard.sentence.text
    if template is None and (
        said := re.search(
            r"\b(?P<name>roi|onboarding|adoption|growth|expansion|value|migration|rollout|recovery|enablement)\s+(?:success )?plan",
            text,
            re.IGNORECASE,
        )
    ):
        template = said["name"]
    if template is None and (
        said := re.search(r"\b(?:with|using|from) (?:the |a )?(?P<name>[\w-]+) template\b", text, re.IGNORECASE)
    ):
        template = said["name"]
    words = (
        re.sub(
            r"^(?:(?:new|success|a|an|the|another)\b\s*)+|\s*\b(?:success|template)$",
            "",
            clean(template),
            flags=re.IGNORECASE,
        )
        if template
        else None
    )
    days = find_days(_without_account(heard), now=now, bias=Bias.FORWARD)
    return {"account": read_account(heard), "template": words, "due": days[0].value.isoformat() if days else None}


def _objective(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text
    slots: Slots = {"account": read_account(heard)}
    said = heard.find("text")
    if quoted := re.search(r"\"([^\"]{2,300})\"|(?<!\w)'([^']{3,300})'(?!\w)", text):
        slots["text"] = quoted[1] or quoted[2]
    rest = said
    if rest is None:
        place = heard.find_units("account")
        rest = text[heard.sentence.units[(place[1] if place else heard.last) - 1].end :]
        if ":" in rest:
            rest = rest.split(":", 1)[1]
        rest = re.sub(r"^(?:'s)?\s*(?:\w+ ){0,2}(?:success )?plan\b|^[\s,:;–—-]+", "", rest, flags=re.IGNORECASE)
    if "text" not in slots:
        if days := find_days(rest, now=now, bias=Bias.FORWARD):
            slots["due"] = days[-1].value.isoformat()
            rest = re.sub(r"[\s,;]*\b(?:due|by|on|until)?[\s:]*$", "", rest[: days[-1].lead_start], flags=re.IGNORECASE)
        slots["text"] = rest.strip(" .,:;!-–—\n\"'")
    elif days := find_days(text, now=now, bias=Bias.FORWARD):
        slots["due"] = days[-1].value.isoformat()
    if named := re.search(
        r"(?<!success )\b(?P<name>(?!(?:success|the|s|to|'s|in|for|a|our|my|their)\b)[\w-]+ plan)\b",
        _without_account(heard).split(":")[0],
    ):
        slots["plan"] = named["name"]
    return slots


def _share(heard: Heard, now: datetime) -> Slots:
    mail = re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", heard.sentence.text)
    contact = mail.group() if mail else heard.find("contact")
    return {"account": read_account(heard), "plan": _plan_name(heard), "contact": clean(contact) if contact else None}


def _contact(heard: Heard, now: datetime) -> Slots:
    text = _without_account(heard)
    slots: Slots = {"account": read_account(heard)}
    if mail := re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text):
        slots["email"] = mail.group()
        text = text.replace(mail.group(), " | ")
    text = re.sub(r"\b(?:email|e-mail|mail|address)\s*(?:is|:)?\s*(?=\|)", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^.*?\b(?:add|create|new|save|register|enter|put|insert)\b", "", text, count=1, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(?:as )?(?:an? |the |our |another )*(?:new )?(?:contacts?|stakeholders?)\b(?: person)?(?: (?:for|at|of|to|in|on))?",
        " | ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\b(?:please|pls|plz|thanks|thx)\b", " ", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(?:to|at|for|from|of|on)\s+(?:the )?(?:account |customer )?~(?:'s)?(?:\s+account)?|~(?:'s)?", " | ", text
    )
    if named := re.search(r"\b(?:name|named|called)\s*(?:is|:)?\s*(?P<name>[^,|.;]+)", text, re.IGNORECASE):
        slots["contact"] = clean(named["name"])
        text = text[: named.start()] + " | " + text[named.end() :]
    if titled := re.search(
        r"\b(?:title|role|job title|position)\s*(?:is|:)?\s*(?P<title>[^,|;.]+)", text, re.IGNORECASE
    ):
        slots["title"] = clean(titled["title"])
        text = text[: titled.start()] + " | " + text[titled.end() :]
    elif who := re.search(
        r"\b(?:he|she|they)(?:'s| is|s|'re| are)\s+(?:now )?(?:the |their |a |an |our )?(?:new )?(?P<title>[^,|;.]+)",
        text,
        re.IGNORECASE,
    ):
        slots["title"] = clean(who["title"])
        text = text[: who.start()] + " | " + text[who.end() :]
    pieces = [clean(piece) for piece in re.split(r"\||,|;|:|\(|\)|\n| - | – ", text)]
    pieces = [
        re.sub(r"^(?:and|with|as|is|their|his|her|the|new|our|to|at)\s+", "", piece, flags=re.IGNORECASE)
        for piece in pieces
    ]
    pieces = [
        piece
        for piece in pieces
        if len(piece) > 1 and piece.lower() not in ("and", "with", "to", "at", "as", "is", "the")
    ]
    if "contact" not in slots and pieces:
        whole = re.match(
            r"(?P<name>.+?)\s+(?:as|who is|is)\s+(?:the |their |a |an |our )?(?:new )?(?P<title>.+)", pieces[0]
        )
        slots["contact"] = clean(whole["name"]) if whole else pieces[0]
        if whole and "title" not in slots:
            slots["title"] = clean(whole["title"])
        pieces = pieces[1:]
    if "title" not in slots and pieces:
        slots["title"] = pieces[0]
    return slots


def _sponsor(heard: Heard, now: datetime) -> Slots:
    contact = heard.find("contact")
    words = (
        re.sub(r"^(?:the )?(?:sponsor|champion|our champion|our sponsor)\s+", "", clean(contact), flags=re.IGNORECASE)
        if contact
        else None
    )
    return {"contact": words, "account": read_account(heard), "stop": True if "stop" in heard.frame.gives else None}


def _change(heard: Heard, now: datetime) -> Slots:
    slots = {**_sponsor(heard, now), "change": heard.frame.gives["change"]}
    place = heard.find_units("value")
    if place:
        text = heard.sentence.text[heard.sentence.units[place[0]].start :]
        text = re.split(
            r"[,;.!?\n](?:\s|$)|\s+(?:last|this|since|as of|effective|starting|from|yesterday|today|on (?:mon|tues|wednes|thurs|fri)\w+|at the (?:beginning|end)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
            text,
        )[0]
        if days := find_days(text, now=now, bias=Bias.BACK):
            text = text[: days[0].lead_start]
        slots["value"] = clean(
            re.sub(r"^(?:now |to |the |a |an |as |our |their |promoted )+", "", text, flags=re.IGNORECASE)
        )
    if slots["change"] == "moved":
        slots["change"] = (
            "company"
            if re.search(
                r"\b(?:inc|corp|ltd|gmbh|llc|bank|group|systems|software|labs|insurance|society|plc)\b",
                str(slots.get("value", "")),
                re.IGNORECASE,
            )
            or (re.search(r"\bfrom\b.*\bto\b", heard.sentence.text) and "moved from" in heard.sentence.text)
            else "location"
        )
    return slots


def _email(heard: Heard, now: datetime) -> Slots:
    contact, template = heard.find("contact"), heard.find("template")
    if template is None and (
        said := re.search(
            r"\b(?:with|using|use) (?:the |our )?(?P<name>[\w\s-]{3,40}?) template\b",
            heard.sentence.text,
            re.IGNORECASE,
        )
    ):
        template = said["name"]
    words = (
        re.sub(
            r"\s*\b(?:e-?mail|mail|template|message)$|^(?:an?|the|our|e-?mail|mail)\b\s*",
            "",
            clean(template),
            flags=re.IGNORECASE,
        )
        if template
        else None
    )
    who = clean(contact) if contact else None
    if who and re.fullmatch(r"(?:our |the |their )?(?:contacts?|people|team|everyone|customers?)", who, re.IGNORECASE):
        who = None
    return {"account": read_account(heard), "contact": who, "template": words}


_AWAY = re.compile(
    r"(?:i(?:['’]?m| am|['’]?ll be| will be)\s+|(?:set|mark|put) me(?: as)?\s+)?"
    r"(?:away|(?:out|off)(?: of (?:the )?office)?|on (?:a )?(?:vacation|leave|holidays?|pto))\b(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)


def _settings(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text[heard.sentence.units[heard.clause].start :].strip(" .!")
    text = re.sub(r"[\s,]*\b(?:please|pls|thanks|thx|thank you)[\s.!]*$", "", text, flags=re.IGNORECASE)
    bare = re.sub(
        r"^(?:(?:hi|hey|ally|please|pls|can you|could you|kindly|ok|so)[\s,]+)+", "", text, flags=re.IGNORECASE
    )
    if re.search(r"\btime ?zone\b", bare, re.IGNORECASE):
        value = re.sub(r"^.*?\btime ?zone\b\s*(?:is|to|should be|=|:|as|now|for)?\s*", "", bare, flags=re.IGNORECASE)
        return {"setting": "timezone", "value": value.strip(" .!")}
    if said := re.match(r"(?:un)?mute\s+(?:notifications? (?:for|from|about|on) )?(?P<value>.+)", bare, re.IGNORECASE):
        return {"setting": "mute", "value": said["value"].strip(" .!")}
    if event := find_event_wish(bare):
        return {"setting": event, "value": bare}
    if re.search(r"\bdigests?\b", bare, re.IGNORECASE):
        said = re.search(
            r"\bdigests?\s+(?:to|at|for|is|should be|should come|should arrive|=|:|time(?: to| is)?|by|in|on)?\s*(?P<value>.+)$",
            bare,
            re.IGNORECASE,
        )
        if re.match(
            r"no\b|stop|pause|disable|turn|switch|skip|don'?t|do not|cancel|resume|enable", bare, re.IGNORECASE
        ):
            return {"setting": "digest", "value": bare}
        return {"setting": "digest", "value": said["value"].strip(" .!") if said else None}
    if said := _AWAY.match(bare):
        return {"setting": "away", "value": said["value"].strip(" ,.!") or None}
    if said := re.search(
        r"\b(?P<name>quiet hours|working hours|working days|language|notifications?|alerts?|reminders?)\b\s*(?:to|from|is|are|=|:)?\s*(?P<value>.*)$",
        bare,
        re.IGNORECASE,
    ):
        return {"setting": said["name"].lower(), "value": said["value"].strip(" .!") or None}
    if said := re.match(
        r"(?:i(?:'m| am)|i moved|i live|i work)\b.*?\b(?:in|to|on)\s+(?P<value>.+)", bare, re.IGNORECASE
    ):
        return {
            "setting": "timezone" if not re.search(r"vacation|leave|holiday|pto", bare, re.IGNORECASE) else "away",
            "value": said["value"],
        }
    event = find_event(bare)
    return {"setting": event, "value": bare} if event and find_where(bare) else {}


_FILL: dict[str, Callable[[Heard, datetime], Slots]] = {
    "help": _help,
    "show-attribute": _attribute,
    "list-risks": _scoped,
    "list-ctas": _ctas,
    "show-cta": _one_cta,
    "list-tasks": _tasks,
    "list-activities": _activities,
    "list-opportunities": _scoped,
    "list-renewals": _renewals,
    "list-accounts": _accounts,
    "list-success-plans": _plans,
    "list-tickets": _tickets,
    "show-portfolio": _portfolio,
    "list-playbooks": _playbooks,
    "list-followed": _nothing,
    "show-digest": _nothing,
    "log-call": lambda heard, now: fill_log(heard, now=now),
    "update-attribute": lambda heard, now: fill_update_attribute(heard, account=read_account(heard)),
    "open-cta": lambda heard, now: fill_open(heard, now=now, account=read_account(heard)),
    "update-cta": lambda heard, now: fill_update(heard, now=now),
    "close-cta": lambda heard, now: fill_close(heard),
    "snooze-cta": lambda heard, now: fill_snooze(heard, now=now),
    "add-task": lambda heard, now: fill_task(heard, now=now),
    "complete-task": _complete,
    "apply-playbook": _playbook,
    "raise-risk": _risk,
    "close-risk": _close_risk,
    "open-success-plan": _open_plan,
    "add-objective": _objective,
    "activate-success-plan": _plan,
    "close-success-plan": _plan,
    "share-success-plan": _share,
    "add-contact": _contact,
    "track-sponsor": _sponsor,
    "report-sponsor-change": _change,
    "unbind-channel": _nothing,
    "send-email": _email,
    "change-settings": _settings,
    "undo": _nothing,
    "cancel": _nothing,
}
__all__ = ["KIND_WORDS", "fill"]
