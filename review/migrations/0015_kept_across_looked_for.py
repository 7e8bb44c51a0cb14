"""For which program and day a worker last looked at what is kept of a campaign."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0014_kept_across")]
    operations = [
        migrations.AddField("keptacross", "looked_for", models.CharField(db_default="", default="", max_length=64)),
    ]
