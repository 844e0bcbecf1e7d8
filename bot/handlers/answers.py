"""Answers: a reply, said at Slack where the ask was made, to those who may read it."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

import structlog
from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.conversation import Conversation
from bot.handlers.arrivals import UNANSWERED
from bot.handlers.metrics import Metrics
from bot.reply import Action, Card, Chart, Document, Form, Picture, Reply, say
from bot.sidework import Sidework
from bot.turn import Ask, How, Surface
from bot.views.blocks import draw_message
from bot.views.charts import draw_chart
from bot.views.form import draw_form
from bot.views.home import draw_home

log = structlog.get_logger(__name__)


class Voice:
    """Says replies. The network is touched here and in the deliveries only, and never inside a transaction."""

    def __init__(self, conversation: Conversation, sidework: Sidework) -> None:
        self.conversation = conversation
        self.sidework = sidework
        self.metrics = Metrics()

    def answer(
        self, client: WebClient, ask: Ask, *, respond: Respond | None = None, trigger: str = "", stays: bool = True
    ) -> None:
        """Answers one ask and says the reply where it belongs."""
        reply = self.hear(ask)
        if reply.is_silent:
            return
        if reply.form is not None and trigger and self.open_form(client, reply.form, trigger):
            return
        if reply.form is not None:
            reply = offer_form(reply.form)
        self.say(client, ask, reply, respond=respond, stays=stays)

    def hear(self, ask: Ask) -> Reply:
        """The reply to an ask, counted."""
        started = perf_counter()
        reply = self.conversation.answer(ask)
        self.metrics.count(ask, reply, seconds=perf_counter() - started)
        return reply

    def say(
        self, client: WebClient, ask: Ask, reply: Reply, *, respond: Respond | None = None, stays: bool = True
    ) -> None:
        """One reply: ephemeral for a command, in the thread for a mention, as a message in a direct message."""
        place = ask.place
        try:
            if not stays and place.message:
                self._replace(client, ask, reply, respond)
            elif place.surface in (Surface.DM, Surface.FORM, Surface.HOME):
                posted = client.chat_postMessage(channel=place.channel, thread_ts=_thread(ask), **draw_message(reply))
                self._note(reply.card, posted, ask)
                self._hand_over(client, reply, channel=posted["channel"], thread=_thread(ask))
            elif respond is not None and place.surface is Surface.COMMAND:
                respond(response_type="ephemeral", **draw_message(reply, share=True))
            else:
                self._say_privately(client, ask, reply)
        except UNANSWERED as error:
            log.warning("reply not said", key=ask.key, error=str(error))
        for further in reply.follows_up:
            self.say(client, ask, further, respond=respond)

    def share(self, client: WebClient, ask: Ask) -> None:
        """A reply for the whole channel, at the asker's explicit wish."""
        reply = self.hear(ask)
        if reply.is_silent:
            return
        if not reply.is_shareable:
            self._say_privately(client, ask, reply)
            return
        client.chat_postMessage(channel=ask.place.channel, thread_ts=ask.place.thread, **draw_message(reply))

    def show_home(self, client: WebClient, ask: Ask) -> None:
        """The Home tab, drawn anew for the person who opened it."""
        reply = self.hear(ask)
        if not reply.is_silent:
            client.views_publish(user_id=ask.visitor.slack_id, view=draw_home(reply))

    def open_form(self, client: WebClient, form: Form, trigger: str) -> bool:
        """Opens a form; False when the trigger, which lives three seconds, was too old."""
        try:
            client.views_open(trigger_id=trigger, view=draw_form(form, labels=self.sidework.labels(form)))
        except UNANSWERED as error:
            log.warning("form not opened", ability=form.press.ability, error=str(error))
            return False
        return True

    def _replace(self, client: WebClient, ask: Ask, reply: Reply, respond: Respond | None) -> None:
        """The outcome in the place of the used buttons."""
        if ask.place.is_private and not ask.place.channel.startswith("D") and respond is not None:
            respond(replace_original=True, **draw_message(reply, share=True))
            return
        updated = client.chat_update(channel=ask.place.channel, ts=str(ask.place.message), **draw_message(reply))
        self._note(reply.card, updated, ask)
        self._hand_over(client, reply, channel=ask.place.channel, thread=ask.place.thread)

    def _say_privately(self, client: WebClient, ask: Ask, reply: Reply) -> None:
        """In the mention's thread, for the asker alone. Such a message shows only in a thread that lives, so a new
        thread is begun with a line that tells nothing about a customer."""
        place = ask.place
        if place.thread is not None and place.thread == place.message:
            client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread,
                text=f"Answered {ask.visitor.name or 'you'} privately, in this thread.",
            )
        client.chat_postEphemeral(
            channel=place.channel, user=ask.visitor.slack_id, thread_ts=place.thread, **draw_message(reply, share=True)
        )

    def _hand_over(self, client: WebClient, reply: Reply, *, channel: str, thread: str | None) -> None:
        """Pictures and files of the reply, where uploading is allowed; their words were said already."""
        for part in reply.parts:
            match part:
                case Picture(png, alt, title):
                    self._upload(
                        client, channel=channel, thread=thread, content=png, name="chart.png", title=title, alt=alt
                    )
                case Chart(title, _, _, alt):
                    self._upload(
                        client,
                        channel=channel,
                        thread=thread,
                        content=draw_chart(part),
                        name="chart.png",
                        title=title,
                        alt=alt,
                    )
                case Document(content, name, title):
                    self._upload(
                        client, channel=channel, thread=thread, content=content, name=name, title=title, alt=None
                    )
                case _:
                    pass

    def _upload(
        self,
        client: WebClient,
        *,
        channel: str,
        thread: str | None,
        content: bytes,
        name: str,
        title: str,
        alt: str | None,
    ) -> None:
        try:
            client.files_upload_v2(
                channel=channel, thread_ts=thread, content=content, filename=name, title=title or name, alt_txt=alt
            )
        except SlackApiError as error:
            log.info("file not uploaded", name=name, error=error.response.get("error"))

    def _note(self, card: Card | None, posted: Any, ask: Ask) -> None:
        if card is not None:
            self.sidework.note_card(card, channel=posted["channel"], ts=posted["ts"], visitor=ask.visitor, at=ask.at)


def offer_form(form: Form) -> Reply:
    """A form that could not be opened at once, as a button that opens it."""
    button = Action(form.title, replace(form.press, how=How.FORM), stays=True)
    return say("This is easier in a form:", actions=(button,), is_shareable=False)


def _thread(ask: Ask) -> str | None:
    return ask.place.thread if ask.place.surface is Surface.DM else None
