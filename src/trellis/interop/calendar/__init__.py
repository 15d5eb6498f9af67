"""Calendars: iCalendar (RFC 5545), going out."""
