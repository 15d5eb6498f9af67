import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='GuidingPrinciple',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('text', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('means', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Vision',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sentence', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('since', models.DateTimeField()),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('school', 'version'), name='vision_version_in_school')],
            },
        ),
        migrations.CreateModel(
            name='VisionPart',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('name', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('text', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('vision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='charter.vision')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
    ]
