"""Slack's markup for our typed words. The only place where markup is made, and everything else is escaped here."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from bot.reply import Code, Day, Instant, Link, Mention, Money, Span, Spans, Strong


def escape(text: str) -> str:
    """Data as Slack shows it letter by letter: it can neither ping, nor link, nor close a tag."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word's border, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(None, 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,.;:-") + "…"


def render(spans: Spans, limit: int) -> str:
    """Spans as mrkdwn of at most `limit` characters; what is too long is cut between or inside plain words, never
    inside markup."""
    rendered, room = [], limit
    for span in spans:
        marked = _span(span)
        if len(marked) > room:
            if isinstance(span, str) and room > 1:
                rendered.append(_cut(span, room))
            break
        rendered.append(marked)
        room -= len(marked)
    return "".join(rendered)


def _cut(text: str, room: int) -> str:
    """Escaping lengthens a text, so it is cut until its escaped form fits."""
    length = min(len(text), room)
    while length > 1 and len(escape(shorten(text, length))) > room:
        length -= max(1, (len(escape(shorten(text, length))) - room) // 4)
    return escape(shorten(text, max(length, 1)))


def _span(span: Span) -> str:
    match span:
        case str():
            return escape(span)
        case Strong(text):
            return f"*{escape(text).replace('*', '∗')}*" if text.strip() else escape(text)
        case Code(text):
            return f"`{escape(text).replace('`', 'ʼ')}`"
        case Link(text, url):
            label = escape(text).replace("|", "¦")
            return f"<{escape(url).replace('|', '%7C')}|{label}>"
        case Mention(slack_id):
            return f"<@{slack_id}>"
        case Day(on):
            return f"{on:%a} {on.day} {on:%b %Y}"
        case Instant(at):
            return _moment(at)
        case Money(amount, currency):
            return escape(money(amount, currency))


def _moment(at: datetime) -> str:
    fallback = f"{at:%a} {at.day} {at:%b %Y %H:%M %Z}"
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{escape(fallback)}>"


def money(amount: Decimal, currency: str | None) -> str:
    """An amount with thousands separated and its currency's code behind it."""
    number = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{number} {currency}" if currency else number
