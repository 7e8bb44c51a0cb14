"""What each of the findings across returns is found by, made once."""

import django.contrib.postgres.fields
import django.contrib.postgres.search
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("review", "0016_changes_noted_by_the_database")]
    operations = [
        migrations.AddField(
            "keptacross",
            "words",
            django.contrib.postgres.fields.ArrayField(
                base_field=django.contrib.postgres.search.SearchVectorField(), null=True, size=None
            ),
        ),
    ]
