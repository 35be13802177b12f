"""Read files that other programs and people made, in a child process with limits."""
