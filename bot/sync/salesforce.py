"""Salesforce: the objects we mirror, read incrementally over the REST API, and the few fields we write back.

Incremental by SystemModstamp; `queryAll` also gives what was deleted or merged (IsDeleted, MasterRecordId), so that it
is kept and marked. simple-salesforce is an extra, imported only when a connection is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter
from tenacity.wait import wait_base

from bot.domain.errors import SourceAway, SourceRefused, SourceSilent
from bot.domain.store import Store
from bot.domain.timeline import refresh_activity_dates
from bot.sync import customer_records, work_records
from bot.sync.entity import Entity
from bot.sync.reading import Columns, read_columns
from bot.sync.references import References
from bot.sync.runs import Clock, Course, ObjectReport, Page, Pages, begin_anew, go_on
from bot.sync.values import moment

if TYPE_CHECKING:
    from simple_salesforce.api import Salesforce

    from bot.settings import Settings

SOURCE = "salesforce"
MIRRORED = (
    customer_records.USER,
    customer_records.ACCOUNT,
    customer_records.CONTACT,
    customer_records.OPPORTUNITY,
    customer_records.CASE,
    work_records.TASK,
)
"""Objects every org has, in the order of loading."""
ONLY = {"Task": "IsClosed = true AND AccountId != null", "Contact": "AccountId != null"}
"""What of an object concerns us: a Task that is done and about an account, a Contact that is not private."""
PATIENT = wait_exponential_jitter(initial=1, max=60)
TRIES = 6
EXPIRED, TOO_MANY = 401, 429

_Answer = TypeVar("_Answer")


class Org:
    """A Salesforce org, as far as it is read and written here; every call is retried and reconnects when it must."""

    def __init__(self, connect: Callable[[], Salesforce], *, wait: wait_base = PATIENT, tries: int = TRIES) -> None:
        self._connect = connect
        self._wait = wait
        self._tries = tries
        self._client: Salesforce | None = None

    def pages(self, entity: Entity, *, columns: Columns, since: str | None) -> Iterator[Page]:
        """The records changed since a moment (ISO), oldest first, deleted ones included.

        Only fields this org has are asked for: one that is missing would fail the whole query.
        """
        titles = {
            title for said in columns[entity.name].values() for title in ([said] if isinstance(said, str) else said)
        }
        there = {one["name"] for one in self.call(lambda client: getattr(client, entity.name).describe())["fields"]}
        asked = sorted((titles & there) | {"Id", "SystemModstamp"})
        words = ["SELECT", ", ".join(asked), "FROM", entity.name]
        limits = [ONLY[entity.name]] if entity.name in ONLY else []
        if since:
            limits.append(f"SystemModstamp >= {since}")
        if limits:
            words += ["WHERE", " AND ".join(limits)]
        words.append("ORDER BY SystemModstamp, Id")
        answer = self.call(lambda client: client.query(" ".join(words), include_deleted=True))
        while True:
            rows = answer["records"]
            if rows:
                yield Page(rows, _as_soql(rows[-1]["SystemModstamp"]), answer.get("totalSize"))
            if answer["done"]:
                return
            further = answer["nextRecordsUrl"]
            answer = self.call(partial(_ask_further, url=further))

    def call(self, ask: Callable[[Salesforce], _Answer]) -> _Answer:
        """Asks Salesforce, again when it is worth it; a kind of `SourceAway` when that does not help."""
        import requests
        from simple_salesforce.exceptions import SalesforceError

        def is_worth_it(error: BaseException) -> bool:
            if isinstance(error, requests.ConnectionError | requests.Timeout):
                return True
            status = getattr(error, "status", 0)
            return isinstance(error, SalesforceError) and (status in (EXPIRED, TOO_MANY) or status >= 500)

        def reconnect(state: RetryCallState) -> None:
            error = state.outcome.exception() if state.outcome else None
            if getattr(error, "status", 0) == EXPIRED:
                self._client = None

        try:
            for attempt in Retrying(
                retry=retry_if_exception(is_worth_it),
                stop=stop_after_attempt(self._tries),
                wait=self._wait,
                before_sleep=reconnect,
                reraise=True,
            ):
                with attempt:
                    self._client = self._client or self._connect()
                    return ask(self._client)
        except SalesforceError as error:
            raise (SourceAway if is_worth_it(error) else SourceRefused)(f"Salesforce: {error}") from error
        except requests.ConnectTimeout as error:
            raise SourceAway(f"Salesforce: {error}") from error
        except requests.RequestException as error:
            raise SourceSilent(f"Salesforce: {error}") from error
        raise AssertionError("a retried call returns or raises")


def _ask_further(client: Salesforce, *, url: str) -> Any:
    return client.query_more(url, identifier_is_url=True)


def connect(settings: Settings, *, tries: int = TRIES) -> Org:
    """The org of these settings; nothing is connected until it is asked. `ValueError` names what is missing."""
    names = ("salesforce_url", "salesforce_username", "salesforce_password", "salesforce_token")
    missing = [name.upper() for name in names if not getattr(settings, name)]
    if missing:
        raise ValueError(f"Salesforce is not configured: {', '.join(missing)} missing")
    try:
        from simple_salesforce.api import Salesforce
    except ImportError as error:
        raise ValueError("Salesforce needs the extra: pip install 'ally[salesforce]'") from error
    host = (settings.salesforce_url or "").partition("//")[2].strip("/")

    def log_in() -> Salesforce:
        return Salesforce(
            username=settings.salesforce_username,
            password=settings.salesforce_password,
            security_token=settings.salesforce_token,
            domain=host.removesuffix(".salesforce.com"),
        )

    return Org(log_in, tries=tries)


def sync_changes(store: Store, org: Org, *, clock: Clock, zone: ZoneInfo, **options: Any) -> list[ObjectReport]:
    """Takes in what changed since the last run."""
    return _sync(store, org, go_on, clock=clock, zone=zone, **options)


def sync_everything(store: Store, org: Org, *, clock: Clock, zone: ZoneInfo, **options: Any) -> list[ObjectReport]:
    """Takes in every record of the org."""
    return _sync(store, org, begin_anew, clock=clock, zone=zone, **options)


def _sync(
    store: Store,
    org: Org,
    run: Callable[[Course, Entity, Pages], ObjectReport],
    *,
    clock: Clock,
    zone: ZoneInfo,
    entities: Sequence[Entity] = MIRRORED,
    **options: Any,
) -> list[ObjectReport]:
    columns = read_columns()
    course = Course(store, SOURCE, columns, zone, clock, References(SOURCE), **options)
    reports = []
    for entity in entities:

        def pages(place: str | None, of: Entity = entity) -> Iterator[Page]:
            return org.pages(of, columns=columns, since=place)

        reports.append(run(course, entity, pages))
        if reports[-1].error:
            break
    with store.transaction() as session:
        refresh_activity_dates(session)
    return reports


def _as_soql(stamp: str) -> str:
    """A moment of an answer as a SOQL literal."""
    found: datetime = moment(stamp).astimezone(UTC)
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")
