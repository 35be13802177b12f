"""What people write in a file or a field, what it means, and what the plan has already."""
