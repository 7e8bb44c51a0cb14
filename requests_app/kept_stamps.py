"""What is made of all rows of a campaign, made again only when one of them changed: ten campaigns are ten rows.

The database notes every change (review/changes_sql.py). A campaign's mark is the sum of what was noted, with the
program and the day. No sum comes again, so what was made between two looks at the same mark was made of the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from requests_app.models import GroundChange
from requests_app.program import program_mark

NOTED = f"""
    SELECT id AS campaign_id, %(program)s::text || ' ' || %(today)s::date || ' ' || (
        SELECT sum(weight) FROM requests_app_groundchange WHERE campaign_id = campaign.id) || ' ' || (
        SELECT coalesce(sum(weight), 0) FROM requests_app_groundchange WHERE campaign_id = {GroundChange.EVERY}) AS mark
    FROM requests_app_campaign campaign WHERE id = ANY(%(campaigns)s)
"""  # noqa: S608
"""campaign_id and mark: none where nothing was ever noted, and then nothing is kept."""

MANY = 100
"""Changes of a campaign that one row takes the place of."""


def kept_or_made(
    what: str, campaigns: Collection[int], *, today: date, make: Callable[[list[int]], Mapping[int, Any]]
) -> dict[int, Any]:
    """Campaign → what is kept of it under this name, or made now (JSON) and kept, unless its rows changed meanwhile."""
    before: dict[int, str | None] = dict.fromkeys(campaigns)
    found = {}
    for campaign, mark, said in _kept(what, campaigns, today):
        before[campaign] = mark
        if said is not None:
            found[campaign] = json.loads(said)
            del before[campaign]
    if before:
        made = make(list(before))
        _keep(what, [(campaign, before[campaign], said) for campaign, said in sorted(made.items())], today)
        found |= made
    return found


def _kept(what: str, campaigns: Iterable[int], today: date) -> list[tuple[int, str | None, str | None]]:
    """Each campaign with its mark, and what is kept under it."""
    query = f"""WITH noted AS ({NOTED})
        SELECT campaign_id, mark, said
        FROM noted LEFT JOIN (SELECT * FROM requests_app_keptstamp WHERE what = %(what)s) AS kept
        USING (campaign_id, mark)"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, {**_marked_by(campaigns, today), "what": what})
        return list(cursor.fetchall())


def _keep(what: str, made: list[tuple[int, str | None, Any]], today: date) -> None:
    """In one order: of two who keep the same, one waits for the other."""
    query = f"""WITH noted AS ({NOTED})
        INSERT INTO requests_app_keptstamp (campaign_id, what, mark, said)
        SELECT campaign_id, %(what)s, mark, said
        FROM noted JOIN unnest(%(keys)s::bigint[], %(marks)s::text[], %(told)s::text[]) AS made(campaign_id, mark, told)
        USING (campaign_id, mark) CROSS JOIN LATERAL (SELECT told::jsonb AS said) AS written
        ORDER BY campaign_id
        ON CONFLICT (campaign_id, what) DO UPDATE SET mark = excluded.mark, said = excluded.said"""  # noqa: S608
    keys, marks = [one[0] for one in made], [one[1] for one in made]
    given = {"what": what, "keys": keys, "marks": marks, "told": [json.dumps(one[2]) for one in made]}
    with connection.cursor() as cursor:
        cursor.execute(query, {**_marked_by(keys, today), **given})


def _marked_by(campaigns: Iterable[int], today: date) -> dict[str, Any]:
    return {"campaigns": list(campaigns), "today": today, "program": program_mark()}


def gather_changes() -> None:
    """One row in the place of many: their sum, so no mark moves, and nothing is worked out again. Of two that do this
    at the same time each gathers what it deletes."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH many AS (
                SELECT campaign_id FROM requests_app_groundchange GROUP BY campaign_id HAVING count(*) > %s
            ), gone AS (
                DELETE FROM requests_app_groundchange WHERE campaign_id IN (SELECT campaign_id FROM many)
                RETURNING campaign_id, weight
            )
            INSERT INTO requests_app_groundchange (campaign_id, weight)
            SELECT campaign_id, sum(weight) FROM gone GROUP BY campaign_id""",
            [MANY],
        )
