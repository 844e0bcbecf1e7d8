"""The local Slack behaves like Slack, tried with a toy app on the real Bolt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError

from bot.local.actor import NotOnScreenError
from bot.local.line import WsgiPort
from bot.local.quiet import CountedThreads
from bot.local.slack import BOT_TOKEN
from tests.local.toy import build_toy
from tests.slack import SlackForTests, a_slack


@pytest.fixture
def slack() -> Iterator[SlackForTests]:
    with a_slack() as running, CountedThreads() as threads:
        running.connect(WsgiPort(build_toy(running.api_url, threads)), settle=threads.settle)
        yield running


@pytest.fixture
def client(slack: SlackForTests) -> WebClient:
    return WebClient(token=BOT_TOKEN, base_url=slack.api_url)


def test_a_direct_message_is_answered_in_the_same_conversation(slack: SlackForTests) -> None:
    maya = slack.person("maya.okafor@example.com").says("log <b> & call dana@acme.example")
    assert maya.sees() == "You said log <b> & call dana@acme.example\n[Log a call] [Go away] [⋯ Snooze | Close]"
    assert maya.last_message.channel == maya.direct.id


def test_a_mention_is_answered_in_its_thread_and_seen_by_everybody_there(slack: SlackForTests) -> None:
    maya, priya = slack.person("Maya Okafor"), slack.person("Priya Raman")
    slack.team.add_channel("acme", maya.person, priya.person)
    maya.mentions_ally("health", channel="#acme")
    assert priya.sees() == "Here, @Maya Okafor"
    assert priya.last_message.thread is not None


def test_words_in_a_channel_without_a_mention_do_not_reach_the_app(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor")
    slack.team.add_channel("acme", maya.person)
    maya.writes("nothing for Ally", channel="acme")
    assert slack.deliveries == []


def test_a_command_is_answered_for_its_speaker_alone(slack: SlackForTests) -> None:
    maya, priya = slack.person("Maya Okafor"), slack.person("Priya Raman")
    slack.team.add_channel("acme", maya.person, priya.person)
    maya.slash("/ally", "health", channel="acme")
    assert maya.sees() == "Only you see health"
    assert priya.sees() == ""


def test_a_form_is_opened_filled_refused_corrected_and_sent(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("hello").clicks("Log a call")
    assert maya.sees() == ("Form: Log a call\nAccount: ____\nDate: 2026-11-23\nNotes (optional): ____\n[Save] [Cancel]")
    assert maya.finds("Account", "acme") == ["Acme Corporation", "Acme EMEA"]
    maya.submits()
    assert "! Please complete this required field." in maya.sees()
    maya.fills({"Account": "Globex & Sons", "Date": "2026-11-24"})
    assert "! A call lies in the past." in maya.sees()
    maya.fills({"Date": "2026-11-20"})
    assert maya.sees() == "Logged: Globex & Sons"


def test_an_unknown_button_cannot_be_pressed(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("hello")
    with pytest.raises(NotOnScreenError, match=r"there is \[Log a call\], \[Go away\]"):
        maya.clicks("Delete everything")


def test_a_used_button_is_replaced_through_its_response_url(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("hello").clicks("Go away")
    assert maya.sees() == "Gone."
    assert maya.last_message.blocks == []


def test_an_overflow_option_is_chosen_by_its_words(slack: SlackForTests) -> None:
    assert slack.person("Maya Okafor").says("hello").chooses("⋯", "Snooze").sees() == "Chose snooze"


def test_home_is_published_and_pressed(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").opens_home()
    assert maya.sees() == "Your day\n[Log a call] [Go away] [⋯ Snooze | Close]".replace("Your day", "*Your day*")
    assert maya.clicks("Log a call").form.view["callback_id"] == "log"


def test_a_message_shortcut_opens_a_form(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("hello")
    assert maya.uses_message_shortcut("log-message", maya.last_message).form


def test_a_redelivery_is_the_same_event_marked_as_a_retry(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("hello")
    again = slack.deliver_again(slack.deliveries[-1])
    assert (again.attempt, again.body) == (1, slack.deliveries[0].body)
    assert len(maya.received()) == 2  # the toy does not claim events


def test_an_unacknowledged_event_is_a_fault(slack: SlackForTests) -> None:
    slack.person("Maya Okafor").uses_shortcut("nobody-listens")
    assert "answered 404" in slack.faults.pop()


def test_what_slack_would_refuse_is_refused_and_kept_as_a_fault(slack: SlackForTests) -> None:
    assert slack.person("Maya Okafor").says("long").sees() == ""
    assert "invalid_blocks" in slack.faults[0]
    assert "/blocks/0/text/text: 3001 characters" in slack.faults[1]
    slack.faults.clear()


def test_a_file_is_uploaded_in_three_steps_and_shown(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor").says("files please")
    assert maya.sees() == "[file: Health]"
    assert slack.team.files[maya.last_message.files[0].id].content == b"PNG"


def test_failures_happen_on_demand(slack: SlackForTests, client: WebClient) -> None:
    slack.fail_next("auth.test", status=429, retry_after=7)
    with pytest.raises(SlackApiError) as refused:
        client.auth_test()
    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "7")
    slack.fail_next("auth.test", status=503)
    with pytest.raises(SlackApiError, match="internal_error"):
        client.auth_test()
    slack.fail_next("auth.test", error="account_inactive")
    with pytest.raises(SlackApiError, match="account_inactive"):
        client.auth_test()
    assert client.auth_test()["ok"]


def test_errors_are_slacks(slack: SlackForTests, client: WebClient) -> None:
    maya = slack.person("Maya Okafor")
    secret = slack.team.add_channel("secret", maya.person, with_bot=False, is_private=True)
    public = slack.team.add_channel("public", maya.person, with_bot=False)
    old = slack.team.add_channel("old", maya.person, is_archived=True)
    for error, call in (
        ("channel_not_found", lambda: client.chat_postMessage(channel=secret.id, text="x")),
        ("not_in_channel", lambda: client.chat_postMessage(channel=public.id, text="x")),
        ("is_archived", lambda: client.chat_postMessage(channel=old.id, text="x")),
        ("user_not_found", lambda: client.users_info(user="U404")),
        ("users_not_found", lambda: client.users_lookupByEmail(email="nobody@example.com")),
        ("message_not_found", lambda: client.chat_update(channel=maya.direct.id, ts="1.1", text="x")),
        ("invalid_trigger_id", lambda: client.views_open(trigger_id="1", view=VIEW)),
        ("not_found", lambda: client.views_update(view_id="V1", view=VIEW)),
        ("unknown_method", lambda: client.api_call("rockets.launch")),
        ("no_text", lambda: client.api_call("chat.postMessage", json={"channel": maya.direct.id})),
    ):
        with pytest.raises(SlackApiError, match=f"'{error}'"):
            call()
    with pytest.raises(SlackApiError, match="invalid_auth"):
        WebClient(token="xoxb-wrong", base_url=slack.api_url).auth_test()
    slack.faults.clear()


def test_a_trigger_is_good_for_one_form_within_three_seconds(slack: SlackForTests, client: WebClient) -> None:
    now = [0.0]
    slack.permits.seconds = lambda: now[0]
    person = slack.person("Maya Okafor").person
    trigger = slack.permits.new_trigger(person.id)
    client.views_open(trigger_id=trigger, view=VIEW)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=VIEW)
    late = slack.permits.new_trigger(person.id)
    now[0] = 3.1
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=late, view=VIEW)
    slack.faults.clear()


def test_a_response_url_is_good_for_five_uses_in_half_an_hour(slack: SlackForTests) -> None:
    maya = slack.person("Maya Okafor")
    url = slack.permits.new_response_url(maya.person.id, maya.direct.id)
    statuses = [WebhookClient(url).send(text="again").status_code for _ in range(6)]
    assert statuses == [200] * 5 + [404]
    later = slack.permits.new_response_url(maya.person.id, maya.direct.id)
    slack.passes(minutes=31)
    assert WebhookClient(later).send(text="late").status_code == 404
    slack.faults.clear()


def test_scopes_are_asked_for_where_they_are_set(slack: SlackForTests, client: WebClient) -> None:
    slack.scopes = frozenset({"chat:write"})
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_list()
    slack.faults.clear()


def test_people_and_channels_are_listed_page_by_page(slack: SlackForTests, client: WebClient) -> None:
    people = [slack.person(f"Person {number}").person for number in range(5)]
    outsider = slack.person("Otto Outside", team="T0OUTSIDE1").person
    channel = slack.team.add_channel("shared", *people, outsider, is_shared_outside=True)
    assert [len(page["members"]) for page in client.users_list(limit=3)] == [3, 3, 1]
    assert client.conversations_info(channel=channel.id)["channel"]["is_ext_shared"]
    assert len(client.conversations_members(channel=channel.id)["members"]) == 7
    assert client.users_info(user=outsider.id)["user"]["is_stranger"]
    assert client.conversations_list(types="public_channel,private_channel")["channels"][0]["name"] == "shared"


def test_a_message_is_edited_reacted_to_pinned_linked_and_removed(slack: SlackForTests, client: WebClient) -> None:
    maya = slack.person("Maya Okafor")
    posted = client.chat_postMessage(channel=maya.person.id, text="first")
    where = {"channel": posted["channel"], "timestamp": posted["ts"]}
    client.reactions_add(**where, name="eyes")
    client.pins_add(**where)
    assert "/p" in client.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])["permalink"]
    client.chat_update(channel=posted["channel"], ts=posted["ts"], text="second")
    assert maya.sees() == "second\n:eyes:"
    client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert maya.sees() == ""


def test_an_ephemeral_message_needs_somebody_in_the_channel(slack: SlackForTests, client: WebClient) -> None:
    maya, priya = slack.person("Maya Okafor"), slack.person("Priya Raman")
    channel = slack.team.add_channel("acme", maya.person)
    client.chat_postEphemeral(channel=channel.id, user=maya.person.id, text="psst")
    assert maya.sees() == "psst"
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        client.chat_postEphemeral(channel=channel.id, user=priya.person.id, text="psst")
    slack.faults.clear()


def test_dates_are_read_on_the_readers_wall_clock(slack: SlackForTests, client: WebClient) -> None:
    maya = slack.person("Maya Okafor", zone="Asia/Tokyo")
    moment = int(slack.clock().timestamp())
    client.chat_postMessage(channel=maya.person.id, text=f"<!date^{moment}^{{date_short_pretty}} {{time}}|then>")
    assert maya.sees() == "today 00:00"


VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Hello"}, "blocks": []}
