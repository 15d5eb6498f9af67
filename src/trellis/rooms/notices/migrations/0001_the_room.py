import django.db.models.deletion
import trellis.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('work_handed_in', 'handed in work'), ('ready_to_show', 'is ready to show'), ('answered', 'answered about their work'), ('word_about_work', 'said something about your work'), ('judged', 'signed what they saw in your work')], max_length=60)),
                ('facts', models.JSONField(default=dict)),
                ('url', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('tell_from', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-at'],
                'indexes': [models.Index(fields=['to', 'read_at'], name='notice_to_read')],
            },
        ),
    ]
