"""Numbers as a reader sees them."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.messages import _
from selfcheck.quizzes.parts import signed


def percent(share: Fraction) -> str:
    """A share with one decimal. What is neither none nor all never looks as if it were."""
    if share in (0, 1):
        return f"{int(share) * 100}%"
    if share < Fraction(1, 1000):
        return _("less than %s") % "0.1%"
    if share > Fraction(999, 1000):
        return _("more than %s") % "99.9%"
    return f"{float(share * 100):.1f}%"


def points_between(lowest: int, highest: int) -> str:
    """A range of points, which may be a single one."""
    if lowest == highest:
        return _("%s points") % signed(lowest)
    return _("%s to %s points") % (signed(lowest), signed(highest))
