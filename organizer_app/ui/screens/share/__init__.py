"""The Share screen: what leaves, to whom, under which number, and who has been told."""
