"""How the database itself notes that something changed which a campaign's results rest on: no code can forget it.

One trigger for each table and kind of statement, over all rows that the statement changed: COPY notes one change of a
campaign. What is noted is added and never updated, so that nobody waits for anybody.

Some rows say their campaign by way of others (a finding by its reading, its document). Somebody who moves one of those
to another campaign at the same moment, and is not seen yet, would have the change noted in the wrong one. So whoever
changes a row below a document holds the document's key till the end, and whoever moves a document waits for that. What
the program never moves (a request to another campaign, a reading to another document) waits for all who note.
"""

from __future__ import annotations

BELOW = {
    "ingestion_extraction": ("document_id", "review_note_documents"),
    "ingestion_documentfinding": ("extraction_id", "review_note_readings"),
    "requests_app_clockevent": ("request_id", "review_note_requests"),
    "requests_app_questionoutcome": ("request_id", "review_note_requests"),
    "review_setaside": ("document_id", "review_note_documents"),
    "review_correction": ("request_id", "review_note_requests"),
    "review_resolution": ("request_id", "review_note_requests"),
    "review_secondreading": ("request_id", "review_note_requests"),
    "review_signoff": ("request_id", "review_note_requests"),
}
"""Table → the column that says what its rows are of, and what notes a change of that."""

OWN = {
    "ingestion_document": "review_note_own(campaigns, requests)",
    "requests_app_foirequest": "review_note_own(campaigns, '{}')",
    "requests_app_campaign": "review_note(campaigns)",
    "requests_app_force": "review_note('{0}')",
}

NOT_COUNTED = {
    "ingestion_document": (
        *("attempts", "claimed_at", "claimed_by", "claimed_task"),
        *("cost", "progress_done", "progress_of", "progress_unit"),
    ),
}
"""Columns that no result rests on: how far a reading is. An update of these alone is no change; every other column
counts, also one that is added to the table later."""

NOTED = """
CREATE OR REPLACE FUNCTION review_note(campaigns bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO requests_app_groundchange (campaign_id, weight)
    SELECT one, hashtextextended(gen_random_uuid()::text, 0)
    FROM (SELECT DISTINCT one FROM unnest(campaigns) AS one WHERE one IS NOT NULL) AS changed;
END $$;

CREATE OR REPLACE FUNCTION review_note_own(campaigns bigint[], requests bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE requests_app_groundchange IN ROW EXCLUSIVE MODE;  -- held alone by whoever moves a request
    PERFORM review_note(campaigns || ARRAY(
        SELECT DISTINCT campaign_id FROM requests_app_foirequest WHERE id = ANY(requests)));
END $$;

CREATE OR REPLACE FUNCTION review_note_requests(requests bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM review_note_own('{}', requests);
END $$;

CREATE OR REPLACE FUNCTION review_note_documents(documents bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    campaigns bigint[];
    requests bigint[];
BEGIN
    WITH held AS MATERIALIZED (
        SELECT campaign_id, request_id FROM ingestion_document WHERE id = ANY(documents) ORDER BY id FOR KEY SHARE
    )
    SELECT array_agg(DISTINCT campaign_id), array_agg(DISTINCT request_id) INTO campaigns, requests FROM held;
    PERFORM review_note_own(campaigns, requests);
END $$;

CREATE OR REPLACE FUNCTION review_note_readings(readings bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE requests_app_groundchange IN ROW EXCLUSIVE MODE;  -- held alone by whoever moves a reading
    PERFORM review_note_documents(ARRAY(
        SELECT DISTINCT document_id FROM ingestion_extraction WHERE id = ANY(readings)));
END $$;
"""

MOVED = """
CREATE OR REPLACE FUNCTION review_document_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM ingestion_document WHERE id = OLD.id FOR UPDATE;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER review_moves BEFORE UPDATE ON ingestion_document FOR EACH ROW
    WHEN ((OLD.campaign_id, OLD.request_id) IS DISTINCT FROM (NEW.campaign_id, NEW.request_id))
    EXECUTE FUNCTION review_document_moves();

CREATE OR REPLACE FUNCTION review_rare_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE requests_app_groundchange IN SHARE ROW EXCLUSIVE MODE;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER review_moves BEFORE UPDATE ON requests_app_foirequest FOR EACH ROW
    WHEN (OLD.campaign_id IS DISTINCT FROM NEW.campaign_id) EXECUTE FUNCTION review_rare_move();
CREATE OR REPLACE TRIGGER review_moves BEFORE UPDATE ON ingestion_extraction FOR EACH ROW
    WHEN (OLD.document_id IS DISTINCT FROM NEW.document_id) EXECUTE FUNCTION review_rare_move();
"""

