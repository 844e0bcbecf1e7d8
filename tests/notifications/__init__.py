"""Telling: what is said unprompted."""
