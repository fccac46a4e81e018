"""The engine of many machines: Ray Data reads and works, this process keeps the manifest and writes.

A document's way: an *input* (a file) is read by a task, which yields *rows* (a document each, plain data in Arrow
tables, in small blocks); a block is worked on by another task, in a process of its own beside it; its rows come back
with their results. Every row has a *place* (the input's number, its number in the input), so that this process can
say at the end what never came back, whatever became of tasks, workers and machines on the way.
"""
