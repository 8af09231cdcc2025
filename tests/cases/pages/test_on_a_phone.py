"""Does the style sheet let a page be read at 320 pixels?"""

import re
from pathlib import Path

CSS = (Path(__file__).parents[3] / "assets" / "built" / "portal.css").read_text(encoding="utf-8")


def test_the_caption_of_a_stacked_table_is_as_wide_as_the_page() -> None:
    blocks = next(rule for rule in re.findall(r"([^{}]+)\{display:block\}", CSS) if ".stacks tbody" in rule)

    assert ".stacks caption" in [selector.strip() for selector in blocks.split(",")]
