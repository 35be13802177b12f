"""What each city still has to do, which permits it needs by when, and the templates behind both."""
