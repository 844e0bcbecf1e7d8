"""People who work here: who they are at Slack, what they may do, whom they report to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.names import fold
from bot.domain.store import Base, SalesforceId, Session


class Role(StrEnum):
    """What a person may do: a viewer asks and logs, a CSM changes, a manager sees the team, an admin runs Ally."""

    CSM = "CSM"
    MANAGER = "CSM Manager"
    VIEWER = "Viewer"
    ADMIN = "Admin"


class User(Base):
    """A person of the company, mirrored from Salesforce and tied to Slack by verified e-mail."""

    __tablename__ = "users"

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320), unique=True)
    """Lower case; the only tie to a Slack person."""
    slack_id: Mapped[str | None] = mapped_column(String(32), unique=True)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    """IANA name; Slack's, unless the person set another in `Preference`."""
    role: Mapped[str] = mapped_column(String(20), default=Role.VIEWER)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    @property
    def may_change(self) -> bool:
        """Viewers ask and log; everyone else may change customer data."""
        return self.role != Role.VIEWER

    @property
    def leads(self) -> bool:
        return self.role in (Role.MANAGER, Role.ADMIN)

    def zone(self, default: ZoneInfo) -> ZoneInfo:
        return find_zone(self.time_zone) or default


def find_zone(name: str | None) -> ZoneInfo | None:
    """The time zone of this name; None for no name and for one nobody knows."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def tie_to_slack(session: Session, person: User, *, slack_id: str, time_zone: str | None) -> None:
    """Notes which Slack person somebody is, and the zone Slack has them in; nobody else keeps that Slack id."""
    if person.slack_id != slack_id:
        for former in session.scalars(select(User).where(User.slack_id == slack_id)):
            former.slack_id = None
        session.flush()
        person.slack_id = slack_id
    if time_zone != person.time_zone and find_zone(time_zone) is not None:
        person.time_zone = time_zone


def find_by_email(session: Session, email: str) -> User | None:
    """The active person with this address; case does not count."""
    return session.scalar(select(User).where(User.email == email.strip().lower(), User.is_active))


def find_by_slack_id(session: Session, slack_id: str) -> User | None:
    return session.scalar(select(User).where(User.slack_id == slack_id, User.is_active))


def team_of(session: Session, leader: User) -> list[User]:
    """The leader and everyone who reports to them, directly or through others."""
    everyone = session.scalars(select(User).where(User.is_active)).all()
    team, frontier = {leader.id: leader}, [leader.id]
    while frontier:
        above = frontier.pop()
        for person in everyone:
            if person.manager_id == above and person.id not in team:
                team[person.id] = person
                frontier.append(person.id)
    return list(team.values())


def everyone(session: Session) -> Sequence[User]:
    """All active people, by name."""
    return session.scalars(select(User).where(User.is_active).order_by(User.name)).all()


def find_people(session: Session, words: str) -> list[User]:
    """Active people whom these words can mean, the closest kind of match only: address, full name, part of a name."""
    wanted = fold(words)
    if not wanted:
        return []
    ways: tuple[Callable[[User], bool], ...] = (
        lambda one: words.strip().lower() == one.email or wanted == fold(one.email.partition("@")[0].replace(".", " ")),
        lambda one: wanted == fold(one.name),
        lambda one: wanted in fold(one.name).split(),
        lambda one: all(any(part.startswith(word) for part in fold(one.name).split()) for word in wanted.split()),
    )
    known = everyone(session)
    for fits in ways:
        found = [one for one in known if fits(one)]
        if found:
            return found
    return []
