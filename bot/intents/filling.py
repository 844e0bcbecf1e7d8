"""How the slots of every ability are filled from what was heard.

Values are found by what they are, wherever they stand; a frame is only a hint where one gives a place. So what was
heard by its sound alone is filled in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.intents import filling_lists as lists
from bot.intents import filling_people as people
from bot.intents import filling_plans as plans
from bot.intents.filling_attribute import fill_update_attribute
from bot.intents.filling_contacts import add_contact
from bot.intents.filling_ctas import fill_close, fill_snooze, fill_update
from bot.intents.filling_new_cta import fill_open
from bot.intents.filling_risks import fill_close_risk, fill_risk
from bot.intents.filling_settings import fill_settings
from bot.intents.filling_tasks import fill_complete, fill_playbook, fill_task
from bot.intents.filling_timeline import fill_log
from bot.intents.speaking import read_account
from bot.intents.untimely import mind_day
from bot.intents.which_cta import read_cta
from bot.language.spans import clean
from bot.language.trade import Heard

Slots = dict[str, Any]


def fill(heard: Heard, now: datetime) -> Slots:
    """The slots of what was heard, as the contract writes them; what was not said is absent."""
    slots = _FILL.get(heard.ability, _account_only)(heard, now)
    typed = heard.sentence.as_typed
    return {
        name: typed(value) if isinstance(value, str) else value
        for name, value in slots.items()
        if value not in (None, "", [], {})
    }


def _account_only(heard: Heard, now: datetime) -> Slots:
    return {"account": read_account(heard)}


def _nothing(heard: Heard, now: datetime) -> Slots:
    return {}


def _help(heard: Heard, now: datetime) -> Slots:
    place = heard.find_units("topic")
    if place is None:
        return dict(heard.frame.gives)
    text = heard.sentence.text[heard.sentence.units[place[0]].start :]
    return {"topic": clean(re.split(r"[?!\n]|\.(?:\s|$)", text)[0])}


_FILL: dict[str, Callable[[Heard, datetime], Slots]] = {
    "help": _help,
    "show-attribute": lists.show_attribute,
    "list-risks": lists.list_scoped,
    "list-ctas": lists.list_ctas,
    "show-cta": lambda heard, now: {"cta": read_cta(heard)},
    "list-tasks": lists.list_tasks,
    "list-activities": lists.list_activities,
    "list-opportunities": lists.list_scoped,
    "list-renewals": lists.list_renewals,
    "list-accounts": lists.list_accounts,
    "list-success-plans": lists.list_plans,
    "list-tickets": lists.list_tickets,
    "show-portfolio": lists.show_portfolio,
    "list-playbooks": lists.list_playbooks,
    "list-followed": _nothing,
    "show-digest": _nothing,
    "log-call": lambda heard, now: mind_day(fill_log(heard, now=now), text=heard.sentence.text, now=now),
    "update-attribute": lambda heard, now: fill_update_attribute(heard, account=read_account(heard), now=now),
    "open-cta": lambda heard, now: fill_open(heard, now=now, account=read_account(heard)),
    "update-cta": lambda heard, now: fill_update(heard, now=now),
    "close-cta": lambda heard, now: fill_close(heard),
    "snooze-cta": lambda heard, now: fill_snooze(heard, now=now),
    "add-task": lambda heard, now: fill_task(heard, now=now),
    "complete-task": lambda heard, now: fill_complete(heard),
    "apply-playbook": lambda heard, now: fill_playbook(heard),
    "raise-risk": lambda heard, now: fill_risk(heard),
    "close-risk": lambda heard, now: fill_close_risk(heard),
    "open-success-plan": plans.open_plan,
    "add-objective": plans.add_objective,
    "activate-success-plan": plans.name_plan,
    "close-success-plan": plans.name_plan,
    "share-success-plan": plans.share_plan,
    "add-contact": add_contact,
    "track-sponsor": people.track_sponsor,
    "report-sponsor-change": people.report_change,
    "unbind-channel": _nothing,
    "send-email": people.send_email,
    "change-settings": lambda heard, now: fill_settings(heard),
    "undo": _nothing,
    "cancel": _nothing,
}
__all__ = ["fill"]
