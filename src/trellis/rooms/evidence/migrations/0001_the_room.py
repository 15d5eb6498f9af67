import django.db.models.deletion
import trellis.foundation.ids
import trellis.rooms.people.models.audiences
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('continuum', '0001_the_room'),
        ('foundation', '0001_the_foundation'),
        ('paths', '0001_the_room'),
        ('people', '0001_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('photo', 'photo'), ('voice', 'voice'), ('film', 'film'), ('text', 'text'), ('drawing', 'drawing'), ('link', 'link'), ('file', 'file'), ('moment', 'a moment somebody saw')], max_length=10)),
                ('source', models.CharField(choices=[('school', 'school'), ('home', 'home'), ('community', 'community'), ('courseware', 'courseware'), ('external_test', 'a test from outside')], default='school', max_length=16)),
                ('title', models.CharField(max_length=120)),
                ('text', models.TextField(blank=True)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('made_on', models.DateField()),
                ('captured_at', models.DateTimeField()),
                ('handed_in_at', models.DateTimeField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('showcase_place', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('visibility', trellis.rooms.people.models.audiences.AudiencesField(blank=True, default=tuple, max_length=120)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('own_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='paths.ownarea')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='paths.activityplan')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
            ],
            options={
                'ordering': ['-captured_at'],
                'indexes': [models.Index(fields=['learner', 'handed_in_at'], name='evidence_learner_handed'), models.Index(fields=['learner', 'captured_at'], name='evidence_learner_captured')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('because', models.CharField(blank=True, max_length=400)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='evidence.evidence')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('evidence', 'target'), name='one_claim_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceFile',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('photo', 'photo'), ('voice', 'voice'), ('film', 'film'), ('text', 'text'), ('drawing', 'drawing'), ('link', 'link'), ('file', 'file'), ('moment', 'a moment somebody saw')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='evidence.evidence')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('word', 'word'), ('question', 'question'), ('drawing', 'drawing on the work'), ('reply', 'answer')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('transcript', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='continuum.criterion')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='evidence.evidence')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='feedback_says_something')],
            },
        ),
        migrations.CreateModel(
            name='HelpOffer',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('offered_at', models.DateTimeField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('learner', 'target'), name='one_help_offer_a_target')],
            },
        ),
        migrations.CreateModel(
            name='HelpAsk',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='evidence.helpoffer')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('offer', 'teacher'), name='one_help_ask_a_teacher')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('says', models.CharField(choices=[('shown', 'shown'), ('not_yet', 'not yet')], max_length=8)),
                ('is_deeper', models.BooleanField(default=False)),
                ('reason', models.TextField(blank=True)),
                ('reason_transcript', models.TextField(blank=True)),
                ('next_step', models.CharField(blank=True, max_length=300)),
                ('words', models.JSONField(default=dict)),
                ('worked_on', models.DateField()),
                ('signed_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('pieces', models.ManyToManyField(related_name='+', to='evidence.evidence')),
                ('reason_file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('signed_under', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.membership')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='evidence.judgement')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['worked_on', 'signed_at'],
                'indexes': [models.Index(fields=['learner', 'target'], name='judgement_learner_target')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), ('reason_file__isnull', False), _connector='OR'), name='judgement_says_why'), models.CheckConstraint(condition=models.Q(('author', models.F('learner')), _negated=True), name='nobody_judges_themself')],
            },
        ),
        migrations.CreateModel(
            name='CriterionMet',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.JSONField(default=dict)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.criterion')),
                ('judgement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria_met', to='evidence.judgement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('judgement', 'criterion'), name='one_criterion_met_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=600)),
                ('at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('judgement', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contest', to='evidence.judgement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuickCheck',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=200)),
                ('cards', models.CharField(choices=[('pictures', 'Pictures: yes, nearly, not yet'), ('letters', 'Letters: A, B, C, D'), ('words', 'Their own words')], default='pictures', max_length=8)),
                ('asked_on', models.DateField(db_index=True)),
                ('asked_at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.group')),
                ('photo', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
                ('teacher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('teacher', 'group', 'question', 'asked_on'), name='one_question_a_day')],
            },
        ),
        migrations.CreateModel(
            name='QuickAnswer',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('card', models.CharField(blank=True, choices=[('yes', 'Yes'), ('nearly', 'Nearly'), ('not_yet', 'Not yet'), ('a', 'A'), ('b', 'B'), ('c', 'C'), ('d', 'D')], max_length=8)),
                ('text', models.CharField(blank=True, max_length=400)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('kept_as', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='evidence.evidence')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='evidence.quickcheck')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'learner'), name='one_answer_a_learner'), models.CheckConstraint(condition=models.Q(models.Q(('card', ''), _negated=True), models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='answer_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ReadySignal',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('because', models.CharField(blank=True, max_length=400)),
                ('show_on', models.DateField(blank=True, null=True)),
                ('audience', models.CharField(blank=True, max_length=120)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('pieces', models.ManyToManyField(related_name='+', to='evidence.evidence')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='SelfAssessment',
            fields=[
                ('id', models.UUIDField(default=trellis.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('view', models.CharField(choices=[('with_help', 'I can, with help'), ('on_my_own', 'I can, on my own'), ('can_teach', 'I can help others with it'), ('not_yet', 'Not yet')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=400)),
                ('at', models.DateTimeField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.school')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='continuum.learningtarget')),
            ],
            options={
                'ordering': ['-at'],
                'indexes': [models.Index(fields=['learner', 'target', 'at'], name='self_assessment_pair_at')],
            },
        ),
    ]
