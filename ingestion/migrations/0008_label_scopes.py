"""A label is taught for every return, a campaign's, a force's or one; and can be taken back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ingestion', '0007_reading_says_its_worker'),
        ('requests_app', '0007_plural_names'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='documentfinding',
            options={'ordering': ['pk'], 'verbose_name': 'finding about one document', 'verbose_name_plural': 'findings about one document'},
        ),
        migrations.AlterModelOptions(
            name='layoutprofile',
            options={'verbose_name': "force's layout", 'verbose_name_plural': "forces' layouts"},
        ),
        migrations.AlterModelOptions(
            name='offencerecord',
            options={'ordering': ['pk'], 'verbose_name': 'figure read', 'verbose_name_plural': 'figures read'},
        ),
        migrations.AlterModelOptions(
            name='vocabularydecision',
            options={'ordering': ['-at'], 'verbose_name': 'label taught', 'verbose_name_plural': 'labels taught'},
        ),
        migrations.AddField(
            model_name='vocabularydecision',
            name='campaign',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vocabulary_decisions', to='requests_app.campaign'),
        ),
        migrations.AddField(
            model_name='vocabularydecision',
            name='request',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vocabulary_decisions', to='requests_app.foirequest'),
        ),
        migrations.AddField(
            model_name='vocabularydecision',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
