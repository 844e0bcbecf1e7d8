"""What rules have to say, and what did not arrive: a write-back Salesforce refused, a message Slack would not take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import hearing
from bot.domain.outbox import Parcel
from bot.domain.store import Session
from bot.notifications.notice import Facts, Notice, account_of, name_of
from bot.reply import Action, Item, Strong, Style
from bot.turn import Press, Turn

WHY = {
    "user_not_found": "the person is not at Slack",
    "users_not_found": "the person is not at Slack",
    "account_inactive": "the person’s Slack account is switched off",
    "user_disabled": "the person’s Slack account is switched off",
    "channel_not_found": "the channel or person is gone",
    "is_archived": "the channel is archived",
    "not_in_channel": "I am not in the channel: invite me",
    "missing_scope": "Slack did not grant me what this takes",
    "outsiders": "people from outside are in the channel",
    "message_not_found": "the message was deleted",
    "no-mail-server": "no mail server is set up any more",
    "perhaps-sent": "I cannot see whether it went, and do not repeat it",
    "perhaps-posted": "I cannot see whether it arrived, and do not repeat it",
}


def _because(word: str) -> str:
    return WHY.get(word, f"Slack said “{word}”")


class RuleTold(Notice):
    """A rule had something to say."""

    name = "rule-told"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None:
            return None
        summary = Action("Summary", Press("show-account", {"account": {"id": account.id}}))
        return Item((Strong(account.name), f": {facts['text']}"), ((f"Rule “{facts['rule']}”",),), (summary,))

    def gathered(self, count: int) -> str:
        return f"{count} things the rules found"


class WriteBackFailed(Notice):
    """What I changed did not reach Salesforce."""

    name = "write-back-failed"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None:
            return None
        return Item(
            ("The change you made to ", Strong(account.name), " did not reach Salesforce"),
            ((f"It said: {facts['error']}",), ("It is kept here and in the audit; an admin sees this too.",)),
            (Action("History", Press("show-history", {"account": {"id": account.id}})),),
        )

    def gathered(self, count: int) -> str:
        return f"{count} changes did not reach Salesforce"


class LetterRefused(Notice):
    """A letter of mine was not taken by the mail server, or nobody can tell whether it was."""

    name = "letter-refused"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None:
            return None
        said = WHY.get(facts["error"], f"the mail server said “{facts['error']}”")
        return Item(
            (f"Your letter “{facts['subject']}” to ", Strong(facts["to_name"]), f" at {account.name} did not go out"),
            ((f"Because {said}.",), ("It stands on the timeline: take that back where it did not reach them.",)),
            (
                Action("Take it off the timeline", Press("undo", {"deed": facts["deed"]}), style=Style.DANGER),
                Action("Contacts", Press("list-contacts", {"account": {"id": account.id}})),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"{count} letters did not go out"


class SummaryTrouble(Notice):
    """The living summary I wanted in a channel cannot be kept there, or not pinned."""

    name = "summary-trouble"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None:
            return None
        if facts["why"] == "not-pinned":
            return Item(
                ("The summary of ", Strong(account.name), " stands in its channel, but I could not pin it"),
                (
                    (
                        f"Because {_because(facts['detail'])}. Pin it from the message’s own menu: I keep it up to date.",
                    ),
                    ("For me to pin, an admin adds the scope pins:write to the app (it is in the manifest).",),
                ),
            )
        return Item(
            ("No summary of ", Strong(account.name), " is kept in its channel any more"),
            (
                (f"Because {_because(facts['why'])}.",),
                (f"To have one again, say there: “this channel is for {account.name}”.",),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"{count} summaries in channels need a look"


class Undeliverable(Notice):
    """For admins: what was given up in the last day, and why."""

    name = "undeliverable"

    def due(self, session: Session, *, now: datetime, zone: ZoneInfo) -> Sequence[dict[str, Any]]:
        failed = hearing.given_up_since(session, since=now - timedelta(days=1), but=self.name)
        return [
            {
                "key": f"{self.name}:{parcel.id}:u{person.id}",
                "kind": self.name,
                "user_id": person.id,
                "account_id": None,
                "facts": {"parcel": parcel.id},
                "expires_at": now + timedelta(days=2),
            }
            for parcel in failed
            for person in hearing.admins(session)
        ]

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        parcel = turn.session.get(Parcel, facts["parcel"])
        if parcel is None or parcel.state != "failed":
            return None
        to = name_of(turn, parcel.user_id) or parcel.channel_id or "outside"
        return Item((Strong(f"{parcel.kind} for {to}"), f": {_because(parcel.last_error or 'nothing')}"))

    def gathered(self, count: int) -> str:
        return f"{count} deliveries were given up"
