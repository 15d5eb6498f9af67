"""People, and how they sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from trellis.foundation.ids import new_id
from trellis.foundation.models import Record
from trellis.rooms.people.models.school import School
from trellis.rooms.people.terms import Reading


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A sign-in; one for each human in an installation, whatever schools they belong to.

    visibility: nobody but the person themself; the office knows the e-mail address it wrote down.
    retention: with the last person who signs in with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    # Django would write down when somebody was last here; nobody needs to know (AR-08, AR-33).
    last_login = None  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.email

    @property
    def is_staff(self) -> bool:
        """Nobody: there is no back door; what an operator may do stands in who-sees-what."""
        return False


class Person(Record):
    """A human in one school: a learner, a teacher, a mother. Which of these is said by memberships and guardianships.

    visibility: the name is read by everybody in the school, and by guardians of their own children.
    retention: one year after the last membership has ended.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="people")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="people")
    name = models.CharField(max_length=120)
    said_as = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    locale = models.CharField(max_length=12, default="en")
    reading = models.CharField(max_length=8, choices=Reading, default=Reading.ADULT)
    portrait = models.CharField(max_length=60, blank=True)
    born_in = models.DateField(
        null=True, blank=True, help_text="The first day of the month: month and year are enough."
    )
    grade = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["said_as"]
        constraints = [models.UniqueConstraint(fields=["school", "slug"], name="person_slug_in_school")]

    def __str__(self) -> str:
        return self.said_as