EMPTIED = """
CREATE OR REPLACE FUNCTION review_table_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM review_note('{0}');
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION review_campaigns_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM requests_app_groundchange WHERE campaign_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
"""

SAID = {"ingestion_document": ("campaign_id", "request_id"), "requests_app_foirequest": ("campaign_id", "campaign_id")}
"""Table → its columns for a campaign and a request. Of the others the row's own key is the campaign."""


def _below(table: str) -> str:
    column, note = BELOW[table]
    return f"""
CREATE OR REPLACE FUNCTION {_changed(table)}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held bigint[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        held := ARRAY(SELECT {column} FROM was UNION SELECT {column} FROM changed);
    ELSE
        held := ARRAY(SELECT DISTINCT {column} FROM changed);
    END IF;
    IF held <> '{{}}' THEN
        PERFORM {note}(held);
    END IF;
    RETURN NULL;
END $$;"""


def _own(table: str) -> str:
    campaign, request = SAID.get(table, ("id", "id"))
    left_out = "".join(f" - '{column}'" for column in NOT_COUNTED.get(table, ()))
    return f"""
CREATE OR REPLACE FUNCTION {_changed(table)}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    campaigns bigint[];
    requests bigint[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        WITH said AS MATERIALIZED (
            SELECT before, after
            FROM (SELECT id, to_jsonb(was){left_out} AS before FROM was) AS one
            FULL JOIN (SELECT id, to_jsonb(changed){left_out} AS after FROM changed) AS other USING (id)
            WHERE before IS DISTINCT FROM after
        ), rows AS (SELECT before AS row FROM said UNION ALL SELECT after FROM said)
        SELECT array_agg(DISTINCT (row ->> '{campaign}')::bigint), array_agg(DISTINCT (row ->> '{request}')::bigint)
        INTO campaigns, requests FROM rows;
    ELSE
        SELECT array_agg(DISTINCT {campaign}), array_agg(DISTINCT {request}) INTO campaigns, requests FROM changed;
    END IF;
    IF campaigns IS NOT NULL THEN
        PERFORM {OWN[table]};
    END IF;
    RETURN NULL;
END $$;"""


def _changed(table: str) -> str:
    return f"review_changed_{table}"


def _triggers(table: str) -> str:
    """One for each kind of statement: PostgreSQL gives the rows of one kind alone."""
    deleted = "review_campaigns_gone" if table == "requests_app_campaign" else _changed(table)
    return f"""
CREATE OR REPLACE TRIGGER review_added AFTER INSERT ON {table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION {_changed(table)}();
CREATE OR REPLACE TRIGGER review_updated AFTER UPDATE ON {table} REFERENCING OLD TABLE AS was NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION {_changed(table)}();
CREATE OR REPLACE TRIGGER review_deleted AFTER DELETE ON {table} REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION {deleted}();
CREATE OR REPLACE TRIGGER review_emptied AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION review_table_emptied();"""


BEGUN = "SELECT review_note(ARRAY(SELECT id FROM requests_app_campaign));"
"""A campaign of which nothing is noted has no mark: nothing is kept of it before all of this is there."""

STEPS = [NOTED, *map(_below, BELOW), *map(_own, OWN), MOVED, EMPTIED, *map(_triggers, [*BELOW, *OWN]), BEGUN]
"""Each in a transaction of its own, so that no table is held while another is waited for; all can be run again."""

UNDONE = "".join(
    f"DROP FUNCTION IF EXISTS {name} CASCADE;"
    for name in (
        *(_changed(table) for table in [*BELOW, *OWN]),
        *("review_table_emptied", "review_campaigns_gone", "review_document_moves", "review_rare_move"),
        *("review_note_readings", "review_note_documents", "review_note_requests", "review_note_own", "review_note"),
    )
)
