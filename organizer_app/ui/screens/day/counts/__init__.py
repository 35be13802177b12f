"""The counts of the day: blind counters city by city, and the national number beside them."""
