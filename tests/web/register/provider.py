"""A provider of OpenID Connect, in a process of its own: the address stands on its first line, its input ends it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

__all__ = ["provider"]

_PROGRAM = """
import json, sys
from oidc_provider_mock import User, run_server_in_thread
people = tuple(User(sub=sub, claims=claims) for sub, claims in json.loads(sys.argv[1]).items())
with run_server_in_thread(user_claims=people, require_nonce=True) as server:
    print(f"http://localhost:{server.server_port}", flush=True)
    sys.stdin.read()
"""


@contextmanager
def provider(people: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The address of a provider that knows these people, by name and claims."""
    environment = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"}
    command = [sys.executable, "-W", "ignore", "-c", _PROGRAM, json.dumps(people)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        yield process.stdout.readline().strip()
        process.stdin.close()
