"""Shows what each city still has to do, its permits with deadlines, and the templates behind both."""
