"""Files: reading and writing plans so that nothing is lost, settings, and where they lie."""
