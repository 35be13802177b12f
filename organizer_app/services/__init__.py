"""Use-cases: plain synchronous functions, no threads, no window, no sentences."""
