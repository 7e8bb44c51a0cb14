"""What a return's standing rests on, stamped by the database itself: no row of it has to be fetched.

A mark (review/grounds.py) is made here of what was fetched; a stamp is made there, in the one query that counts. It
rests on the same rows and on some more: where a stamp is the same, so is the mark. Where it is not, the mark is looked
at, and the judgement that was kept may still hold. A stamp of a whole campaign is read off all its rows, and is made
again only when the database noted that one of them changed (requests_app/kept_stamps.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import connection

from ingestion.whose import NAMES_OTHERS
from requests_app.kept_stamps import kept_or_made
from requests_app.models import Campaign
from requests_app.program import program_mark

STAMPED = """
    WITH held AS MATERIALIZED (
        SELECT document.*, force.code, force.name AS force,
               EXISTS (SELECT FROM review_setaside WHERE document_id = document.id AND withdrawn_at IS NULL) AS aside
        FROM ingestion_document document
        JOIN requests_app_foirequest request ON request.id = document.request_id
        JOIN requests_app_force force ON force.id = request.force_id
        WHERE document.campaign_id = ANY(%(campaigns)s)
    ), gone AS MATERIALIZED (
        SELECT campaign_id, id FROM held WHERE aside
        UNION SELECT campaign_id, supersedes_id FROM held WHERE supersedes_id IS NOT NULL
    ), files AS MATERIALIZED (
        SELECT request_id, campaign_id, sha256, id, ROW(
            id, name, sha256, state, error_sentence, quarantined, parent_id, uploaded_by_id, supersedes_id, received_on,
            aside, (campaign_id, id) IN (SELECT campaign_id, id FROM gone),
            coalesce((campaign_id, parent_id) IN (SELECT campaign_id, id FROM gone), false), code, force)::text AS said
        FROM held
    ), twice AS MATERIALIZED (
        SELECT campaign_id, sha256, string_agg(said, ',' ORDER BY id) AS said
        FROM files GROUP BY campaign_id, sha256 HAVING count(*) > 1
    ), returned AS MATERIALIZED (
        SELECT file.request_id, campaign_id, string_agg(ROW(file.said, twice.said)::text, ',' ORDER BY file.id) AS said
        FROM files file LEFT JOIN twice USING (campaign_id, sha256) GROUP BY file.request_id, campaign_id
    ), asked AS MATERIALIZED (
        SELECT request.id, request.campaign_id, returned.said, ROW(request.status, request.due_on,
            request.latest_on, %(today)s > coalesce(request.latest_on, request.due_on))::text AS own
        FROM requests_app_foirequest request
        LEFT JOIN returned ON returned.request_id = request.id AND returned.campaign_id = request.campaign_id
        WHERE request.campaign_id = ANY(%(campaigns)s) AND (%(only)s::bigint[] IS NULL OR request.id = ANY(%(only)s))
        AND (%(unanswered)s OR returned.request_id IS NOT NULL)
    ), questions AS MATERIALIZED (
        SELECT id, md5(document::text) AS said FROM requests_app_campaign WHERE id = ANY(%(campaigns)s)
    ), added(request_id, said) AS MATERIALIZED (
        SELECT request_id, string_agg(ROW(kind, said)::text, ',' ORDER BY kind, id) FROM (
            SELECT asked.id AS request_id, 1 AS kind, one.id, ROW(one.id, one.reason)::text AS said
            FROM asked JOIN review_correction one ON one.request_id = asked.id WHERE one.withdrawn_at IS NULL
            UNION ALL
            SELECT asked.id, 2, one.id, ROW(one.id, one.fingerprint, one.reason)::text
            FROM asked JOIN review_resolution one ON one.request_id = asked.id WHERE one.withdrawn_at IS NULL
            UNION ALL
            SELECT asked.id, 3, one.id, ROW(one.id, one.at, one.state_mark)::text
            FROM asked JOIN review_signoff one ON one.request_id = asked.id WHERE one.withdrawn_at IS NULL
            UNION ALL
            SELECT asked.id, 4, one.id, ROW(one.id, one.key, one.low, one.high, one.by_id)::text
            FROM asked JOIN review_secondreading one ON one.request_id = asked.id
            UNION ALL
            SELECT asked.id, 5, one.id, ROW(one.id, one.at, one.question, one.outcome)::text
            FROM asked JOIN requests_app_questionoutcome one ON one.request_id = asked.id
            UNION ALL
            SELECT asked.id, 6, one.id, one.id::text
            FROM asked JOIN ingestion_document file ON file.request_id = asked.id
            JOIN ingestion_extraction one ON one.document_id = file.id WHERE one.current
        ) AS words GROUP BY request_id
    ), speaking AS MATERIALIZED (
        SELECT DISTINCT held.campaign_id FROM held
        JOIN ingestion_extraction one ON one.document_id = held.id AND one.current
        JOIN ingestion_documentfinding told ON told.extraction_id = one.id AND told.kind = %(names_others)s
    ), beside AS MATERIALIZED (
        SELECT speaking.campaign_id, ROW(
            (SELECT string_agg(ROW(held.id, one.id, held.quarantined, held.state)::text, ',' ORDER BY held.id)
             FROM held LEFT JOIN ingestion_extraction one ON one.document_id = held.id AND one.current
             WHERE held.campaign_id = speaking.campaign_id
             AND (held.campaign_id, held.id) NOT IN (SELECT campaign_id, id FROM gone)),
            (SELECT string_agg(one.id::text, ',' ORDER BY one.id)
             FROM review_correction one JOIN requests_app_foirequest request ON request.id = one.request_id
             WHERE request.campaign_id = speaking.campaign_id AND one.withdrawn_at IS NULL))::text AS said
        FROM speaking
    ), stamped AS (
        SELECT asked.id AS request_id, asked.campaign_id, md5(ROW(
            %(program)s::text, questions.said, asked.own, asked.said, added.said, beside.said)::text) AS stamp
        FROM asked JOIN questions ON questions.id = asked.campaign_id LEFT JOIN added ON added.request_id = asked.id
        LEFT JOIN beside ON beside.campaign_id = asked.campaign_id
    )
