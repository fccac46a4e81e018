from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch import ClusterError
from extractor.batch.cluster.session import _folder, session


def test_folders_of_runs_that_were_killed_are_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    for name in (gone.pid, 1, "notes"):
        (tmp_path / f"extractor-ray-{name}" / "session").mkdir(parents=True)
    with _folder() as folder:
        Path(folder).mkdir()
        assert folder == str(tmp_path / f"extractor-ray-{os.getpid()}")
        assert not (tmp_path / f"extractor-ray-{gone.pid}").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["extractor-ray-1", "extractor-ray-notes"]


@pytest.mark.cluster
@pytest.mark.filterwarnings("ignore")
def test_no_cluster_at_the_address_is_one_line_and_telemetry_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray")
    if ray.is_initialized():
        pytest.skip("connected to a cluster already")
    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED", raising=False)
    monkeypatch.setenv("RAY_gcs_rpc_server_reconnect_timeout_s", "1")
    with pytest.raises(ClusterError) as caught, session("127.0.0.1:1", 0):
        pass
    assert str(caught.value).startswith("127.0.0.1:1: no Ray cluster (")
    assert "give another --address" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
