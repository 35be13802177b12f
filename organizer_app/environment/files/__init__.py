"""Write files and folders whole or not at all, read them up to a limit, and notice when they change."""
