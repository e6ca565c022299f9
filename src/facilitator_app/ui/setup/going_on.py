"""Going on with setting up: the first step that is not done, or the last one if nothing is missing."""

from __future__ import annotations

from facilitator_app.domain.round import RoundState
from facilitator_app.ui import routes as to
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.setup.check_presenter import fault
from facilitator_app.ui.setup.common import SetupSteps
from facilitator_app.ui.shell import Shell


def go_on_setting_up(shell: Shell, route: RoundBound) -> None:
    """``route``: of a draft."""
    setup = SetupSteps(shell, route)
    services = shell.workspace.people_rounds if setup.round.about is not None else shell.workspace.rounds
    steps = [fault(problem).step for problem in services.problems(route.round_id)]
    if steps:
        setup.go_step(min(steps))
    else:
        shell.go(to.SetupCheckRoute(*setup.ids))


def go_to_round(shell: Shell, route: RoundBound) -> None:
    """What can be done when a round has nothing to show: its own page, the rest of its set-up, or a new round."""
    if not route.round_id:
        shell.go(to.SetupQuestionnaireRoute(*route.ids))
    elif shell.workspace.rounds.get(route.round_id).state is RoundState.DRAFT:
        go_on_setting_up(shell, route)
    else:
        shell.go(to.RoundRoute(*route.ids))
