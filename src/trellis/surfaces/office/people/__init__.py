"""The people of the school as the office keeps them: who there is, whose guardian somebody is, family keys."""
