"""Values and rules of Organizer: no clock, disk, log, network, database or window."""
