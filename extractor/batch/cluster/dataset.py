"""The Ray Data pipeline: inputs to rows to results, in small blocks, as they are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.batch.cluster.rows import Row, inputs_table, rows_of
from extractor.batch.cluster.stages import BLOCK, Settings, read, work
from extractor.readers import Input

if TYPE_CHECKING:
    from ray.data import DataContext

__all__ = ["RETRIES", "results"]

RETRIES = 1
"""How often a task whose worker or machine is lost is tried again. Ray Data's own default is for ever."""
_TOGETHER = 64
"""Inputs that one task reads at most, if they are small."""
_SMALL = 4 * BLOCK


def results(inputs: Sequence[tuple[int, Input]], settings: Settings, workers: int) -> Iterator[Row]:
    """Yield the rows of inputs with their results, in any order. Rows whose blocks were lost are left out.

    Args:
        inputs: the inputs and their numbers.
        settings: how they are read and worked on.
        workers: tasks at once at most; 0 for as many as the cluster has processors.

    Raises:
        RayError: where the cluster gives up; what was yielded before holds.
    """
    import ray  # noqa: PLC0415
    from ray.data import DataContext, TaskPoolStrategy  # noqa: PLC0415

    readers = max(2, workers or int(ray.cluster_resources().get("CPU", 2)))
    with DataContext.current(_context(DataContext.get_current().copy())):
        tables = [inputs_table(each) for each in _groups(inputs, readers)]
        rows = ray.data.from_arrow(tables).map_batches(
            read,
            fn_args=(settings,),
            batch_size=None,
            batch_format="pyarrow",
            # Without a share of a processor: readers that wait for room must not keep work from the only one. It also
            # keeps Ray Data from doing both stages in one task, whose block would be a whole file.
            num_cpus=0,
            compute=TaskPoolStrategy(size=readers),
            max_retries=RETRIES,
        )
        done = rows.map_batches(
            work,
            fn_args=(settings,),
            batch_size=None,
            batch_format="pyarrow",
            num_cpus=1,
            compute=TaskPoolStrategy(size=workers or None),
            max_retries=RETRIES,
        )
        for table in done.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1):
            yield from rows_of(table)


def _context(context: DataContext) -> DataContext:
    context.max_errored_blocks = -1
    context.target_max_block_size = BLOCK
    context.target_min_block_size = 1
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    return context


def _groups(inputs: Sequence[tuple[int, Input]], readers: int) -> Iterator[list[tuple[int, Input]]]:
    """Yield groups of inputs that are read by one task: large ones alone, small ones together."""
    most = max(1, min(_TOGETHER, len(inputs) // (4 * readers)))
    group: list[tuple[int, Input]] = []
    size = 0
    for each in inputs:
        group.append(each)
        size += each[1].size
        if len(group) >= most or size >= _SMALL:
            yield group
            group, size = [], 0
    if group:
        yield group
