"""The sheets of the HR summary, one module each, and what they share."""
