"""Read and change city actions, one or many, and the rule they keep."""
