"""The invented insurer Harbour Mutual, printed as the exports of the systems that it would use."""

from data.demo.exports import print_exports

__all__ = ["print_exports"]
