"""Shares a plan with a contact as a read-only summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain import mails, plan_work
from bot.domain.accounts import Account
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta
from bot.domain.mails import Mail
from bot.domain.people import User
from bot.domain.success_plans import SuccessPlan
from bot.intents.ability import Doing, slot
from bot.intents.plans import get_plan
from bot.intents.send_email import LOG, SEND, deliver
from bot.language.declare import Choice, Sort
from bot.reply import Reply
from bot.turn import Turn


@dataclass(frozen=True, kw_only=True)
class ShareSuccessPlan(Doing):
    """Shares a plan with a contact as a read-only summary."""

    ability = "share-success-plan"
    heading = "Success plans"
    says = ("share Acme's plan with Dana",)
    frames = (
        "++{account} ['s] plan share|send|give|forward [it] with|to {contact} *",
        "++share|send|email|forward|show|mail|give [the] {account} ['s] [{plan}] plan [with|to] {contact} *",
        "++share|send|email|forward|mail|show|give [the] [{plan}] plan <of> {account} [with|to] [their] {contact} *",
        "++share|send|email|forward|mail [the|our] plan with|to {contact} at|from|of {account} *",
        "++share|send|forward|give {contact} [at|from|of {account}] [the|our] [{account}] ['s] plan *",
        "++share|send [the|our] plan <of> {account} *",
        "++share {account} ['s] plan *",
        "+share [the|our] plan with|to {contact} *",
        "++give {contact} access to {account} ['s] plan *",
        "++let {contact} see {account} ['s] plan *",
        "++let {contact} see [the] plan <of> {account} *",
    )
    confirms = False

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    contact: Any = slot(Sort.CONTACT, ask="With whom?", required=True, label="Contact")
    sure: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice(SEND), Choice(LOG)))
    """Given under the preview: send it, or note that it was sent by hand."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        plan = get_plan(turn, account, self.plan)
        mails.check_recipient(account, self.contact)
        objectives = plan_work.objectives_of(turn.session, plan)
        mail = Mail(
            self.contact, f"{plan.name}: where we stand", summary(plan, objectives, self.contact, by=turn.speaker)
        )
        reply = deliver(turn, account, mail, sure=self.sure)
        plan_work.share_plan(turn.session, plan, self.contact, by=turn.speaker, now=turn.now)
        return reply


def summary(plan: SuccessPlan, objectives: Sequence[Cta], contact: Contact, *, by: User) -> str:
    """The plan as a customer may read it: objectives, criteria, dates and progress; nothing of ours inside."""
    due = f", due {plan.due:%d %B %Y}" if plan.due else ""
    lines = [
        f"Hello {(contact.first_name or contact.name).split()[0]},",
        "",
        f"here is where our plan “{plan.name}” stands: {plan_work.percent_complete(objectives)} % complete{due}.",
        "",
    ]
    for one in objectives:
        when = f", {one.due:%d %B %Y}" if one.due else ""
        state = (
            f"{one.percent_complete or 0} %" if one.is_open else "done" if one.status == "Closed Success" else "dropped"
        )
        lines.append(f"- {one.name} ({state}{when})")
        if one.success_criteria:
            lines.append(f"  Reached when: {one.success_criteria}")
    return "\n".join([*lines, "", "Kind regards", by.name, by.email])
