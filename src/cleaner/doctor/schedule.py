"""Prefect, where it is installed: the pinned versions, the server, the worker, and whether schedules fire."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from typing import Any

from cleaner.doctor.finding import Finding

TAG = "cleaner"
"""On every deployment of ``prefect.yaml``."""

DEPLOY = "from the project's folder: `prefect --no-prompt deploy --all`"


def look_at_schedule() -> Iterator[Finding]:
    """All that a scheduled run needs. Without Prefect there is one line that says so."""
    if find_spec("prefect") is None:
        yield Finding("warn", "Prefect", "is not installed", "only needed for flows and schedules: pip install 'cleaner[flows]'; `cleaner run` in cron does as well")
        return
    yield from _pins()
    from prefect.settings import get_current_settings

    url = get_current_settings().api.url
    if not url:
        yield Finding("warn", "server", "PREFECT_API_URL is not set", "nothing is scheduled without a server: prefect server start; prefect config set PREFECT_API_URL=http://127.0.0.1:4200/api")
        return
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        error = client.api_healthcheck()
        if error is not None:
            yield Finding("fail", "server", f"{url} does not answer ({error})", "start it: prefect server start; or set PREFECT_API_URL right")
            return
        yield Finding("ok", "server", f"{url} answers, version {client.api_version()}")
        yield from _deployments(client)


def _pins() -> Iterator[Finding]:
    from packaging.requirements import Requirement

    try:
        wanted = [Requirement(line) for line in requires("cleaner") or ()]
    except PackageNotFoundError:
        return
    for pin in (pin for pin in wanted if pin.marker and pin.marker.evaluate({"extra": "flows"}) and not pin.marker.evaluate({"extra": ""})):
        found = version(pin.name)
        if pin.specifier.contains(found, prereleases=True):
            yield Finding("ok", pin.name, found)
        else:
            yield Finding("fail", pin.name, f"{found}, but {pin.specifier} is needed", f"with others flows die or schedules never fire: pip install '{pin.name}{pin.specifier}'")


def _deployments(client: Any) -> Iterator[Finding]:
    from prefect.client.schemas.filters import (
        DeploymentFilter,
        DeploymentFilterTags,
        FlowRunFilter,
        FlowRunFilterStateName,
    )
    from prefect.client.schemas.filters import FlowRunFilterState as State
    from prefect.client.schemas.sorting import FlowRunSort

    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    deployments = client.read_deployments(deployment_filter=ours)
    if not deployments:
        yield Finding("warn", "deployments", "there are none", DEPLOY)
        return
    yield Finding("ok", "deployments", ", ".join(sorted(d.name for d in deployments)))
    for pool in sorted({d.work_pool_name for d in deployments if d.work_pool_name}):
        yield _worker(client, pool)

    def runs(state: str, order: Any) -> list[Any]:
        wanted = FlowRunFilter(state=State(name=FlowRunFilterStateName(any_=[state])))
        found: list[Any] = client.read_flow_runs(deployment_filter=ours, flow_run_filter=wanted, sort=order, limit=50)
        return found

    late, coming = runs("Late", FlowRunSort.EXPECTED_START_TIME_ASC), runs("Scheduled", FlowRunSort.EXPECTED_START_TIME_ASC)
    if not any(schedule.active for d in deployments for schedule in d.schedules):
        yield Finding("warn", "schedules", "none is active", f"give `daily` its schedule again, {DEPLOY}")
    elif late:
        yield Finding("fail", "schedules", f"{len(late)} runs are late, the first since {late[0].expected_start_time:%Y-%m-%d %H:%M} UTC", "no worker takes them: prefect worker start --pool cleaner")
    elif not coming:
        yield Finding("fail", "schedules", "none has a run ahead", "the server's scheduler does not work: look at its log and at the versions above")
    else:
        yield Finding("ok", "schedules", f"the next run is due at {coming[0].expected_start_time:%Y-%m-%d %H:%M} UTC")


def _worker(client: Any, pool: str) -> Finding:
    from prefect.exceptions import ObjectNotFound

    advice = f"prefect worker start --pool {pool}"
    try:
        workers = client.read_workers_for_work_pool(pool)
    except ObjectNotFound:
        return Finding("fail", f"work pool {pool}", "does not exist", f"prefect work-pool create {pool} --type process")
    online = [worker.name for worker in workers if str(getattr(worker.status, "value", worker.status)) == "ONLINE"]
    if not online:
        return Finding("fail", f"worker of pool {pool}", "none is alive", advice)
    return Finding("ok", f"worker of pool {pool}", f"{len(online)} alive")
