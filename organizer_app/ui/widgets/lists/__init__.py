"""Lists and grids that go by keyboard and speak."""
