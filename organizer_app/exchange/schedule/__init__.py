"""Write a schedule in every export format, one file each."""
