"""trace_programs.py: compile and trace many programs under THIS interpreter (3.7 to 3.15), each in a process of its own.

Reads a JSON list of jobs from stdin, [{"folder", "file", "pyc", "out", "limit", "seconds"}, ...]: FILE in FOLDER is compiled to PYC,
with no path but the file's name in its code, and traced by trace_oracle.py into OUT. Writes one JSON line per job:
{"file", "compiled": true or the error's text, "traced": true or why not}. With "modules": [[file, pyc], ...] those are compiled
too, and all code has its whole path, so that the frames of imported modules are traced. Each program runs in a child that was forked
from the same state, so that neither what is compiled nor what happens depends on which programs came before.
"""
import json, os, py_compile, signal, sys, traceback
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import trace_oracle

del sys.path[0]
jobs = json.load(sys.stdin)
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH

for job in jobs:
    note = job['out'] + '.failed'
    pid = os.fork()
    if pid == 0:
        status = 3
        try:
            signal.alarm(job.get('seconds', 60))
            os.chdir(job['folder'])
            null = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 2): os.dup2(null, fd)
            sys.stdin = open(os.devnull)
            try:
                for file, pyc in [(job['file'], job['pyc'])] + job.get('modules', []):
                    path = os.path.abspath(file) if 'modules' in job else None
                    py_compile.compile(file, pyc, path, doraise=True, invalidation_mode=mode)
            except py_compile.PyCompileError as error:
                status = 4
                with open(note, 'w') as file: file.write(str(error))
            else:
                # Called from a module, as trace_oracle.py calls it itself: the recursion limit counts frames.
                trace_oracle.main(['--out', job['out'], '--limit', str(job.get('limit', 1000000)), job['pyc']])
                status = 0
        except BaseException:
            with open(note, 'w') as file: file.write(traceback.format_exc())
        finally:
            os._exit(status)
    _, ended = os.waitpid(pid, 0)
    status = os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else 'signal %d' % os.WTERMSIG(ended)
    why = None
    if os.path.exists(note):
        with open(note) as file: why = file.read()
    compiled = why if status == 4 else True
    traced = True if status == 0 else why or 'ended with status %s' % status
    print(json.dumps({'file': job['file'], 'compiled': compiled, 'traced': traced}))
    sys.stdout.flush()
