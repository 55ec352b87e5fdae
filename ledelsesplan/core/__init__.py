"""The domain as immutable values and pure functions: no Qt, no files, no sentences for users."""
