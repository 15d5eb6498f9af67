import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_school_switched_off'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kiosk',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name='timeblock',
            name='because',
            field=trellis.foundation.models.base.LocalizedField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='timeblock',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='time_blocks', to='people.group'),
        ),
        migrations.AddField(
            model_name='timeblock',
            name='is_free',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='timeblock',
            name='picture',
            field=models.CharField(blank=True, max_length=60),
        ),
        # Nothing has written a part of the day yet: the column is made anew, in the words of each language.
        migrations.RemoveField(model_name='timeblock', name='name'),
        migrations.AddField(
            model_name='timeblock',
            name='name',
            field=trellis.foundation.models.base.LocalizedField(default=dict),
        ),
        migrations.AddConstraint(
            model_name='timeblock',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='time_block_ends_after'),
        ),
        migrations.AddField(
            model_name='kiosk',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.group'),
        ),
        migrations.AddField(
            model_name='kiosk',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='kiosk',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('opened_at'))), name='kiosk_ends_after_opening'),
        ),
    ]
