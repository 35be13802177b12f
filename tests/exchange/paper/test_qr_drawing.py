"""A code is square, has the three marks that readers look for, and is drawn with its light border."""

from organizer_app.exchange.paper.qr_drawing import qr_drawing, qr_squares


def test_the_code_of_a_text_is_square_and_has_its_marks() -> None:
    squares = qr_squares("organizer-card-1 plan sign seal Ana Duarte")
    edge = len(squares)
    assert {len(row) for row in squares} == {edge}
    # The outer ring of each finder pattern is seven dark squares wide (ISO/IEC 18004, 6.3.3).
    for row, column in ((0, 0), (0, edge - 7), (edge - 7, 0)):
        assert all(squares[row][column : column + 7])
    assert not all(squares[edge - 7][edge - 7 :])


def test_the_drawing_leaves_a_light_border() -> None:
    edge = len(qr_squares("https://example.org/plan")) + 8
    assert f'viewBox="0 0 {edge} {edge}"' in str(qr_drawing("https://example.org/plan"))
