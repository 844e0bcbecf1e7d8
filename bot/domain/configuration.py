"""Configuration: the company's readable files (playbooks, scorecard, rules …), and what is said when one is wrong."""

from __future__ import annotations


class BadConfiguration(ValueError):
    """A file does not say what it should; the message names the file and every line that is wrong."""
