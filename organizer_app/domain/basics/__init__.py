"""Define what every topic uses: records, audiences, edits, problems, and how names are compared."""
