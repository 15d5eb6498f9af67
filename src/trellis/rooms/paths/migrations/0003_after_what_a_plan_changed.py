from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('continuum', '0002_where_it_stood'),
        ('paths', '0002_who_is_along'),
        ('people', '0002_a_part_of_the_day_taken_out'),
    ]

    operations = [
        migrations.AddField(
            model_name='activityplan',
            name='cause',
            field=models.CharField(blank=True, choices=[('reflection', 'a reflection'), ('feedback', 'a word on the work')], max_length=10),
        ),
        migrations.AddField(
            model_name='activityplan',
            name='cause_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='activityplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', ''), ('cause_on__isnull', True)), models.Q(models.Q(('cause', ''), _negated=True), ('cause_on__isnull', False)), _connector='OR'), name='plan_cause_has_its_day'),
        ),
    ]
