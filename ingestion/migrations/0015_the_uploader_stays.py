"""Whoever uploaded a document stays its uploader, whatever is written to the database: who touched a return is told by
it. A file inside another is given its container's uploader once; and an account that is closed or gone may be taken
out, which names nobody else."""

from django.conf import settings
from django.db import migrations

TRIGGER = """
CREATE FUNCTION ingestion_uploader_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.uploaded_by_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM auth_user u WHERE u.id = OLD.uploaded_by_id AND u.is_active)
  OR OLD.uploaded_by_id IS NULL AND NEW.uploaded_by_id =
     (SELECT whole.uploaded_by_id FROM ingestion_document whole WHERE whole.id = NEW.parent_id)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'whoever uploaded a document stays its uploader' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER uploader_stays BEFORE UPDATE OF uploaded_by_id ON ingestion_document
  FOR EACH ROW WHEN (OLD.uploaded_by_id IS DISTINCT FROM NEW.uploaded_by_id)
  EXECUTE FUNCTION ingestion_uploader_stays();
"""

BACK = "DROP TRIGGER uploader_stays ON ingestion_document; DROP FUNCTION ingestion_uploader_stays();"


class Migration(migrations.Migration):
    dependencies = [
        ("ingestion", "0014_turns_and_costs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
