"""Everything that changes this room's rows. Each action is keyword-only with `by=`, one transaction and one Event."""

from requests_app.actions.answers import UnknownExemption, log_letter, record_outcome, take_back_outcome
from requests_app.actions.arrivals import (
    ask_for_mail,
    keep_heads,
    keep_mail,
    left_arrived,
    mail_left_by_lost_process,
    read_arrived,
    receive_mail,
)
from requests_app.actions.campaigns import (
    add_requests,
    ask_again,
    assign,
    change_letter,
    change_specification,
    copy_campaign,
    create_campaign,
    remove_requests,
    share_letter,
)
from requests_app.actions.clock import (
    answer_came,
    move_status,
    record_clock_event,
    record_reference,
    record_response,
    record_sent,
    withdraw_clock_event,
)
from requests_app.actions.deletion import WORDS_GONE, delete_mail, remove_later
from requests_app.actions.delivering import may_send_now, nudge, send_letter, sweep_letters
from requests_app.actions.drafts import discard_draft, draft_due_chasers, draft_letter, save_draft
from requests_app.actions.feeds import feed_of, renew_feed
from requests_app.actions.forces import change_address, import_bodies
from requests_app.actions.history import record_event
from requests_app.actions.holidays import proclaim, take_back
from requests_app.actions.letter_kinds import say_kind
from requests_app.actions.mailbox import poll_mailbox
from requests_app.actions.mailroom import (
    confirm_suggestion,
    date_letter,
    dismiss_suggestion,
    match_message,
    read_mail_again,
    set_aside,
)
from requests_app.actions.organisation import say_who_asks
from requests_app.actions.quarantine import hold_content, release_content
from requests_app.actions.recomputing import recompute_due, recompute_open_requests
from requests_app.actions.retention import confirm_emptying, due_campaigns, keep_until
from requests_app.actions.sending import (
    SendingRefused,
    queue_letter,
    retry_failed,
    send_campaign,
    send_request,
    send_test,
)
from requests_app.mail.outbound import reply_address

__all__ = [
    "WORDS_GONE",
    "SendingRefused",
    "UnknownExemption",
    "add_requests",
    "answer_came",
    "ask_again",
    "ask_for_mail",
    "assign",
    "change_address",
    "change_letter",
    "change_specification",
    "confirm_emptying",
    "confirm_suggestion",
    "copy_campaign",
    "create_campaign",
    "date_letter",
    "delete_mail",
    "discard_draft",
    "dismiss_suggestion",
    "draft_due_chasers",
    "draft_letter",
    "due_campaigns",
    "feed_of",
    "hold_content",
    "import_bodies",
    "keep_heads",
    "keep_mail",
    "keep_until",
    "left_arrived",
    "log_letter",
    "mail_left_by_lost_process",
    "match_message",
    "may_send_now",
    "move_status",
    "nudge",
    "poll_mailbox",
    "proclaim",
    "queue_letter",
    "read_arrived",
    "read_mail_again",
    "receive_mail",
    "recompute_due",
    "recompute_open_requests",
    "record_clock_event",
    "record_event",
    "record_outcome",
    "record_reference",
    "record_response",
    "record_sent",
    "release_content",
    "remove_later",
    "remove_requests",
    "renew_feed",
    "reply_address",
    "retry_failed",
    "save_draft",
    "say_kind",
    "say_who_asks",
    "send_campaign",
    "send_letter",
    "send_request",
    "send_test",
    "set_aside",
    "share_letter",
    "sweep_letters",
    "take_back",
    "take_back_outcome",
    "withdraw_clock_event",
]
