"""The watcher of the preview, without a preview."""

from pathlib import Path
from threading import Event
from typing import Any

from watchdog.events import FileSystemEventHandler

from generator.file_watcher import NativeObserver


class Seen(FileSystemEventHandler):
    def __init__(self, seen: Event) -> None:
        self.on_any_event: Any = lambda event: seen.set()


def test_a_file_beside_watched_folders_is_seen_when_it_is_saved_in_place(tmp_path: Path) -> None:
    """Again and again: the watches begin in any order."""
    (tmp_path / "docs").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: One\n")
    for turn in range(15):
        seen, observer = Event(), NativeObserver()
        for path in (tmp_path / "docs", settings):
            observer.schedule(Seen(seen), str(path), recursive=path.is_dir())
        observer.start()
        with settings.open("a") as file:
            file.write("# another line\n")
        found = seen.wait(5)
        observer.stop()
        observer.join()
        assert found, f"not seen in turn {turn}"
