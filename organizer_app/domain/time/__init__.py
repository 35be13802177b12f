"""Local time, working days and holidays, and days counted from another one."""
