"""The workshop view: projected pages that draw themselves at any size, and the facilitator's own screen."""
