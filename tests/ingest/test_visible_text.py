from services.ingest.visible_text import visible_text


def test_blocks_are_lines_and_parts_of_a_line_are_not() -> None:
    html = "<div>One<br>two <b>bold</b>\n word</div><table><tr><td>three</td><td>four</td></tr></table>"
    assert visible_text(html) == "One\ntwo bold word\nthree\nfour"


def test_what_a_reader_does_not_see_is_left_out() -> None:
    unseen = "<noscript>no</noscript><svg><text>s</text></svg><style>p{}</style>"
    assert visible_text(f"<title>t</title><p>seen<script>x</script></p>{unseen}") == "seen"
