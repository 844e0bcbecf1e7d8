"""Ally, a Slack assistant for Customer Success Managers."""
