"""Letters to customers, by real SMTP: once each, to nobody else, and their author hears when one does not go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.app import build_delivery
from bot.domain.store import Store
from bot.domain.timeline import Activity
from bot.local.actor import Actor
from bot.notifications.mail_carrier import MailCarrier, MailServer
from tests import make
from tests.house import a_house
from tests.notifications.mailbox import Mailbox, a_mailbox
from tests.notifications.scene import MONDAY, Scene

WELCOME = "send the welcome email to {} at Kühne & Söhne"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with a_mailbox() as box:
        yield box


@pytest.fixture
def scene(database_url: str, mailbox: Mailbox) -> Iterator[Scene]:
    with a_house(database_url, at=MONDAY, smtp_url=mailbox.url) as (slack, ally):
        scene = Scene(slack, ally, build_delivery(ally, pace=0))
        with ally.store.transaction() as session:
            maya = scene.person(session, "Maya Okafor")
            account = make.account(session, name="Kühne & Söhne", csm=maya, renewal_date=make.days(200))
            make.contact(session, account=account, name="Zoë Müller", email="zoe@kuehne.example")
            make.contact(session, account=account, name="Li Wei", email="li@kuehne.example")
        yield scene


@pytest.fixture
def maya(scene: Scene) -> Actor:
    return scene.slack.person("maya.okafor@example.com")


def sends(maya: Actor, to: str) -> None:
    maya.says(WELCOME.format(to))
    maya.clicks("Send it")
    assert "On its way" in maya.sees()


def entries(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Activity)) or 0


def test_a_letter_arrives_as_it_was_shown_and_stands_on_the_timeline_once(
    scene: Scene, maya: Actor, mailbox: Mailbox
) -> None:
    sends(maya, "Zoë Müller")
    for _ in range(3):
        scene.tick()
    ((to, letter),) = mailbox.letters
    assert to == ["zoe@kuehne.example"]
    assert letter["To"] == "Zoë Müller <zoe@kuehne.example>"
    assert letter["From"] == letter["Reply-To"] == "Maya Okafor <maya.okafor@example.com>"
    assert letter["Subject"] == "Welcome, Kühne & Söhne"
    assert "look after Kühne & Söhne from now on" in letter.get_content()
    assert letter["Date"].datetime == scene.slack.movable().replace(microsecond=0)
    assert letter["Message-ID"]
    assert entries(scene.ally.store) == 1


def test_letters_to_several_contacts_go_to_each_alone(scene: Scene, maya: Actor, mailbox: Mailbox) -> None:
    sends(maya, "Zoë Müller")
    sends(maya, "Li Wei")
    scene.tick()
    scene.passes(minutes=1)
    scene.tick()
    assert [to for to, _letter in mailbox.letters] == [["zoe@kuehne.example"], ["li@kuehne.example"]]
    assert len({letter["Message-ID"] for _to, letter in mailbox.letters}) == 2


def test_a_server_that_is_busy_gets_the_letter_later_and_once(scene: Scene, maya: Actor, mailbox: Mailbox) -> None:
    sends(maya, "Li Wei")
    mailbox.answers += ["451 4.3.0 try again later", "452 4.2.2 mailbox full"]
    for _ in range(6):
        scene.tick()
        scene.passes(minutes=1)
    assert len(mailbox.letters) == 1
    assert entries(scene.ally.store) == 1
    assert ("email", "sent") in scene.states()


def test_a_server_that_is_down_gets_the_letter_when_it_is_back(scene: Scene, maya: Actor, mailbox: Mailbox) -> None:
    carrier = scene.delivery.carriers["email"]
    assert isinstance(carrier, MailCarrier)
    there, carrier.server = carrier.server, MailServer("smtp://127.0.0.1:9")
    sends(maya, "Li Wei")
    scene.tick()
    assert mailbox.letters == []
    carrier.server = there
    scene.passes(minutes=1)
    scene.tick()
    assert len(mailbox.letters) == 1


def test_a_refused_letter_is_told_to_its_author_who_takes_it_off_the_timeline(
    scene: Scene, maya: Actor, mailbox: Mailbox
) -> None:
    mailbox.refused["zoe@kuehne.example"] = "550 5.1.1 no such user & mailbox <gone>"
    sends(maya, "Zoë Müller")
    scene.tick()
    scene.passes(minutes=2)
    scene.tick()
    assert mailbox.letters == []
    told = maya.sees()
    assert "Your letter “Welcome, Kühne & Söhne” to *Zoë Müller*" in told
    assert "“550 5.1.1 no such user & mailbox <gone>”" in told
    maya.clicks("Take it off the timeline")
    assert entries(scene.ally.store) == 0


def test_a_letter_is_called_back_while_it_is_here_and_not_once_it_has_gone(
    scene: Scene, maya: Actor, mailbox: Mailbox
) -> None:
    sends(maya, "Li Wei")
    maya.clicks("Undo")
    assert "Taken back" in maya.sees()
    scene.tick()
    assert mailbox.letters == []
    sends(maya, "Zoë Müller")
    scene.tick()
    maya.clicks("Undo")
    assert "That letter has gone to Zoë Müller" in maya.sees()
    assert entries(scene.ally.store) == 1


def test_a_letter_that_was_taken_without_a_word_is_not_sent_again_and_its_author_is_told(
    scene: Scene, maya: Actor, mailbox: Mailbox
) -> None:
    mailbox.hangs_up = True
    sends(maya, "Li Wei")
    for _ in range(5):
        scene.tick()
        scene.passes(minutes=2)
    assert len(mailbox.letters) == 1
    assert "I cannot see whether it went" in "".join(scene.told("Maya Okafor"))
