"""Runs a program on a new terminal and does what it is told: terminal.py COLUMNS SECONDS < '{"steps": …}' program argument…

The first line of its input is a JSON list of [text, deed]: when the text has been shown behind the one before it, the
deed is done. A deed is {"type": keys}, {"columns": number} or {"hang-up": true}. Each text has SECONDS to appear, and so
has the program's end after the last one. Prints one JSON object: what the terminal was sent in pieces, each with the
columns that it had then; the exit status, negative for a signal; and what was waited for in vain.
"""

import codecs
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

columns, limit = int(sys.argv[1]), float(sys.argv[2])
steps = json.loads(sys.stdin.readline())
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(sys.argv[3], sys.argv[3:])

pieces = [{"columns": columns, "text": ""}]
# Also one whose end has not come yet.
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*([@-~]|$)|$)")
decoder = codecs.getincrementaldecoder("utf8")("replace")
shown, seen = "", 0
vain = None
status = None
open_ = True
began = time.time()


def do(deed):
    global columns, open_
    if "type" in deed:
        os.write(terminal, deed["type"].encode())
    elif "columns" in deed:
        columns = deed["columns"]
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        pieces.append({"columns": columns, "text": ""})
    else:
        os.close(terminal)
        open_ = False


while True:
    if open_:
        ready, _, _ = select.select([terminal], [], [], 0.02)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                data = b""
            if not data:
                open_ = False
                os.close(terminal)
            text = decoder.decode(data)
            shown += text
            pieces[-1]["text"] += text
    else:
        time.sleep(0.02)
    plain = re.sub(r"\r+\n", "\n", ESCAPES.sub("", shown))
    if steps and steps[0][0] in plain[seen:]:
        wanted, deed = steps.pop(0)
        seen = plain.index(wanted, seen) + len(wanted)
        began = time.time()
        do(deed)
        continue
    if not open_:
        ended, how = os.waitpid(pid, os.WNOHANG)
        if ended:
            status = os.waitstatus_to_exitcode(how)
            break
    if time.time() - began > limit:
        vain = steps[0][0] if steps else "the program's end"
        os.killpg(pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        break

if vain is None and steps:
    vain = steps[0][0]
json.dump({"pieces": pieces, "status": status, "vain": vain}, sys.stdout)
