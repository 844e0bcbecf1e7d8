"""Something became mine: an account, a CTA, a task, a word addressed to me."""

from __future__ import annotations

from bot.domain.ctas import Cta, CtaComment, CtaTask
from bot.intents.cards import counted, draw_cta, named
from bot.notifications.notice import Facts, Notice, account_of, name_of
from bot.reply import Action, Day, Item, Money, Quote, Reply, Spans, Strong, line
from bot.turn import How, Press, Turn


class CtaAssigned(Notice):
    """A CTA was given to me."""

    name = "cta-assigned"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        cta = _find_open(turn, facts)
        account = account_of(turn, facts)
        if cta is None or account is None or cta.owner_id != _meant(turn, facts):
            return None
        return Item(
            (Strong(named(cta)),),
            ((account.name, " · due ", Day(cta.due)) if cta.due else (account.name,),),
            (_open(cta),),
        )

    def gathered(self, count: int) -> str:
        return f"{count} CTAs were assigned to you"

    def tell(self, turn: Turn, facts: Facts) -> Reply | None:
        """The living card: it changes with the CTA."""
        cta = _find_open(turn, facts)
        if cta is None or self.item(turn, facts) is None:
            return None
        card = draw_cta(turn, cta)
        return Reply(
            parts=(line(*_by(turn, facts), "assigned you ", Strong(named(cta))), *card.parts),
            actions=card.actions,
            card=card.card,
        )


class TaskAssigned(Notice):
    """A task was given to me."""

    name = "task-assigned"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        task = turn.session.get(CtaTask, facts["task"])
        if task is None or task.is_done or task.owner_id != _meant(turn, facts):
            return None
        cta = turn.session.get(Cta, task.cta_id)
        account = account_of(turn, facts)
        if cta is None or not cta.is_open or account is None:
            return None
        due: Spans = (" · due ", Day(task.due)) if task.due else ()
        return Item(
            (*_by(turn, facts), "assigned you ", Strong(f"task {task.number} · {task.text}")),
            ((f"{named(cta)} · {account.name}", *due),),
            (Action("Done", Press("complete-task", {"task": {"id": task.id}})), _open(cta)),
        )

    def gathered(self, count: int) -> str:
        return f"{count} tasks were assigned to you"


class Mentioned(Notice):
    """Somebody addressed me in a comment."""

    name = "mention"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        said, cta = self._find(turn, facts)
        if said is None or cta is None:
            return None
        who = name_of(turn, said.author_id) or "Somebody"
        return Item((Strong(who), f" on {named(cta)}: {said.text}"), (), (_open(cta),))

    def gathered(self, count: int) -> str:
        return f"You were mentioned in {count} comments"

    def tell(self, turn: Turn, facts: Facts) -> Reply | None:
        said, cta = self._find(turn, facts)
        account = account_of(turn, facts)
        if said is None or cta is None or account is None:
            return None
        who = name_of(turn, said.author_id) or "Somebody"
        comment = Action("Answer", Press("update-cta", {"cta": {"id": cta.id}}, How.FORM))
        return Reply(
            parts=(line(Strong(who), f" mentioned you on {named(cta)}, {account.name}:"), Quote(said.text)),
            actions=(comment, _open(cta)),
        )

    @staticmethod
    def _find(turn: Turn, facts: Facts) -> tuple[CtaComment | None, Cta | None]:
        said = turn.session.get(CtaComment, facts["comment"])
        return said, turn.session.get(Cta, said.cta_id) if said else None


class AccountAssigned(Notice):
    """I became an account's CSM."""

    name = "account-assigned"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None or account.csm_id != _meant(turn, facts):
            return None
        details: Spans = (" · ".join(filter(None, (account.segment, account.region, account.stage))) or "Account",)
        if account.arr is not None:
            details = (*details, " · ", Money(account.arr, account.currency))
        if account.renewal_date:
            details = (*details, " · renews ", Day(account.renewal_date))
        return Item(
            ("You are now the CSM of ", Strong(account.name)),
            (details,),
            (
                Action("Summary", Press("show-account", {"account": {"id": account.id}})),
                Action("Its CTAs", Press("list-ctas", {"account": {"id": account.id}})),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"You are now the CSM of {counted(count, 'account')}"


class AccountHandedOver(Notice):
    """An account of mine went to somebody else."""

    name = "account-handed-over"

    def item(self, turn: Turn, facts: Facts) -> Item | None:
        account = account_of(turn, facts)
        if account is None or account.csm_id == _meant(turn, facts):
            return None
        now = name_of(turn, account.csm_id)
        return Item(
            ("You are no longer the CSM of ", Strong(account.name), f"; {now} is." if now else "; it has none now."),
            (),
            (
                Action("History", Press("show-history", {"account": {"id": account.id}})),
                Action("Follow it", Press("follow-account", {"account": {"id": account.id}, "who": "me"})),
            ),
        )

    def gathered(self, count: int) -> str:
        return f"You are no longer the CSM of {counted(count, 'account')}"


def _meant(turn: Turn, facts: Facts) -> int:
    """Whose it is: the reader's, or that of the person the reader stands in for."""
    return int(facts.get("for") or turn.speaker.id)


def _find_open(turn: Turn, facts: Facts) -> Cta | None:
    cta = turn.session.get(Cta, facts["cta"])
    return cta if cta is not None and cta.is_open else None


def _by(turn: Turn, facts: Facts) -> Spans:
    who = name_of(turn, facts.get("by"))
    return (f"{who} ",) if who else ("I ",)


def _open(cta: Cta) -> Action:
    return Action("Open", Press("show-cta", {"cta": {"id": cta.id}}))
