"""Read and write contact cards."""
