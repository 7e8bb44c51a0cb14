"""What was kept apart by its document is kept apart by its content from now on."""

from django.db import migrations


def carry_over(apps, schema_editor):
    Document = apps.get_model("ingestion", "Document")
    Quarantine = apps.get_model("requests_app", "Quarantine")
    apart = {}
    for document in Document.objects.filter(quarantined=True).order_by("pk"):
        apart.setdefault(document.sha256, document.quarantine_reason or "It may hold personal data.")
    for sha256, reason in apart.items():
        same = Document.objects.filter(sha256=sha256)
        names = sorted(set(same.values_list("name", flat=True)))
        Quarantine.objects.create(sha256=sha256, reason=reason, names=names)
        same.update(quarantined=True, quarantine_reason=reason)


class Migration(migrations.Migration):
    dependencies = [
        ("ingestion", "0003_extraction_layout"),
        ("requests_app", "0005_content_kept_apart"),
    ]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
