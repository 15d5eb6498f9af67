"""Users, schools, school calendars, persons, memberships, groups, guardianships."""
