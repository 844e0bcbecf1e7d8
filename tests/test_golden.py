"""Golden transcripts: whole conversations with the real app on the demo's data, replayed word for word.

`pytest tests/test_golden.py --record` writes them anew; see `tests/transcripts.py` for the notation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.demo import Demo
from bot.local.line import WsgiPort
from tests.slack import MONDAY_MORNING, a_slack
from tests.transcripts import Stage, rewrite

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_is_written(path: Path, demo: Demo, request: pytest.FixtureRequest) -> None:
    with a_slack(at=MONDAY_MORNING) as slack:
        resident = demo.move_in(slack, slack.movable)
        slack.connect(WsgiPort(resident.wsgi), settle=resident.settle)
        stage = Stage(slack, tick=resident.tick)
        try:
            if request.config.getoption("--record"):
                rewrite(path, stage)
            else:
                assert stage.play(path.read_text("utf-8")) == path.read_text("utf-8")
        finally:
            resident.close()
