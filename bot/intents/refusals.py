"""The wording of every lawful no: written once, here at the edge of the trade, from the facts a refusal carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Wording = Callable[[Mapping[str, object]], str]

WORDING: dict[str, Wording] = {
    "viewers-only-ask": lambda facts: (
        "You can ask anything and log activities, but changing customer data needs a CSM's role. "
        "Ask your CS Ops admin if yours is wrong."
    ),
    "already-undone": lambda facts: "That was already taken back.",
    "nothing-to-undo": lambda facts: "There is nothing of yours to undo from the last 24 hours.",
    "not-your-deed": lambda facts: "Only the person who did it, or an admin, can undo it.",
    "too-late-to-undo": lambda facts: (
        "That was more than a day ago; change it by hand, so that everybody sees the change."
    ),
    "later-changes-depend": lambda facts: (
        f"I can't undo that: it was changed again later{_by(facts)}. Change it by hand, so that their work is not lost."
    ),
    "leftover-account": lambda facts: (
        f"{facts['name']} is a leftover record, so nothing is written to it."
        + (f" It was merged into {facts['survivor']}: say it again with that name." if facts.get("survivor") else "")
    ),
    "cta-closed": lambda facts: (
        f"CTA {facts['number']} is closed ({facts['status']}). To work on it, open it again: “start CTA {facts['number']}”."
    ),
    "cta-has-playbook": lambda facts: (
        f"CTA {facts['number']} has the playbook {facts['playbook']} already, and a CTA takes only one. "
        "Add single tasks instead."
    ),
    "cta-needs-name": lambda facts: "A CTA needs a name.",
    "lost-close-needs-comment": lambda facts: f"Closing CTA {facts['number']} as lost needs a comment that says why.",
    "no-playbook-for-type": lambda facts: f"There is no playbook for {facts['type']} CTAs.",
    "objective-needs-plan": lambda facts: (
        "Objectives live inside a success plan: “add objective to Acme's plan: migrate CI by June”."
    ),
    "owner-inactive": lambda facts: f"{facts['person']} no longer works here, so nothing is given to them.",
    "owner-is-viewer": lambda facts: f"{facts['person']} may only look, so a CTA cannot be theirs.",
    "playbook-unsuitable": lambda facts: (
        f"{facts['playbook']} is a playbook for {facts['of']} CTAs, and this one is of type {facts['type']}."
    ),
    "snooze-in-past": lambda facts: "A snooze ends in the future.",
    "task-after-cta": lambda facts: (
        f"A task cannot end after its CTA: CTA {facts['number']} is due {facts['cta_due']:%a %d %b %Y}. Move that first."
    ),
    "viewer-may-not-change": lambda facts: WORDING["viewers-only-ask"](facts),
    "not-happened-yet": lambda facts: (
        f"That is in the future ({facts['at']:%a %d %b %Y %H:%M}), and the timeline is for what has happened. "
        "For something to be done, open a CTA."
    ),
    "not-your-entry": lambda facts: "Only who wrote an entry, or an admin, can correct it.",
    "cta-of-another-account": lambda facts: f"CTA {facts['number']} belongs to another account.",
    "condition-not-understood": lambda facts: (
        f"I can't tell what “{_condition(facts)}” means for an account. "
        "Try “red accounts over 100k ARR”, “in EMEA”, “renewing this quarter”, “no call in 60 days”."
    ),
    "kept-by-salesforce": lambda facts: (
        f"{facts['attribute']} belongs to Salesforce, so I only show it. Change it there, and it arrives here with the "
        "next sync."
    ),
    "computed-here": lambda facts: (
        f"{facts['attribute']} is worked out from other facts, so nobody can set it. Say what changed instead: a "
        "sentiment, a call, a survey."
    ),
    "not-a-choice": lambda facts: f"“{facts['value']}” is not one of the choices for {facts['attribute']}.",
    "viewer-cannot-own": lambda facts: f"{facts['person']} may only look, so no account can be theirs.",
    "too-many-at-once": lambda facts: (
        f"That would change {facts['count']} accounts; at most {facts['most']} are changed at once. Narrow it down."
    ),
    "contact-elsewhere": lambda facts: f"{facts['contact']} is no contact of {facts['account']}.",
    "no-sponsor-change": lambda facts: f"That is what I have for {facts['contact']} already, so nothing changed.",
    "contact-left": lambda facts: f"{facts['contact']} has left {facts['account']}, so nothing is sent there.",
    "contact-without-email": lambda facts: (
        f"Mail to {facts['contact']} bounced; give a new address first."
        if facts.get("bounced")
        else f"I have no e-mail address of {facts['contact']}."
    ),
    "mail-field-unknown": lambda facts: f"That letter needs the {facts['field']}, and I do not know it.",
    "letter-gone": lambda facts: (
        f"That letter has gone to {facts['to']}, and cannot be called back; so its entry stays on the timeline."
    ),
    "plan-closed": lambda facts: f"{facts['plan']} is closed.",
    "objective-after-plan": lambda facts: (
        f"An objective cannot end after its plan: {facts['plan']} is due {facts['plan_due']:%a %d %b %Y}."
    ),
    "objective-before-task": lambda facts: (
        f"“{facts['objective']}” is due {facts['due']:%a %d %b %Y}, before its task “{facts['task']}” "
        f"({facts['task_due']:%a %d %b %Y}), and then a plan cannot be activated."
    ),
    "not-a-channel": lambda facts: "Say that in the channel itself, by mentioning me there or with /ally.",
    "record-gone": lambda facts: "That record no longer exists.",
}


FIELDS = {
    "not-happened-yet": "on",
    "cta-of-another-account": "cta",
    "cta-closed": "cta",
    "cta-has-playbook": "playbook",
    "playbook-unsuitable": "playbook",
    "no-playbook-for-type": "playbook",
    "cta-needs-name": "name",
    "objective-needs-plan": "type",
    "lost-close-needs-comment": "comment",
    "owner-inactive": "owner",
    "owner-is-viewer": "owner",
    "viewer-cannot-own": "value",
    "task-after-cta": "due",
    "objective-after-plan": "due",
    "snooze-in-past": "until",
    "kept-by-salesforce": "attribute",
    "computed-here": "attribute",
    "not-a-choice": "value",
    "leftover-account": "account",
    "contact-elsewhere": "contact",
    "contact-left": "contact",
    "contact-without-email": "contact",
    "mail-field-unknown": "template",
    "no-sponsor-change": "value",
    "plan-closed": "plan",
}
"""The slot that a no is about: in a form it is said beside that field."""


def find_field(code: str) -> str | None:
    """The slot whose value a refusal is about, where it is about one."""
    return FIELDS.get(code)


def word(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a refusal."""
    return WORDING[code](facts)


def _by(facts: Mapping[str, object]) -> str:
    return f" by {facts['who']}" if facts.get("who") else ""


def _condition(facts: Mapping[str, object]) -> str:
    return " ".join(str(facts[name]) for name in ("field", "op", "value") if facts.get(name) is not None)
