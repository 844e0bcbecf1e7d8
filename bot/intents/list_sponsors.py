"""Lists sponsors, champions and what changed with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.books import in_book, usual_scope
from bot.domain.contact_lists import ChangeLine, SponsorLine, list_sponsors, sponsor_changes
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import open_account
from bot.language.declare import Sort
from bot.reply import Action, Heading, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import How, Press, Turn

RECENT = 5
"""Changes shown under an account's sponsors."""


@dataclass(frozen=True, kw_only=True)
class ListSponsors(Asking):
    """Lists sponsors, champions and what changed with them."""

    ability = "list-sponsors"
    heading = "People"
    says = (
        "sponsors at Acme",
        "who is the champion at Acme",
        "sponsor changes",
    )
    frames = (
        "+who is|are [the|our|my|their] [main|executive|exec|internal] champion|sponsor|champions|sponsors *",
        "did|has|have any|a|our|the sponsor|sponsors|champion|champions [ever] leave|left|change|changed|quit|move|moved|gone *",
        "? [executive|exec] sponsor|sponsors|champion|champions [tracking|changes|status] *",
        "who sponsors|champions [us|our] *",
        "do we have [a|an|any] [executive|exec] sponsor|champion|sponsors *",
        "which|what sponsors|champions|sponsor *",
        "who is sponsoring|championing *",
        "is|are our|the|my sponsor|champion [still] *",
        "{account} sponsor|sponsors|champion *",
        "who are we tracking *",
    )
    topics = (
        "sponsors|sponsor|champion|champions",
        "executive|exec|our|current|tracked|known|main|internal sponsors|champion|champions",
        "sponsor changes|change|tracking|list|status|moves|news|updates|alerts|movement|situation|overview",
        "executive sponsor tracking|changes|status|overview",
        "recent|latest|new|any sponsor changes",
        "tracked sponsors|contacts",
        "executive sponsors",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        return self._of_account(turn) if self.account else self._changes(turn)

    def _of_account(self, turn: Turn) -> Reply:
        account: Account = self.account
        found = list_sponsors(turn.session, account)
        changes, _total = sponsor_changes(turn.session, Account.id == account.id, limit=RECENT)
        parts: list[Part] = [*leftovers.warning(turn, account)]
        title = f" · {phrases.count(len(found), 'sponsor or champion', 'sponsors and champions')}"
        parts.append(Line((Strong(account.name), title if found else " · no sponsor or champion is known")))
        if account.executive_sponsor:
            parts.append(Line((f"Executive sponsor: {account.executive_sponsor}",)))
        parts += [_sponsor(one) for one in found]
        if changes:
            parts.append(Heading("What changed"))
            parts += [_change(turn, one) for one in changes]
        actions: tuple[Action, ...] = ()
        if turn.speaker.may_change and not account.is_leftover:
            about = {"account": {"id": account.id}}
            actions = (
                Action("Track somebody", Press("track-sponsor", about, How.FORM), stays=True),
                Action("Report a change", Press("report-sponsor-change", about, How.FORM), stays=True),
            )
        return Reply(
            parts=tuple(parts),
            actions=actions,
            next_steps=next_steps.after(turn, account, answered=self.ability),
        )

    def _changes(self, turn: Turn) -> Reply:
        scope = usual_scope(turn.speaker)
        where = in_book(turn.session, scope, speaker=turn.speaker)
        found, total = sponsor_changes(turn.session, where, limit=pages.PAGE, offset=pages.first_row(self.page))
        whose = phrases.whose(scope, turn.speaker)
        if not total:
            return Reply(parts=(Line((f"No sponsor change is recorded in {whose or 'all '}accounts.",)),))
        title = f"{phrases.count(total, 'sponsor change')} in {whose or 'all '}accounts"
        parts: list[Part] = [Line((Strong(title),))]
        parts += [_change(turn, one, with_account=True) for one in found]
        if extent := pages.extent(self.page, total):
            parts.append(Small((f"{extent}, the latest first",)))
        return Reply(parts=tuple(parts), actions=pages.turning(self, self.page, total))


def _sponsor(line: SponsorLine) -> Item:
    contact = line.contact
    roles = [name for name, is_so in (("sponsor", contact.is_sponsor), ("champion", contact.is_champion)) if is_so]
    if line.status:
        roles.append(
            {"Tracked": "watched", "Changed": "watched, changed", "Left": "left"}.get(line.status, line.status)
        )
    elif not contact.is_active:
        roles.append("has left")
    details = [one for one in (contact.title, contact.email) if one]
    return Item(
        (Strong(contact.name), f" · {', '.join(roles)}"),
        ((" · ".join(details),),) if details else (),
    )


def _change(turn: Turn, line: ChangeLine, *, with_account: bool = False) -> Item:
    change = line.change
    where = f" ({line.account})" if with_account else ""
    values: Spans = ()
    if change.old_value or change.new_value:
        values = (f": {change.old_value or phrases.UNKNOWN} → {change.new_value or phrases.UNKNOWN}",)
    told = "left" if change.change == "left" else f"{change.change} changed"
    return Item(
        (Strong(line.contact), f"{where} · {told}", *values),
        (
            (
                *phrases.moment(change.changed_at, turn),
                f" · {change.evidence} · {change.confidence} confidence",
            ),
        ),
        (open_account(line.account_id),) if with_account else (),
    )
