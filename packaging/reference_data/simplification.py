"""Leaves out the points of a line that nobody would see."""

Line = list[tuple[float, float]]


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that lie nearer than `tolerance` to it (Douglas and Peucker).

    Without recursion: coasts are long.
    """
    kept = {0, len(line) - 1}
    # A ring starts and ends in one point: its middle gives the first chord a length.
    open_spans = [(0, len(line) // 2), (len(line) // 2, len(line) - 1)]
    kept.add(len(line) // 2)
    while open_spans:
        first, last = open_spans.pop()
        if last - first > 1:
            farthest = max(range(first + 1, last), key=lambda index: _off_chord(line, index, first, last))
            if _off_chord(line, farthest, first, last) > tolerance:
                kept.add(farthest)
                open_spans += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]


def _off_chord(line: Line, index: int, first: int, last: int) -> float:
    (x, y), (x0, y0), (x1, y1) = line[index], line[first], line[last]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length == 0:
        return ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
