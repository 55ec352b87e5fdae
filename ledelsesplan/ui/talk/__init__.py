"""Samtale: the development talk of a leader and the own leader, prepared and held step by step."""