"""
"""request_id, campaign_id and stamp of each return with a document, or of each request if `unanswered`. Rows are
written as PostgreSQL writes them, quoted:
what one column says cannot pass for the next one's, nor nothing for an empty text. Where a document of the campaign
speaks of other forces, a return's standing rests on all the others' figures too: a joint unit's count may be theirs."""


def counted(campaigns: Iterable[int], *, today: date) -> list[Any]:
    """One query: rows (campaign, state, ready, apart, unreadable, who uploaded, how many, which requests). Those whose
    standing is not kept have None in the place of each of these, and are named; others are not."""
    query = f"""{STAMPED}
        SELECT campaign_id, state, ready, apart, unreadable, uploaders, count(*),
               array_agg(stamped.request_id) FILTER (WHERE kept.request_id IS NULL)
        FROM stamped
        LEFT JOIN review_keptstanding kept ON kept.request_id = stamped.request_id AND kept.stamp = stamped.stamp
        GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2"""  # noqa: S608
    return _asked(query, campaigns, today)


def stamps(campaigns: Sequence[Campaign], only: Iterable[int], *, today: date) -> dict[int, str]:
    """Request → the stamp of what its standing rests on now, of these requests."""
    query = STAMPED + "SELECT request_id, stamp FROM stamped"  # noqa: S608
    return dict(_asked(query, [campaign.pk for campaign in campaigns], today, only=list(only)))


def campaign_stamp(campaign: Campaign, *, today: date) -> str:
    """The stamp of what all figures of a campaign rest on: each request, answered or not, and its force."""
    make = partial(stamped_for_figures, today=today)
    return str(kept_or_made("figures", [campaign.pk], today=today, make=make)[campaign.pk])


