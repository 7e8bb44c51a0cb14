"""What the database itself does about the audit, so that no code can forget it or get round it."""

from __future__ import annotations

APPEND_ONLY = """
CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON requests_app_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON requests_app_auditseal
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
"""

NOT_EMPTIED = """
CREATE TRIGGER audit_entries_stay BEFORE TRUNCATE ON requests_app_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_seals_stay BEFORE TRUNCATE ON requests_app_auditseal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
"""
"""Left out where the database is thrown away anyway: tests empty their tables."""

SEALED = r"""
CREATE FUNCTION audit_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last text;
    said text;
BEGIN
    -- At the very end of its transaction, one after the other: nothing else is asked for while this is held.
    PERFORM pg_advisory_xact_lock(72304151);
    SELECT mark INTO last FROM requests_app_auditseal ORDER BY id DESC LIMIT 1;
    last := COALESCE(last, repeat('0', 64));
    said := concat_ws(E'\x1f', last, NEW.id::text,
        to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), NEW.kind,
        COALESCE(NEW.by_id::text, ''), NEW.by_name, NEW.about, NEW.source);
    INSERT INTO requests_app_auditseal (entry_id, before, mark)
        VALUES (NEW.id, last, encode(sha256(convert_to(said, 'UTF8')), 'hex'));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_entry_sealed AFTER INSERT ON requests_app_auditentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_is_sealed();
"""

EVERY_EVENT = """
CREATE FUNCTION audit_every_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO requests_app_auditentry (at, kind, by_id, by_name, about, source)
    VALUES (clock_timestamp(), NEW.kind, NEW.by_id,
        COALESCE((SELECT username FROM auth_user WHERE id = NEW.by_id), 'the program'), NEW.link, '');
    RETURN NULL;
END $$;
CREATE TRIGGER event_audited AFTER INSERT ON requests_app_event
    FOR EACH ROW EXECUTE FUNCTION audit_every_event();
"""

UNDONE = """
DROP TRIGGER IF EXISTS event_audited ON requests_app_event;
DROP FUNCTION IF EXISTS audit_every_event();
DROP FUNCTION IF EXISTS audit_is_sealed() CASCADE;
DROP FUNCTION IF EXISTS audit_is_only_added_to() CASCADE;
"""
