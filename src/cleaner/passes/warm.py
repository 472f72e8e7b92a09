"""All that is loaded or compiled once, before a document's time is taken."""

from __future__ import annotations

from functools import cache

from cleaner.cleaning import clean

WARM_TEXT = """Why the old pier is shut

The old pier is shut for the winter, the CFO of the harbour said on Monday. It costs 9 crowns a day to keep it open, she said. She
didn’t say for how long. Boats pay by the metre, as they have since 1903, and nobody minds it. A dinghy, for example, pays less than a
yacht. The keeper lives beside the gate with two dogs. He has seen nine winters there. The ferry runs to the island all the same.
Who wants to cross must wait at the new quay. The ice there is never thick. What does the CIO do all winter? He reads.

- The keeper paints the rails in spring, and he oils the hinges of the gate twice a year.
- The keeper paints the rails in spring, and he oils the hinges of the gate twice a year.

In short, you should come back in May, when the ferry runs again and the rails are dry. Read more: Ten piers to see | Share
"""
WARM_LINES = "\n".join(f"Leave a Reply\nShare this\nAdvertisement\nSign in\nWeather {n}" for n in range(12))
WARM_PAGE = f"<html><head><title>Pier</title></head><body><ul><li><a href='/'>Home</a></ul><h1>Pier</h1><p>{WARM_TEXT}</p></body></html>"
"""A text, the lines of a flattened page, and a page: whatever is loaded or compiled has something to do in one of them."""


@cache
def warm_up() -> None:
    """Load models and compile kernels, which takes half a minute on a machine for the first time: no document must answer for it."""
    for content in (WARM_TEXT, WARM_LINES, WARM_PAGE):
        clean(content)


@cache
def warm_up_roles() -> None:
    """The same for who only tags: nothing that reads pages or asks for a language."""
    clean(WARM_TEXT)
