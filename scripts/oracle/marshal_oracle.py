"""marshal_oracle.py < BODIES: what the running CPython's marshal.loads makes of each body, one JSON string a line.

BODIES has one body a line, in hexadecimals.  "ok" and the type's name for a value, "EXCEPTION: text" for what is raised,
"Fatal Python error: text" where the interpreter aborts; null where it ran out of the memory that it is given here, and
where it died without a word (instrumented opcodes in a file crash 3.12 and later).
Each body is read in a process of its own, since some of them end it.
"""
import json
import marshal
import os
import resource
import sys

MEMORY = 2 << 30


def outcome(body):
    try: value = marshal.loads(memoryview(body))
    except MemoryError: return None
    except BaseException as error: return '%s: %s' % (type(error).__name__, error)
    return 'ok ' + type(value).__name__


def in_child(body):
    read, write = os.pipe()
    said_read, said_write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(said_write, 2)
        os.write(write, json.dumps(outcome(body)).encode()[:4096])
        os._exit(0)
    os.close(write)
    os.close(said_write)
    result = os.read(read, 4096)
    said = os.read(said_read, 4096).decode()
    os.close(read)
    os.close(said_read)
    os.waitpid(pid, 0)
    if result: return json.loads(result)
    return said.splitlines()[0] if said.startswith('Fatal Python error') else None


if __name__ == '__main__':
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Flushed, since an aborting child writes out what it has inherited.
    for line in sys.stdin: print(json.dumps(in_child(bytes.fromhex(line))), flush=True)
