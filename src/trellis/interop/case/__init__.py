"""CASE 1.0 and 1.1: competency frameworks in and out."""
