from requests_app.models.audit import AuditEntry, AuditSeal
from requests_app.models.campaign import Campaign, CampaignVersion
from requests_app.models.event import Event
from requests_app.models.feed import CalendarFeed
from requests_app.models.foi_request import ClockEvent, FoiRequest, QuestionOutcome
from requests_app.models.force import Force
from requests_app.models.ground_change import GroundChange
from requests_app.models.holiday import ProclaimedHoliday
from requests_app.models.invitation import Invitation, OrganisationAccount
from requests_app.models.kept_stamp import KeptStamp
from requests_app.models.mailbox import Mailbox
from requests_app.models.message import Message
from requests_app.models.organisation import Organisation
from requests_app.models.quarantine import Quarantine
from requests_app.models.removal import Removal
from requests_app.models.shared_letter import SharedLetter

__all__ = [
    "AuditEntry",
    "AuditSeal",
    "CalendarFeed",
    "Campaign",
    "CampaignVersion",
    "ClockEvent",
    "Event",
    "FoiRequest",
    "Force",
    "GroundChange",
    "Invitation",
    "KeptStamp",
    "Mailbox",
    "Message",
    "Organisation",
    "OrganisationAccount",
    "ProclaimedHoliday",
    "Quarantine",
    "QuestionOutcome",
    "Removal",
    "SharedLetter",
]
