"""What Python 2.7's import does with given cache files: get_code.py's job and result, for 2.7.

Run as `PYTHON -v import_27.py < JOB > RESULT` in an empty folder. The modules' code runs; what it prints is dropped.
"""

import base64
import imp
import json
import os
import StringIO
import sys


def write(path, data, mtime):
    with open(path, 'wb') as file:
        file.write(data)
    os.utime(path, (mtime, mtime))


def load(module, path, pyc_path):
    """One import: the outcome as a dict."""
    before = os.stat(pyc_path).st_mtime
    sys.modules.pop(module, None)
    saved = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = StringIO.StringIO(), StringIO.StringIO()
    outcome = {}
    try:
        try:
            if path == pyc_path:
                imp.load_compiled(module, path)
            else:
                imp.load_source(module, path)
        except Exception as exc:
            outcome['exception'] = type(exc).__name__
            outcome['message'] = str(exc)
    finally:
        outcome['verbose'] = sys.stderr.getvalue().splitlines()
        sys.stdout, sys.stderr = saved
    replaced = os.stat(pyc_path).st_mtime != before
    outcome['kind'] = 'raised' if 'exception' in outcome else 'recompiled' if replaced else 'used'
    return outcome


def main():
    job = json.load(sys.stdin)
    module = str(job['module'])
    source_path, pyc_path = module + '.py', module + '.pyc'
    outcomes = {}
    results = []
    for group in job['groups']:
        if os.path.exists(source_path):
            os.unlink(source_path)
        if group['source'] is not None:
            write(source_path, group['source'].encode('utf-8'), group['mtime'])
        pycs = [base64.b64decode(pyc) for pyc in group['pycs']]
        indices = []
        for index, head, length, _ in group['cases']:
            head = head.decode('hex')
            data = head + pycs[index][len(head):]
            write(pyc_path, data if length < 0 else data[:length], 1)
            outcome = load(module, pyc_path if group['source'] is None else source_path, pyc_path)
            indices.append(outcomes.setdefault(json.dumps(outcome, sort_keys=True), len(outcomes)))
        results.append(indices)
    json.dump({
        'outcomes': [json.loads(text) for text in sorted(outcomes, key=outcomes.get)],
        'cases': results,
        'tag': None,
    }, sys.stdout)


main()
