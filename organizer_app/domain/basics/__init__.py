"""What every topic stands on: records, audiences, edits, problems, and how names are compared."""
