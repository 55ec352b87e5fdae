"""Ledelsesplan turns a leadership framework into a conversation, a plan and a follow-up."""

__version__ = "0.1.0"
