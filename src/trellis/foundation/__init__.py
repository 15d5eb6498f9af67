"""What every room stands on and no school would name: ids, clock, events, jobs, audit, files."""
