"""Several threads may ask for languages at once: a service that reads its first articles in parallel."""

import subprocess
import sys
import textwrap

from conftest import LANGUAGES


def test_languages_load_in_threads_at_once() -> None:
    """In a process of its own, since what broke here once was the process; threads are switched as often as can be."""
    program = textwrap.dedent(
        """
        import sys, threading
        from mobextract.language import languages
        from mobextract.pipeline import extractor

        sys.setswitchinterval(1e-6)
        found = []
        threads = [
            threading.Thread(target=lambda code=code: found.append(len(extractor(code).extract("2 840 000 VND, 12 %").percentages)))
            for code in languages() * 2
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(sorted(found))
        """
    )
    run = subprocess.run([sys.executable, "-X", "faulthandler", "-c", program], capture_output=True, text=True, timeout=300)
    assert (run.returncode, run.stdout.strip()) == (0, str([1] * 2 * len(LANGUAGES))), run.stderr[-2000:]
