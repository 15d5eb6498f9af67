import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
import trellis.rooms.people.models.audiences
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('continuum', '0004_standard_is_heading'),
        ('paths', '0008_one_lesson_a_class_a_day'),
        ('people', '0005_time_blocks_and_kiosk'),
    ]

    operations = [
        migrations.AddField(
            model_name='experience',
            name='young_title',
            field=trellis.foundation.models.base.LocalizedField(blank=True, default=dict),
        ),
        migrations.CreateModel(
            name='DayPlan',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('with_whom', models.CharField(blank=True, max_length=80)),
                ('planned_at', models.DateTimeField()),
                ('taken_out_at', models.DateTimeField(blank=True, null=True)),
                ('block', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.timeblock')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='paths.dayplan')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paths.experience')),
                ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.ownidea')),
                ('lesson', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='paths.lesson')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['planned_at'],
            },
        ),
        migrations.AddConstraint(
            model_name='dayplan',
            constraint=models.UniqueConstraint(fields=('learner', 'on'), name='one_plan_a_day'),
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_out_at__isnull', True)), fields=('day', 'block'), name='one_item_a_block'),
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('idea__isnull', True), ('lesson__isnull', True), ('target__isnull', True)), models.Q(('experience__isnull', True), ('lesson__isnull', True), ('target__isnull', True)), models.Q(('experience__isnull', True), ('idea__isnull', True), ('lesson__isnull', True)), models.Q(('experience__isnull', True), ('idea__isnull', True), ('target__isnull', True)), _connector='OR'), name='one_thing_an_item'),
        ),
    ]
