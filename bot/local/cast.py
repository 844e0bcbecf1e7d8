"""Who and what is in the local workspace: the demo's people with a Slack account each, and some who have no business
with Ally: a colleague nobody gave access, and a customer in a shared channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.local.team import OTHER_TEAM, Team


@dataclass(frozen=True)
class Member:
    """Somebody Ally knows, as the store has them."""

    name: str
    email: str
    zone: str
    role: str


def gather(team: Team, members: Iterable[Member]) -> None:
    """Fills the team: everybody Ally knows, two whom it does not, and the channels."""
    known = [team.add_person(member.name, email=member.email, zone=member.zone, role=member.role) for member in members]
    stranger = team.add_person(
        "Robin Falk", email="robin.falk@example.com", zone="Europe/London", role="No access to Ally"
    )
    outsider = team.add_person(
        "Dana Whitaker",
        email="dana.whitaker@acme.example",
        zone="America/Chicago",
        role="Customer, from outside",
        team=OTHER_TEAM,
    )
    for person in (*known, stranger):
        team.direct(person)
    team.add_channel("customer-success", *known, stranger)
    team.add_channel("acme-account", *known, is_private=True)
    team.add_channel("acme-shared", *known, outsider, is_shared_outside=True)
