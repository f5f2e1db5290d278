"""Runs a program on a new terminal: on-terminal.py '[["prompt", "keys"], …]' program argument…

Prints what the terminal shows. Keys are typed when their prompt has been shown; those with an empty prompt after
a while.
"""

import json
import os
import pty
import select
import sys
import time

typed = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])

shown = b""
start = time.time()
while time.time() - start < 25:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    if typed:
        prompt, keys = typed[0]
        if prompt.encode() in shown and (prompt or time.time() - start > 1.5):
            time.sleep(0.2)
            os.write(terminal, keys.encode())
            typed.pop(0)
os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
