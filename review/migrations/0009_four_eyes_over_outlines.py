"""Whoever outlined a table of a return does not sign it either."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("review.migrations.0006_four_eyes").TRIGGER

FUNCTION = BEFORE[: BEFORE.index("CREATE TRIGGER")]
OUTLINED = """
  OR EXISTS (SELECT 1 FROM ingestion_tableoutline o JOIN ingestion_document d ON d.id = o.document_id
             WHERE d.request_id = NEW.request_id AND o.by_id = NEW.by_id AND o.withdrawn_at IS NULL)
  THEN"""
REPLACED = FUNCTION.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("review", "0008_claims_and_enquiries"), ("ingestion", "0011_table_outlines")]

    operations = [migrations.RunSQL(REPLACED.replace("\n  THEN", OUTLINED, 1), REPLACED)]
