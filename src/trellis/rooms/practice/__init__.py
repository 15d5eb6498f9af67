"""What adults do about their own work: asking for support, goals, habits, mistakes, and trying something. Never appraisal."""
