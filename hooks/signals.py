"""How our processes end on a signal."""

import signal
from threading import current_thread, main_thread

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


def end_as_by_ctrl_c() -> None:
    """SIGTERM and SIGHUP (a closed terminal) end the process as Ctrl+C does, with its cleanup; of each, only the first counts."""

    def stop(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one must not interrupt the cleanup
        raise KeyboardInterrupt

    defaults = signal.SIG_DFL, signal.default_int_handler
    for number in _numbers():
        if current_thread() is main_thread() and signal.getsignal(number) in defaults:
            signal.signal(number, stop)


def end_as_a_worker() -> None:
    """Ctrl+C and a closed terminal reach all processes, and the parent handles them. Another signal ends the process at once."""
    for number in _numbers():
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)


def _numbers() -> list[signal.Signals]:
    """Those that the system has."""
    return [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
