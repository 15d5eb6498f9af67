import django.db.models.deletion
import trellis.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('continuum', '0001_the_room'),
        ('paths', '0001_the_room'),
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.experience')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('learner', 'target'), name='one_live_dismissal_a_pair'), models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('learner', 'experience'), name='one_live_dismissal_a_way'), models.UniqueConstraint(condition=models.Q(('experience__isnull', True), ('target__isnull', True), ('undone_at__isnull', True)), fields=('learner',), name='turned_off_once')],
            },
        ),
    ]
