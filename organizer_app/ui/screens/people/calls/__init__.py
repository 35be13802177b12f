"""Who to call next, the call itself and its outcome."""
