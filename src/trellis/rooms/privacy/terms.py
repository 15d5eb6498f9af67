"""The words of this room."""

from django.db.models import TextChoices


class Column(TextChoices):
    """In what relation somebody stands to a learner: the columns of who-sees-what."""

    LEARNER = "learner"
    PEER = "peer"
    TEACHER = "teacher"
    ADVISOR = "advisor"
    OTHER_STAFF = "other_staff"
    LEADER = "leader"
    GUARDIAN = "guardian"
    MENTOR = "mentor"
    OPERATOR = "operator"


class Kind(TextChoices):
    """Kinds of data that exist so far: the rows of who-sees-what that this school's pages hold."""

    NAME = "name"
    PROFILE = "profile"
    INTERESTS = "interests"
    LIFE_AREAS = "life_areas"
    EVIDENCE = "evidence"
    DRAFT = "draft"
    STATES = "states"
    SELF_ASSESSMENT = "self_assessment"
    REFLECTION = "reflection"
    REFLECTION_SHARED = "reflection_shared"
    CONFERENCE = "conference"
    AGREEMENT = "agreement"
    SUPPORTS = "supports"
    CIRCLE = "circle"
    TRUSTED_ADULT = "trusted_adult"
    WALK_LINE = "walk_line"
    MOMENT = "moment"
    INTERACTION = "interaction"
    OUTREACH = "outreach"
    MENTOR_THREAD = "mentor_thread"
    GUARDIAN_CONTACT = "guardian_contact"
    FEEDBACK = "feedback"
    SIGNALS = "signals"
    PLANS = "plans"
    OWN_IDEAS = "own_ideas"
    NEXT_STEPS = "next_steps"
    TIME_WISH = "time_wish"
    CLASS_AT_TARGET = "class_at_target"
    QUICK_CHECK = "quick_check"
    PRACTICE_LOG = "practice_log"  # of an adult: of those who work here, nobody else is asked about
    STAFF_SUPPORT = "staff_support"
    SCHOOL_WORDS = "school_words"
    ACCESS_LOG = "access_log"
    AUDIT = "audit"
