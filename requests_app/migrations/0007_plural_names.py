"""Models named in the plural as people say it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0006_who_asks'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='foirequest',
            options={'ordering': ['force__name'], 'verbose_name': 'request', 'verbose_name_plural': 'requests'},
        ),
        migrations.AlterModelOptions(
            name='mailbox',
            options={'verbose_name': 'mailbox', 'verbose_name_plural': 'mailboxes'},
        ),
        migrations.AlterModelOptions(
            name='questionoutcome',
            options={'ordering': ['question', 'at', 'pk'], 'verbose_name': 'what came of a question', 'verbose_name_plural': 'what came of each question'},
        ),
    ]
