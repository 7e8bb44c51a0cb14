"""The database too lets nobody sign a return that they touched."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION review_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ingestion_document d WHERE d.request_id = NEW.request_id AND d.uploaded_by_id = NEW.by_id)
  OR EXISTS (SELECT 1 FROM requests_app_event e
             WHERE e.request_id = NEW.request_id AND e.by_id = NEW.by_id AND e.kind = 'document placed')
  OR EXISTS (SELECT 1 FROM review_correction c
             WHERE c.request_id = NEW.request_id AND c.by_id = NEW.by_id AND c.withdrawn_at IS NULL)
  OR EXISTS (SELECT 1 FROM review_setaside s JOIN ingestion_document d ON d.id = s.document_id
             WHERE d.request_id = NEW.request_id AND s.by_id = NEW.by_id AND s.withdrawn_at IS NULL)
  OR EXISTS (SELECT 1 FROM ingestion_vocabularydecision v JOIN requests_app_foirequest r ON r.force_id = v.force_id
             WHERE r.id = NEW.request_id AND v.by_id = NEW.by_id
               AND v.at >= (SELECT min(d.uploaded_at) FROM ingestion_document d WHERE d.request_id = NEW.request_id))
  THEN
    RAISE EXCEPTION 'four eyes: whoever touched a return does not sign it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE OF request_id, by_id ON review_signoff
  FOR EACH ROW EXECUTE FUNCTION review_four_eyes();
"""

BACK = "DROP TRIGGER four_eyes ON review_signoff; DROP FUNCTION review_four_eyes();"


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0005_correction_left_out"),
        ("ingestion", "0005_layout_shape"),
        ("requests_app", "0005_content_kept_apart"),
    ]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
