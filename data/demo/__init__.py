"""The invented insurer Harbour Mutual, printed as the exports of the systems that it would use."""

from data.demo.exports import print_exports
from data.demo.sources import Source, source_of

__all__ = ["Source", "print_exports", "source_of"]
