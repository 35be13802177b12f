"""Parts of the window that know no noun."""
