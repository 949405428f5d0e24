"""trace_speed.py: how long the oracle's tracing of programs takes under THIS interpreter.

Reads the path of a program from each line of stdin, compiles it and traces it in a child process; prints a JSON line
[steps, seconds of CPU time]. Compiling, starting and writing the trace down do not count.
"""
import io, json, os, sys, time, types
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import trace_oracle

del sys.path[0]
LIMIT = 100000


def trace(path):
    root = os.path.dirname(path) + os.sep
    tracer = trace_oracle.Tracer(root, [], LIMIT)
    code = trace_oracle.load(path, tracer)
    module = types.ModuleType('__main__')
    tracer.raw = io.BytesIO()
    sys.stdout = io.TextIOWrapper(tracer.raw, encoding='utf-8', write_through=True)
    start = time.thread_time()
    stop = trace_oracle.settrace(tracer)
    try: exec(code, module.__dict__)
    except BaseException: pass
    stop()
    return [tracer.steps, time.thread_time() - start]


for line in sys.stdin:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writing, json.dumps(trace(line.strip())).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(pid, 0)
    print(os.read(reading, 1000).decode(), flush=True)
    os.close(reading)
