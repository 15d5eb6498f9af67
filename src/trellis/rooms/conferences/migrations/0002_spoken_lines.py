"""A line of a talk may be a voice."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0001_first_nouns"),
        ("foundation", "0003_stored_files"),
    ]

    operations = [
        migrations.AlterField(
            model_name="conferenceline",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="conferenceline",
            name="file",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="foundation.storedfile",
            ),
        ),
        migrations.AddConstraint(
            model_name="conferenceline",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), ("file__isnull", False), _connector="OR"),
                name="line_says_something",
            ),
        ),
    ]
