"""`ally sync`, as a person or a program at the terminal sees it. Only the network is a fake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from bot.cli import cli
from bot.domain.migration import migrate
from bot.domain.store import Store
from tests import make
from tests.sync.zendesk_fake import ZendeskFake, open_zendesk

ACME = make.salesforce_id("001", 640)


@pytest.fixture
def zendesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZendeskFake]:
    """Acme's tickets at acme.zendesk.com, and a database that knows Acme."""
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path / 'ally.db'}"
    settings = {
        "DATABASE_URL": url,
        "ZENDESK_SUBDOMAIN": "acme",
        "ZENDESK_EMAIL": "a@example.com",
        "ZENDESK_TOKEN": "t",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    migrate(url)
    store = Store(url)
    with store.transaction() as session:
        make.account(session, name="Acme Corporation", sf_id=ACME)
    store.close()
    with open_zendesk(account=ACME) as opened:
        send = httpx.HTTPTransport.handle_request

        def send_here(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
            assert request.url.host == "acme.zendesk.com"
            here = httpx.URL(opened.address)
            request.url = request.url.copy_with(scheme=here.scheme, host=here.host, port=here.port)
            return send(transport, request)

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", send_here)
        yield opened


def ally(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_a_person_sees_what_came_of_each_object(zendesk: ZendeskFake) -> None:
    zendesk.put(1)
    zendesk.put(2)

    done = ally("sync", "zendesk")

    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["created", "updated", "unchanged", "rejected", "ZendeskTicket", "2", "0", "0", "0"]


def test_a_program_gets_one_object_per_object_of_the_source(zendesk: ZendeskFake) -> None:
    zendesk.put(1)
    ally("sync", "zendesk")
    zendesk.put(1, status="solved")

    done = ally("sync", "zendesk", "--json")

    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"object": "ZendeskTicket", "created": 0, "updated": 1, "unchanged": 0, "rejected": 0}
    ]


def test_a_full_sync_reads_again_what_has_not_changed(zendesk: ZendeskFake) -> None:
    zendesk.put(1)
    ally("sync", "zendesk")

    done = ally("sync", "zendesk", "--full", "--json")

    assert json.loads(done.stdout)["unchanged"] == 1


def test_a_source_that_turns_us_away_is_said_on_standard_error(zendesk: ZendeskFake) -> None:
    zendesk.failures.append(403)

    done = ally("sync", "zendesk", "--json")

    assert done.exit_code == 1
    assert "Zendesk: Client error" in done.stderr and "403" in done.stderr


def test_what_is_missing_is_named(zendesk: ZendeskFake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZENDESK_TOKEN")

    done = ally("sync", "zendesk")

    assert done.exit_code == 1
    assert "ZENDESK_TOKEN missing" in done.stderr


def test_a_source_there_is_none_of_is_wrong_usage(zendesk: ZendeskFake) -> None:
    assert ally("sync", "hubspot").exit_code == 2