def campaign_stamps(campaigns: Sequence[Campaign], *, today: date) -> dict[int, str]:
    """Campaign → the stamp of what all its judgements rest on now, also those of requests without a document, and what
    stands out beside the others: the bodies' sizes too."""
    keys = [campaign.pk for campaign in campaigns]
    return kept_or_made("across", keys, today=today, make=partial(stamped_across, today=today))


def stamped_for_figures(campaigns: Iterable[int], *, today: date) -> dict[int, str]:
    """The first of these stamps, of all rows: one query."""
    query = f"""{STAMPED}
        SELECT asked_by.id, coalesce(md5(string_agg(ROW(stamped.request_id, stamped.stamp, force)::text, ','
            ORDER BY stamped.request_id) FILTER (WHERE stamped.request_id IS NOT NULL)), '')
        FROM questions asked_by LEFT JOIN stamped ON stamped.campaign_id = asked_by.id
        LEFT JOIN requests_app_foirequest request ON request.id = stamped.request_id
        LEFT JOIN requests_app_force force ON force.id = request.force_id GROUP BY asked_by.id"""  # noqa: S608
    return dict(_asked(query, campaigns, today, unanswered=True))


def stamped_across(campaigns: Iterable[int], *, today: date) -> dict[int, str]:
    """The second, of all rows: one query."""
    query = f"""{STAMPED}, all_asked AS MATERIALIZED (
        SELECT request.id, request.campaign_id, ROW(request.id, request.status, request.due_on, request.latest_on,
            %(today)s > coalesce(request.latest_on, request.due_on), force.code, force.name,
            force.population_under_18)::text AS own
        FROM requests_app_foirequest request JOIN requests_app_force force ON force.id = request.force_id
        WHERE request.campaign_id = ANY(%(campaigns)s)
    ), words(campaign_id, said) AS (
        SELECT campaign_id, own FROM all_asked
        UNION ALL SELECT campaign_id, stamp FROM stamped
        UNION ALL SELECT campaign_id, ROW('document', one.id, one.state, one.quarantined, one.request_id)::text
        FROM ingestion_document one WHERE one.campaign_id = ANY(%(campaigns)s)
        UNION ALL SELECT campaign_id, ROW('outcome', one.id, one.question, one.outcome, one.withdrawn_at)::text
        FROM all_asked JOIN requests_app_questionoutcome one ON one.request_id = all_asked.id
        UNION ALL SELECT campaign_id, ROW('accepted', one.id, one.withdrawn_at)::text
        FROM all_asked JOIN review_resolution one ON one.request_id = all_asked.id
        UNION ALL SELECT campaign_id, ROW('corrected', one.id, one.withdrawn_at)::text
        FROM all_asked JOIN review_correction one ON one.request_id = all_asked.id
        UNION ALL SELECT campaign_id, ROW('signed', one.id, one.withdrawn_at)::text
        FROM all_asked JOIN review_signoff one ON one.request_id = all_asked.id
    )
        SELECT campaign.id, md5(ROW(%(program)s::text, campaign.document,
            string_agg(words.said, ',' ORDER BY words.said COLLATE "C"))::text)
        FROM requests_app_campaign campaign LEFT JOIN words ON words.campaign_id = campaign.id
        WHERE campaign.id = ANY(%(campaigns)s) GROUP BY campaign.id"""  # noqa: S608
    return dict(_asked(query, campaigns, today))


def _asked(query: str, campaigns: Iterable[int], today: date, **more: Any) -> list[Any]:
    given = {"campaigns": list(campaigns), "today": today, "only": None, "unanswered": False, **more}
    with connection.cursor() as cursor:
        cursor.execute(query, {**given, "program": program_mark(), "names_others": NAMES_OTHERS.id})
        return list(cursor.fetchall())
