"""The sheet that asks which city each name means that the gazetteer does not know."""
