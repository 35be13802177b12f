"""The sheet that asks which city is meant by each name that the gazetteer does not know."""
