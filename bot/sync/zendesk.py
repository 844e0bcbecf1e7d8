"""Zendesk: tickets by the incremental export, each put to the account its organization stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter
from tenacity.wait import wait_base

from bot.domain import mirror
from bot.domain.accounts import Account
from bot.domain.errors import SourceAway
from bot.domain.names import read_name
from bot.domain.store import Session, Store
from bot.sync.customer_records import ZENDESK_TICKET
from bot.sync.entity import Entity
from bot.sync.reading import read_columns
from bot.sync.references import References
from bot.sync.runs import Clock, Course, ObjectReport, Page, Pages, begin_anew, go_on
from bot.sync.values import Unreadable, salesforce_id

if TYPE_CHECKING:
    from bot.settings import Settings

SOURCE = "zendesk"
PATIENT = wait_exponential_jitter(initial=1, max=60)
TRIES = 6
TIMEOUT_SECONDS = 30
TOO_MANY = 429
LONGEST_PAUSE_SECONDS = 300
EXPORT = "/api/v2/incremental/tickets/cursor.json"


class Desk:
    """A Zendesk, as far as its tickets are read here."""

    def __init__(self, address: str, *, email: str, token: str, wait: wait_base = PATIENT) -> None:
        self.address = address.rstrip("/")
        self._auth = httpx.BasicAuth(f"{email}/token", token)
        self._wait = wait

    def pages(self, customers: Customers, since: str | None) -> Iterator[Page]:
        """Tickets as they changed, oldest change first, from a cursor on."""
        with httpx.Client(base_url=self.address, auth=self._auth, timeout=TIMEOUT_SECONDS) as client:
            while True:
                asked = {"cursor": since} if since else {"start_time": "1"}
                answer = self._ask(client, asked | {"include": "organizations"})
                organizations = {one["id"]: one for one in answer.get("organizations", [])}
                since = answer.get("after_cursor") or since
                tickets = [self._ticket(one, organizations, customers) for one in answer["tickets"]]
                if tickets:
                    yield Page(tickets, since)
                if answer.get("end_of_stream", True):
                    return

    def _ticket(self, ticket: dict[str, Any], organizations: dict[Any, Any], customers: Customers) -> dict[str, Any]:
        organization = organizations.get(ticket.get("organization_id"))
        return ticket | {
            "account": customers.find(organization) if organization else None,
            "link": f"{self.address}/agent/tickets/{ticket['id']}",
        }

    def _ask(self, client: httpx.Client, asked: dict[str, str]) -> Any:
        """The answer, asked for again while Zendesk is busy; `SourceAway` when that does not help."""
        try:
            for attempt in Retrying(
                retry=retry_if_exception(_is_worth_it),
                stop=stop_after_attempt(TRIES),
                wait=self._pause,
                reraise=True,
            ):
                with attempt:
                    answer = client.get(EXPORT, params=asked)
                    answer.raise_for_status()
                    return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise SourceAway(f"Zendesk: {error}") from error
        raise AssertionError("a retried call returns or raises")

    def _pause(self, state: RetryCallState) -> float:
        """As long as Zendesk asks for, or longer and longer."""
        error = state.outcome.exception() if state.outcome else None
        said = error.response.headers.get("Retry-After", "") if isinstance(error, httpx.HTTPStatusError) else ""
        return min(float(said), LONGEST_PAUSE_SECONDS) if said.isdigit() else self._wait(state)


@dataclass(frozen=True, slots=True)
class Customers:
    """Accounts by what an organization may know them by; what several accounts share names none of them."""

    ids: frozenset[str]
    by_domain: dict[str, set[str]]
    by_name: dict[str, set[str]]

    @classmethod
    def read(cls, session: Session) -> Customers:
        """The living accounts."""
        ids: set[str] = set()
        by_domain: dict[str, set[str]] = defaultdict(set)
        by_name: dict[str, set[str]] = defaultdict(set)
        for row in mirror.read_all(session, Account, columns=("sf_id", "name", "domain", "is_leftover")):
            ids.add(row["sf_id"])
            if not row["is_leftover"]:
                by_domain[row["domain"] or ""].add(row["sf_id"])
                by_name[read_name(row["name"]).whole].add(row["sf_id"])
        return cls(frozenset(ids), by_domain, by_name)

    def find(self, organization: dict[str, Any]) -> str | None:
        """The Salesforce id of its account: by its external id, else by a name or a domain only one account has."""
        try:
            known = salesforce_id(str(organization.get("external_id") or ""))
        except Unreadable:
            known = ""
        if known in self.ids:
            return known
        named = self.by_name.get(read_name(organization.get("name") or "").whole, set())
        if len(named) == 1:
            return next(iter(named))
        reached = {
            one for host in organization.get("domain_names") or () for one in self.by_domain.get(host.lower(), ())
        }
        return next(iter(reached)) if len(reached) == 1 else None


def connect(settings: Settings) -> Desk:
    """The Zendesk of these settings. `ValueError` names what is missing."""
    names = ("zendesk_subdomain", "zendesk_email", "zendesk_token")
    subdomain, email, token = (getattr(settings, name) for name in names)
    missing = [name.upper() for name in names if not getattr(settings, name)]
    if missing:
        raise ValueError(f"Zendesk is not configured: {', '.join(missing)} missing")
    return Desk(f"https://{subdomain}.zendesk.com", email=email, token=token)


def sync_changes(store: Store, desk: Desk, *, clock: Clock, zone: ZoneInfo, **options: Any) -> list[ObjectReport]:
    """Takes in the tickets that changed since the last run."""
    return _sync(store, desk, go_on, clock=clock, zone=zone, **options)


def sync_everything(store: Store, desk: Desk, *, clock: Clock, zone: ZoneInfo, **options: Any) -> list[ObjectReport]:
    """Takes in every ticket there is."""
    return _sync(store, desk, begin_anew, clock=clock, zone=zone, **options)


def _sync(
    store: Store,
    desk: Desk,
    run: Callable[[Course, Entity, Pages], ObjectReport],
    *,
    clock: Clock,
    zone: ZoneInfo,
    **options: Any,
) -> list[ObjectReport]:
    with store.reading() as session:
        customers = Customers.read(session)
    course = Course(store, SOURCE, read_columns(), zone, clock, References(SOURCE), **options)
    return [run(course, ZENDESK_TICKET, lambda since: desk.pages(customers, since))]


def _is_worth_it(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == TOO_MANY or error.response.is_server_error
    return isinstance(error, httpx.TransportError)
