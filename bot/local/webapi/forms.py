"""The methods about forms and App Home: `views.*`."""

from __future__ import annotations

from bot.local.permits import SlackError
from bot.local.surfaces import find_element, named
from bot.local.team import Form, Team, View
from bot.local.validity import view_faults
from bot.local.webapi.office import Answer, Args, Office, get_person, refuse_faults
from bot.local.webapi.written import view_as_json

MOST_FORMS = 3


def open_view(office: Office, args: Args) -> Answer:
    view = _valid_view(args, kind="modal")
    trigger = office.permits.use_trigger(str(args.get("trigger_id")))
    form = new_form(office.team, trigger.person, view)
    office.team.forms[trigger.person] = [form]
    office.team.changed("form", person=trigger.person)
    return {"view": view_as_json(form)}


def push_view(office: Office, args: Args) -> Answer:
    view = _valid_view(args, kind="modal")
    trigger = office.permits.use_trigger(str(args.get("trigger_id")))
    stack = office.team.forms.setdefault(trigger.person, [])
    if not stack:
        raise SlackError("not_found")
    form = push_form(office.team, trigger.person, view)
    return {"view": view_as_json(form)}


def update_view(office: Office, args: Args) -> Answer:
    view = _valid_view(args, kind="modal")
    form = _form(office, args)
    if args.get("hash") not in (None, "", form.hash):
        raise SlackError("hash_conflict")
    replace_form(office.team, form, view)
    return {"view": view_as_json(form)}


def publish_view(office: Office, args: Args) -> Answer:
    view = _valid_view(args, kind="home")
    person = get_person(office, str(args.get("user_id")))
    office.team.homes[person.id] = {
        **_named(view),
        "id": f"V{person.id}",
        "hash": office.team.new_ts(),
    }
    office.team.changed("home", person=person.id)
    return {"view": office.team.homes[person.id]}


def new_form(team: Team, person: str, view: View) -> Form:
    """A form that nobody looks at yet."""
    external_id = view.get("external_id", "")
    return Form(team.new_id("V"), person, _named(view), hash=team.new_ts(), external_id=external_id)


def _named(view: View) -> View:
    return {**view, "blocks": named(view["blocks"])}


def push_form(team: Team, person: str, view: View) -> Form:
    """Puts a form on top of those the person has open; Slack allows three."""
    stack = team.forms.setdefault(person, [])
    if len(stack) >= MOST_FORMS:
        raise SlackError("push_limit_reached")
    form = new_form(team, person, view)
    stack.append(form)
    team.changed("form", person=person)
    return form


def replace_form(team: Team, form: Form, view: View) -> None:
    """Shows another view in an open form. What was typed stays where block and action keep their ids, as in Slack."""
    form.view, form.hash, form.errors = _named(view), team.new_ts(), {}
    form.values = {
        block: {action: value for action, value in values.items() if find_element(form.view["blocks"], block, action)}
        for block, values in form.values.items()
    }
    team.changed("form", person=form.person)


def _valid_view(args: Args, *, kind: str) -> View:
    view = args.get("view")
    faults = view_faults(view)
    if isinstance(view, dict) and view.get("type") != kind:
        faults.append(f"/view/type: must be {kind}")
    refuse_faults("invalid_arguments", faults)
    return dict(view or {})


def _form(office: Office, args: Args) -> Form:
    for stack in office.team.forms.values():
        for form in stack:
            if args.get("view_id") == form.id or (form.external_id and args.get("external_id") == form.external_id):
                return form
    raise SlackError("not_found")
