import django.db.models.deletion
import trellis.foundation.ids
import trellis.foundation.models.base
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_the_foundation'),
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContinuumVersion',
            fields=[
                ('school', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.school')),
                ('number', models.PositiveIntegerField(default=0)),
                ('stamp', models.UUIDField(default=trellis.foundation.ids.new_id)),
            ],
        ),
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('identifier', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=300)),
                ('creator', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('licence', models.TextField(blank=True)),
                ('source', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('imported_at', models.DateTimeField()),
                ('imported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(fields=('school', 'identifier'), name='framework_in_school')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80)),
                ('name', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('order', models.PositiveIntegerField()),
                ('is_cross_cutting', models.BooleanField(default=False)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('school', 'slug'), name='area_slug_in_school')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkTies',
            fields=[
                ('framework', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='ties', serialize=False, to='continuum.framework')),
                ('source', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('file_name', models.CharField(max_length=200)),
                ('content', models.BinaryField(null=True)),
                ('state', models.CharField(choices=[('checked', 'checked'), ('running', 'running'), ('done', 'done'), ('refused', 'refused'), ('stopped', 'stopped')], default='checked', max_length=10)),
                ('differences', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('choices', models.JSONField(default=dict)),
                ('steps_done', models.PositiveIntegerField(default=0)),
                ('steps_in_all', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('framework', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='continuum.framework')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['-started_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('steps_done__lte', models.F('steps_in_all'))), name='import_run_within_steps')],
            },
        ),
        migrations.CreateModel(
            name='LearningTarget',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=120)),
                ('order', models.PositiveIntegerField()),
                ('plate', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('why', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('for_home', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('keywords', models.JSONField(blank=True, default=dict)),
                ('from_grade', models.SmallIntegerField(blank=True, null=True)),
                ('to_grade', models.SmallIntegerField(blank=True, null=True)),
                ('has_our_words', models.BooleanField(default=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='continuum.learningtarget')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_grade__isnull', True), ('to_grade__gte', models.F('from_grade')), _connector='OR'), name='target_window_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Exemplar',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('picture', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exemplars', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('text', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Prerequisite',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('needs', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carries', to='continuum.learningtarget')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leans_on', to='continuum.learningtarget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('target', 'needs'), name='one_prerequisite_a_pair'), models.CheckConstraint(condition=models.Q(('target', models.F('needs')), _negated=True), name='no_target_leans_on_itself')],
            },
        ),
        migrations.CreateModel(
            name='Standard',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('identifier', models.CharField(max_length=80)),
                ('code', models.CharField(blank=True, max_length=120)),
                ('text', models.TextField()),
                ('short_text', models.TextField(blank=True)),
                ('kind', models.CharField(blank=True, max_length=120)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('grades', models.JSONField(blank=True, default=list)),
                ('order', models.PositiveIntegerField(default=0)),
                ('is_heading', models.BooleanField(default=False)),
                ('source', models.JSONField(default=dict)),
                ('position', models.PositiveIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standards', to='continuum.framework')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='continuum.standard')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('framework', 'identifier'), name='standard_in_framework')],
            },
        ),
        migrations.CreateModel(
            name='Alignment',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alignments', to='continuum.learningtarget')),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alignments', to='continuum.standard')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('target', 'standard'), name='one_alignment_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='StandardReference',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('identifier', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=60)),
                ('origin', models.CharField(max_length=300)),
                ('destination', models.CharField(max_length=300)),
                ('source', models.JSONField(default=dict)),
                ('position', models.PositiveIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='continuum.framework')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('framework', 'identifier'), name='reference_in_framework')],
            },
        ),
        migrations.CreateModel(
            name='Strand',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80)),
                ('name', trellis.foundation.models.base.LocalizedField(default=dict)),
                ('order', models.PositiveIntegerField()),
                ('hue', models.CharField(choices=[('madder', 'Madder'), ('clay', 'Clay'), ('ochre', 'Ochre'), ('moss', 'Moss'), ('teal', 'Teal'), ('woad', 'Woad'), ('plum', 'Plum')], default='moss', max_length=8)),
                ('label', trellis.foundation.models.base.LocalizedField(blank=True, default=dict)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strands', to='continuum.area')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('area', 'slug'), name='strand_slug_in_area')],
            },
        ),
        migrations.AddField(
            model_name='learningtarget',
            name='strand',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='continuum.strand'),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('worded', 'its words'), ('window', 'its window'), ('criterion', 'what can be seen'), ('order', 'its place'), ('strand', 'its strand'), ('leans', 'what it leans on'), ('exemplar', 'an example'), ('new', 'new'), ('retired', 'retired'), ('offered', 'offered again'), ('named', 'a name'), ('brought', 'a framework')], max_length=10)),
                ('part', models.CharField(blank=True, max_length=24)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='continuum.learningtarget')),
                ('strand', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.strand')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['school', '-id'], name='change_newest_in_school')],
            },
        ),
        migrations.CreateModel(
            name='TeachingArea',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='continuum.area')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.membership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('membership', 'area'), name='one_teaching_area_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('reading', models.CharField(choices=[('young', 'young'), ('teen', 'teen'), ('adult', 'adult')], max_length=8)),
                ('locale', models.CharField(max_length=12)),
                ('text', models.TextField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='continuum.learningtarget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('target', 'reading', 'locale'), name='one_live_wording')],
            },
        ),
        migrations.AddConstraint(
            model_name='learningtarget',
            constraint=models.UniqueConstraint(fields=('strand', 'slug'), name='target_slug_in_strand'),
        ),
    ]
