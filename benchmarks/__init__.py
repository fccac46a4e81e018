"""What the extractor is measured against: what one would otherwise write, and the clock.

``python -m benchmarks.compare`` scores the extractor and two simple scripts against the gold files;
``python -m benchmarks.speed`` measures how fast the extractor is. The package ``extractor`` knows nothing of them.
"""
