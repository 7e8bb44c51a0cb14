"""Whoever said that one document of a return replaces another does not sign it either; and a sign-off that stands is
looked at again when its mark is changed or it is brought back, not only when its signer is."""

from importlib import import_module

from django.db import migrations

NINE = import_module("review.migrations.0009_four_eyes_over_outlines")

BEFORE = NINE.REPLACED.replace("\n  THEN", NINE.OUTLINED, 1)
SUPERSEDED = """
  OR EXISTS (SELECT 1 FROM requests_app_event e
             WHERE e.request_id = NEW.request_id AND e.by_id = NEW.by_id AND e.kind = 'document superseded')
  THEN"""
WITHDRAWN = """
BEGIN
  IF NEW.withdrawn_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
"""
AFTER = BEFORE.replace("\n  THEN", SUPERSEDED, 1).replace("\nBEGIN\n", WITHDRAWN, 1)

TRIGGER = """
DROP TRIGGER four_eyes ON review_signoff;
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE OF {columns} ON review_signoff
  FOR EACH ROW EXECUTE FUNCTION review_four_eyes();
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0012_standings_counted"), ("ingestion", "0011_table_outlines")]

    operations = [
        migrations.RunSQL(
            AFTER + TRIGGER.format(columns="request_id, by_id, state_mark, withdrawn_at"),
            BEFORE + TRIGGER.format(columns="request_id, by_id"),
        )
    ]
