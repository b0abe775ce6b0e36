"""Room for a thumb: what can be pressed is 44 px high and wide, except where it stands in a sentence (WCAG 2.2, 2.5.5)."""

from __future__ import annotations

import pytest

from tests.site.tour import Tour


@pytest.mark.xdist_group("tour")
def test_every_target_has_room_for_a_thumb(tour: Tour) -> None:
    assert not tour.small, "\n".join(tour.small)
