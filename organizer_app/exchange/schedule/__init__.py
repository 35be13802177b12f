"""The formats in which a schedule leaves the plan, one file each."""
