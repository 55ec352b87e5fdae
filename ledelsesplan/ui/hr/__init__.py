"""HR-opsamling: choosing plans, seeing what was read of them, and making files of what may be said."""
