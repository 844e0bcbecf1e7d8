"""Logging on the timeline: one sentence after a call, and done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain import entries, talk
from bot.domain.accounts import Account
from bot.domain.contacts import Contact
from bot.domain.errors import Refusal
from bot.domain.guests import attendees_of, match_guests, name_guest
from bot.domain.people import User
from bot.domain.playbooks import practice
from bot.domain.risks import IMPACTS
from bot.domain.timeline import Activity, Kind
from bot.intents import entry_receipt, follow_ups
from bot.intents.ability import Doing, slot
from bot.intents.choices import KINDS, MEETING_TYPES, RISK_IMPACTS, RISK_REASONS, SENTIMENTS, YES_NO, chosen, spelled
from bot.language.declare import Sort
from bot.reply import Form, Reply, small
from bot.turn import Pending, Press, Question, Turn

NOON = time(12)
"""The hour under which an entry is kept when only its day was said; nobody sees it."""
FORM_TEXT = 3_000
"""Characters a field of a form takes."""
UNREAD = (
    "The message is part of a thread that I may not read here, so it is logged alone. An admin can let me read threads "
    "by granting {scope}."
)


@dataclass(frozen=True, kw_only=True)
class LogCall(Doing):
    """Logs a call, meeting, e-mail, update or milestone on an account's timeline."""

    ability = "log-call"
    heading = "Timeline"
    says = (
        "log a call with Acme",
        "had a call with Acme yesterday with Dana and Li, renewal at risk over pricing, follow up Friday",
        "log a 30 min meeting with Acme: they want a tour of the reports",
        "add a note to Acme: budget is signed",
        "just spoke to Acme, all good",
    )
    frames = (
        "++{account} <activity> done|over|finished *",
        "++<activity> [with|at] done|over|finished with|at {account} *",
        "++<activity> with {account} [is] done|over|finished *",
        "++{account} : had|held|did|ran [<det>] * <activity> *",
        "++i|we [have] [just] <talked> [@time] with|to [the] [people|team|folks|guys] [of|at|from] {account} *",
        "++{account} : [we|i] <talked> *",
        "++{account} called|phoned|emailed|rang|pinged|wrote|contacted|messaged me|us *",
        "++heard [back] from {account} *",
        "++there was [a|an] * <activity> <of> {account} *",
        "++for|with|at {account} log|record|register|note [please] *",
        "++notes|note|summary|recap|minutes from|of|for [the|my|our|today's] <activity> <of> {account} *",
        "++milestone [:] {account} *",
        "++caught|reached|met|saw {person} from|at|of {account} *",
        "++log|record|note to|for|on|under {account} *",
        "++spent @time with|at {account} *",
        "~ {account} log|record|register <activity>",
        "++i|we [have] [just] <talked> {account} *",
        "+{account} <activity> notes|recap|summary|note *",
        "++<log> [<det>] [quick] [@time] ['s] [<det>] [quick] <activity> *",
        "++<log> [<det>] * <activity> <of> {account} *",
        "++<log> [for] {account} [:] [<det>] <activity> *",
        "+log|record|note this|it|that|down *",
        "++quick log <of> {account} *",
        "++add|put|leave|make|write|drop|post|create|save|attach|enter|insert|file [<det>] [quick] [@time] <activity> [entry] [<of>] {account} *",
        "++add|put|enter|write [to|on|in|into] [the] timeline <of> {account} *",
        "++add|put|enter|write to|on|in|into {account} ['s] timeline *",
        "++log * <activity> * {account} *",
        "++had [<det>] [@time] * <activity> [@time] <of> [the] [folks|team|guys|people] [at|from|of] {account} *",
        "++had [<det>] [@time] * <activity> <of> {person} at|from|of {account} *",
        "++i|we [have] [just] had [<det>] * <activity> [@time] <of> {account} *",
        "++just had * <activity> <of> {account} *",
        "++i|we [have] [just] [@time] [again] <talked> [up] [again] * {account} *",
        "++just <talked> * {account} *",
        "++<talked> [up] [with|to|at|on|in|by|for|the] {account} *",
        "++<talked> * {account} *",
        "++i|we [have] [just] got|came|hung|wrapped|jumped|hopped|was|were|finished|been [just] off|on|up|out_of|with|at [a|the] * {account} *",
        "++[just] hung_up|got_off|jumped_on|wrapped_up|came_off|came_out_of|hopped_on|finished * <activity> * {account} *",
        "++[just] hung_up|got_off [the] [phone] with {account} *",
        "++@time i|we [have] [just] <talked> * {account} *",
        "++@time i|we had|made|did|held * <activity> <of> {account} *",
        "++@time 's <activity> <of> {account} *",
        "++<log> @time 's <activity> <of> {account} *",
        "+<activity> [@time] <of> [the] [folks|team|guys|people] [at|from] {account} *",
        "+{account} <activity> [just] @time|now|today|done|:|-|, *",
        "-@account <activity> *",
        "-call|meeting|ebr|qbr|note|email [with] {account} *",
        "++@time <activity> <of> {account} *",
        "++held|ran|did|finished|completed|attended|made|joined|led|hosted [<det>] * <activity> [@time] <of> {account} *",
        "++i|we held|ran|did|finished|completed|attended|made|joined|led|hosted [<det>] * <activity> [@time] <of> {account} *",
        "++left [a] voicemail|message|vm <of> * {account} *",
        "++sent|wrote|emailed|mailed [an|a|the] [email|mail|message|note] * {account} *",
        "++log that i|we * {account} *",
        "++good|great|quick|short|long|nice|productive|tough|difficult <activity> [@time] <of> {account} *",
        "++my|our|the <activity> <of> {account} [@time] went|was [well|good|great|fine|ok] *",
        "+<activity> notes|note|summary|recap|minutes [<of>] {account} *",
        "++<log> [<det>] <activity> , {account} *",
        "-<adj_call> <activity> <of> {account} *",
    )
    allowed_to_viewers = True
    form_title = "Log to timeline"

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    kind: Any = slot(Sort.CHOICE, label="Kind", choices=KINDS)
    on: Any = slot(Sort.DAY, label="When", past=True)
    attendees: Any = slot(Sort.PEOPLE, label="Attendees")
    duration: Any = slot(Sort.DURATION, label="Duration")
    sentiment: Any = slot(Sort.CHOICE, label="CSM sentiment", choices=SENTIMENTS)
    subject: Any = slot(Sort.NAME, label="Subject")
    notes: Any = slot(Sort.TEXT, label="Notes")
    follow_up: Any = slot(Sort.FOLLOW_UP, label="Follow-up")
    meeting_type: Any = slot(Sort.CHOICE, label="Meeting type", choices=MEETING_TYPES, spoken=False, in_form=True)
    sponsor_attended: Any = slot(
        Sort.CHOICE, label="Executive sponsor attended", choices=YES_NO, spoken=False, in_form=True
    )
    product_sentiment: Any = slot(
        Sort.CHOICE, label="Product sentiment", choices=SENTIMENTS, spoken=False, in_form=True
    )
    risk_reason: Any = slot(Sort.CHOICE, label="Risk reason", choices=RISK_REASONS, spoken=False, in_form=True)
    risk_impact: Any = slot(Sort.CHOICE, label="Risk impact", choices=RISK_IMPACTS, spoken=False, in_form=True)
    cta: Any = slot(Sort.CTA, label="Linked CTA", spoken=False, in_form=True)
    permalink: Any = slot(Sort.TEXT, spoken=False)
    """The Slack message this was logged from."""
    said_at: Any = slot(Sort.DAY, spoken=False, past=True)
    """When that message was written."""
    thread: Any = slot(Sort.FLAG, label="Thread", ask="Add the whole thread", spoken=False, in_form=True)
    """The words of that message's thread; no more than a yes where they could not be read."""
    thread_of: Any = slot(Sort.TEXT, spoken=False)
    """Where that thread is, where it can be read."""
    unread: Any = slot(Sort.TEXT, spoken=False)
    """The scope that reading it would take, where it cannot."""
    long_notes: Any = slot(Sort.TEXT, spoken=False)
    """Words too long for the field of a form; what stands in the field comes below them."""
    fit: Any = slot(Sort.CHOICE, spoken=False, choices=follow_ups.FITS)
    """What gives way when a follow-up is due after the linked CTA."""
    entry: Any = slot(Sort.COUNT, spoken=False)
    """The entry that is corrected."""
    guest: Any = slot(Sort.COUNT, spoken=False)
    """The attendee whose name several bear, and whom it means."""
    contact: Any = slot(Sort.CONTACT, spoken=False)
    person: Any = slot(Sort.PERSON, spoken=False)

    @classmethod
    def form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        """The form: empty for a new entry, filled for one that is corrected."""
        if slots.get("entry"):
            return cls._editing_form(turn, slots)
        if slots.get("said_at") and not slots.get("on"):
            said_at = datetime.fromisoformat(slots["said_at"]).astimezone(turn.zone)
            slots = {**slots, "on": said_at.date().isoformat()}
        without = frozenset() if slots.get("thread_of") else frozenset({"thread"})
        above = (small(UNREAD.format(scope=slots["unread"])),) if slots.get("unread") else ()
        notes = str(slots.get("notes") or "")
        if len(notes) <= FORM_TEXT:
            return Form(press=Press(cls.ability, slots), title=cls.form_title, above=above, without=without)
        kept = talk.keep_request(
            turn.session,
            cls.ability,
            {"long_notes": notes},
            user_id=turn.speaker.id,
            place=turn.place.key,
            now=turn.now,
        )
        return Form(
            press=Press(cls.ability, {name: value for name, value in slots.items() if name != "notes"}, draft=kept.id),
            title=cls.form_title,
            above=(
                small(f"All {len(notes):,} characters of the message are logged; your notes come below them."),
                *above,
            ),
            without=without,
        )

    @classmethod
    def _editing_form(cls, turn: Turn, slots: Mapping[str, Any]) -> Form:
        entry = turn.session.get(Activity, slots["entry"])
        if entry is None:
            raise Refusal("record-gone")
        entries.permit_editing(entry, turn.speaker)
        too_long = len(entry.notes or "") > FORM_TEXT
        attended = None if entry.sponsor_attended is None else "yes" if entry.sponsor_attended else "no"
        values: dict[str, Any] = {
            "kind": chosen(entry.kind, KINDS),
            "on": entry.happened_at.astimezone(turn.zone).date().isoformat(),
            "attendees": [one.name for one in attendees_of(turn.session, entry)],
            "duration": entry.duration,
            "sentiment": chosen(entry.sentiment, SENTIMENTS),
            "subject": entry.subject,
            "notes": None if too_long else entry.notes,
            "meeting_type": chosen(entry.meeting_type, MEETING_TYPES),
            "sponsor_attended": attended,
            "product_sentiment": chosen(entry.product_sentiment, SENTIMENTS),
            "risk_reason": chosen(entry.risk_reason, RISK_REASONS),
            "risk_impact": chosen(entry.risk_impact, RISK_IMPACTS),
            "cta": {"id": entry.cta_id} if entry.cta_id else None,
        }
        long = f"The notes have {len(entry.notes or ''):,} characters and stay; what you write comes below them."
        return Form(
            press=Press(cls.ability, {"account": {"id": entry.account_id}, "entry": entry.id}),
            title="Correct the entry",
            above=(small(long),) if too_long else (),
            values={name: value for name, value in (values | _typed(slots)).items() if value is not None},
            without=frozenset({"account", "follow_up", "thread"}),
        )

    def perform(self, turn: Turn) -> Reply:
        if self.guest:
            return self._name_guest(turn)
        if self.entry:
            return self._edit(turn)
        if self.thread is True:
            raise Pending(Question("thread", "I could not read the thread just now. Untick this to log without it."))
        planned = follow_ups.plan(turn, self.follow_up, cta=self.cta, fit=self.fit)
        kind = Kind(spelled(self.kind, Kind) or Kind.CALL)
        account: Account = self.account
        happened_at, has_time = self._moment(turn)
        guests = match_guests(turn.session, self.attendees or (), account=account, speaker=turn.speaker)
        activity = entries.log_activity(
            turn.session,
            account=account,
            author=turn.speaker,
            kind=kind,
            happened_at=happened_at,
            has_time=has_time,
            subject=self.subject or self._usual_subject(kind),
            guests=guests,
            notes=self._all_notes(),
            permalink=self.permalink,
            source="shortcut" if self.permalink else "slack",
            now=turn.now,
            **self._details(),
        )
        to_do = follow_ups.open_tasks(turn, activity, planned)
        return entry_receipt.logged(turn, activity, account=account, to_do=to_do, tasks=planned)

    def _usual_subject(self, kind: Kind) -> str:
        said = spelled(self.meeting_type, entries.MEETING_TYPES) or kind
        return f"{said} with {self.account.name}"

    def _all_notes(self) -> str | None:
        notes = None if self.thread and self.notes and self.notes in self.thread else self.notes
        return "\n\n".join(filter(None, (self.long_notes, notes, self.thread))) or None

    def _details(self) -> dict[str, Any]:
        return {
            "duration": self.duration,
            "sentiment": self.sentiment and self.sentiment.capitalize(),
            "product_sentiment": self.product_sentiment and self.product_sentiment.capitalize(),
            "meeting_type": spelled(self.meeting_type, entries.MEETING_TYPES),
            "sponsor_attended": None if self.sponsor_attended is None else self.sponsor_attended == "yes",
            "risk_reason": spelled(self.risk_reason, practice().reasons["Risk"]),
            "risk_impact": spelled(self.risk_impact, IMPACTS),
            "cta_id": self.cta.id if self.cta else None,
        }

    def _moment(self, turn: Turn) -> tuple[datetime, bool]:
        """When it happened: now, unless a day (or an hour) was said."""
        if self.on is None:
            return turn.now, True
        if isinstance(self.on, datetime):
            return self.on, True
        if self.said_at and self.on == self.said_at.astimezone(turn.zone).date():
            return self.said_at, True
        on: date = self.on
        return (turn.now, False) if on == turn.now.date() else (datetime.combine(on, NOON, turn.zone), False)

    # ── correcting ──────────────────────────────────────────────────────────────────────────────

    def _edit(self, turn: Turn) -> Reply:
        entry = self._get_entry(turn)
        fields = self._details() | {"subject": self.subject or entry.subject}
        kind = spelled(self.kind, Kind)
        if kind:
            fields["kind"] = kind
        if self.on is not None and self.on != entry.happened_at.astimezone(turn.zone).date():
            fields["happened_at"], fields["has_time"] = self._moment(turn)
        kept = entry.notes if len(entry.notes or "") > FORM_TEXT else None
        fields["notes"] = "\n\n".join(filter(None, (kept, self.notes))) or None
        before = attendees_of(turn.session, entry)
        names = self.attendees or ()
        guests = match_guests(turn.session, names, account=self.account, speaker=turn.speaker)
        is_same = list(names) == [one.name for one in before]
        changed = entries.edit_activity(
            turn.session, entry, by=turn.speaker, guests=None if is_same else guests, now=turn.now, **fields
        )
        people = () if is_same else (", ".join(one.name for one in before), ", ".join(one.name for one in guests))
        return entry_receipt.corrected(turn, entry, account=self.account, changed=changed, people=people)

    def _name_guest(self, turn: Turn) -> Reply:
        entry = self._get_entry(turn)
        entries.permit_editing(entry, turn.speaker)
        meant: Contact | User = self.contact or self.person
        seat = next((one for one in attendees_of(turn.session, entry) if one.id == self.guest), None)
        if seat is None or not name_guest(turn.session, entry, said=seat.name, meant=meant):
            raise Refusal("record-gone")
        return entry_receipt.logged(turn, entry, account=self.account)

    def _get_entry(self, turn: Turn) -> Activity:
        entry = turn.session.get(Activity, self.entry)
        if entry is None:
            raise Refusal("record-gone")
        return entry


def _typed(slots: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed into the form before, when it is opened again."""
    return {name: value for name, value in slots.items() if name not in ("account", "entry")}
