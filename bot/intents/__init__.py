"""The abilities: everything a person can ask. The listing of this folder is the feature list."""

from __future__ import annotations

from bot.intents.ability import Ability
from bot.intents.activate_success_plan import ActivateSuccessPlan
from bot.intents.add_contact import AddContact
from bot.intents.add_objective import AddObjective
from bot.intents.add_task import AddTask
from bot.intents.apply_playbook import ApplyPlaybook
from bot.intents.bind_channel import BindChannel, UnbindChannel
from bot.intents.change_settings import ChangeSettings
from bot.intents.close_cta import CloseCta
from bot.intents.close_risk import CloseRisk
from bot.intents.close_success_plan import CloseSuccessPlan
from bot.intents.complete_task import CompleteTask
from bot.intents.follow_account import FollowAccount, UnfollowAccount
from bot.intents.help import Help
from bot.intents.list_accounts import ListAccounts
from bot.intents.list_activities import ListActivities
from bot.intents.list_contacts import ListContacts
from bot.intents.list_ctas import ListCtas
from bot.intents.list_followed import ListFollowed
from bot.intents.list_opportunities import ListOpportunities
from bot.intents.list_playbooks import ListPlaybooks
from bot.intents.list_renewals import ListRenewals
from bot.intents.list_risks import ListRisks
from bot.intents.list_sponsors import ListSponsors
from bot.intents.list_success_plans import ListSuccessPlans
from bot.intents.list_tasks import ListTasks
from bot.intents.list_tickets import ListTickets
from bot.intents.log_call import LogCall
from bot.intents.open_cta import OpenCta
from bot.intents.open_success_plan import OpenSuccessPlan
from bot.intents.prepare_call import PrepareCall
from bot.intents.raise_risk import RaiseRisk
from bot.intents.report_sponsor_change import ReportSponsorChange
from bot.intents.send_email import SendEmail
from bot.intents.share_success_plan import ShareSuccessPlan
from bot.intents.show_account import ShowAccount
from bot.intents.show_adoption import ShowAdoption
from bot.intents.show_attribute import ShowAttribute
from bot.intents.show_cta import ShowCta
from bot.intents.show_digest import ShowDigest
from bot.intents.show_health import ShowHealth
from bot.intents.show_hierarchy import ShowHierarchy
from bot.intents.show_history import ShowHistory
from bot.intents.show_nps import ShowNps
from bot.intents.show_portfolio import ShowPortfolio
from bot.intents.snooze_cta import SnoozeCta
from bot.intents.track_sponsor import TrackSponsor
from bot.intents.undo import Cancel, Undo
from bot.intents.update_attribute import UpdateAttribute
from bot.intents.update_cta import UpdateCta

CATALOGUE: tuple[type[Ability], ...] = (
    Help,
    ShowAccount,
    ShowHealth,
    ShowAttribute,
    ListRisks,
    ListCtas,
    ShowCta,
    ListTasks,
    ListActivities,
    ListOpportunities,
    ListRenewals,
    ListAccounts,
    ListContacts,
    ListSponsors,
    ListSuccessPlans,
    ListTickets,
    ShowAdoption,
    ShowNps,
    ShowHierarchy,
    PrepareCall,
    ShowPortfolio,
    ListPlaybooks,
    ListFollowed,
    ShowHistory,
    ShowDigest,
    LogCall,
    UpdateAttribute,
    OpenCta,
    UpdateCta,
    CloseCta,
    SnoozeCta,
    AddTask,
    CompleteTask,
    ApplyPlaybook,
    RaiseRisk,
    CloseRisk,
    OpenSuccessPlan,
    AddObjective,
    ActivateSuccessPlan,
    CloseSuccessPlan,
    ShareSuccessPlan,
    AddContact,
    TrackSponsor,
    ReportSponsorChange,
    FollowAccount,
    UnfollowAccount,
    BindChannel,
    UnbindChannel,
    SendEmail,
    ChangeSettings,
    Undo,
    Cancel,
)
"""Every ability, in the order help shows them."""

BY_NAME = {ability.ability: ability for ability in CATALOGUE}

__all__ = ["BY_NAME", "CATALOGUE", "Ability"]
