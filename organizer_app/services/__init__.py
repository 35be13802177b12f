"""Use cases: plain synchronous functions without threads, windows or sentences."""
