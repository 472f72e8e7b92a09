"""Text that tries to act where it should only be shown."""

RLO, ZERO_WIDTH = "\u202e", "\u200b"

LINES = (
    "<script>document.title = 'run'; window.run = 1</script>",
    '<img src="x" onerror="window.run = 2">',
    "</bdi></del></span></div></article></main></style></script><script>window.run = 3</script>",
    "<a href=\"javascript:window.run = 4\">Read more: the harbour office</a>",
    "\"><svg onload='window.run = 5'>",
    "<style>body { display: none }</style><base href='https://evil.example/'>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    f"The bill was {RLO}00.1 crown and {ZERO_WIDTH}no more.\x07",
    "javascript:window.run = 6",
    "<meta http-equiv='refresh' content='0; url=https://evil.example/'>",
)

TEXT = "A tide table hung on the wall of the harbour office.\n\n" + "\n\n".join(LINES) + "\n\nLeave a Reply\n"
TITLE = "</title><script>window.run = 7</script>"
URL = "javascript:window.run = 8"
