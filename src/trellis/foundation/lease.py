"""A lease: one holder for the whole installation, however many processes and machines there are."""

from datetime import datetime, timedelta

from django.db.models import Q

from trellis.foundation.models import Lease

LENGTH = timedelta(seconds=30)


def take(name: str, *, holder: str, at: datetime) -> bool:
    """This function will take the lease, or renew it, for thirty seconds; it tells whether it is now ours."""
    until = at + LENGTH
    mine_or_over = Lease.objects.filter(Q(holder=holder) | Q(until__lt=at), name=name)
    if mine_or_over.update(holder=holder, until=until):
        return True
    Lease.objects.bulk_create([Lease(name=name, holder=holder, until=until)], ignore_conflicts=True)
    return holder_of(name, at=at) == holder


def give_back(name: str, *, holder: str) -> bool:
    """This function will end our lease, so that the next one need not wait for it to run out; it tells whether it was ours."""
    deleted, _ = Lease.objects.filter(name=name, holder=holder).delete()
    return bool(deleted)


def holder_of(name: str, *, at: datetime) -> str:
    """This function will tell who holds the lease now; nobody is an empty text."""
    return Lease.objects.filter(name=name, until__gte=at).values_list("holder", flat=True).first() or ""
