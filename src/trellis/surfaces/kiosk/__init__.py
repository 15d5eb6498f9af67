"""The tablet of a class: opened by an adult, taken up by touching one's face."""
