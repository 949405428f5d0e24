"""What get_code does with given cache files: outcome, exception text, -v lines, the file afterwards.

Run as `PYTHON -v get_code.py < JOB > RESULT` (3.6 or later; JSON both ways) in an empty folder. JOB:

    module  name of the module
    groups  [{source, mtime, pycs, cases}], each group with the source file (text, seconds; null: there is none)
            stats  what the loader is told of the source's size and mtime, where that is not the file's; or null
            path   where the cache file stands, where that is not where it belongs; or null
            mode   permissions of the cache file; or null
            pycs   cache files, in base64
            cases  [index into pycs, head, length, policy]: the file is `head` (hex) in place of the first bytes, cut to
                   `length` (-1: whole); policy is --check-hash-based-pycs, or null

RESULT:

    outcomes  the different outcomes: {kind, exception, message, name, path, flags, verbose}
              kind     "used", "recompiled" (the cache file was replaced) or "raised"
              name, path  of an ImportError
              flags    of the file that replaced the cache file (3.7 or later)
    cases     a list a group: index into outcomes, case by case
    tag       sys.implementation.cache_tag
"""

import _imp
import base64
import io
import json
import os
import sys
from importlib import _bootstrap_external as external


class ToldLoader(external.SourceFileLoader):
    """Believes what it is told of its source."""

    stats = None

    def path_stats(self, path):
        return self.stats or super().path_stats(path)


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data)


def get_code(module, loader, path):
    """One call: the outcome as a dict."""
    before = os.stat(path).st_ino
    saved, sys.stderr = sys.stderr, io.StringIO()
    outcome = {}
    try:
        try:
            loader.get_code(module)
        except Exception as exc:
            outcome['exception'] = type(exc).__name__
            outcome['message'] = str(exc)
            if isinstance(exc, ImportError):
                outcome['name'] = exc.name
                outcome['path'] = exc.path
    finally:
        outcome['verbose'] = sys.stderr.getvalue().splitlines()
        sys.stderr = saved
    # A rewritten file is a new file put in the place of the old one.
    replaced = os.stat(path).st_ino != before
    outcome['kind'] = 'raised' if 'exception' in outcome else 'recompiled' if replaced else 'used'
    if replaced and sys.version_info >= (3, 7):
        with open(path, 'rb') as file:
            outcome['flags'] = int.from_bytes(file.read(8)[4:], 'little')
    return outcome


def main():
    job = json.load(sys.stdin)
    module = job['module']
    source_path = module + '.py'
    cached_path = external.cache_from_source(source_path)
    os.mkdir(os.path.dirname(cached_path))
    outcomes = {}
    results = []
    for group in job['groups']:
        if os.path.exists(source_path):
            os.unlink(source_path)
        if group['source'] is None:
            path = group['path'] or module + '.pyc'
            loader = external.SourcelessFileLoader(module, path)
        else:
            path = cached_path
            loader = ToldLoader(module, source_path)
            loader.stats = group['stats']
            write(source_path, group['source'].encode())
            os.utime(source_path, (group['mtime'], group['mtime']))
        pycs = [base64.b64decode(pyc) for pyc in group['pycs']]
        indices = []
        for index, head, length, policy in group['cases']:
            head = bytes.fromhex(head)
            data = head + pycs[index][len(head):]
            write(path, data if length < 0 else data[:length])
            if group['mode'] is not None:
                os.chmod(path, group['mode'])
            if hasattr(_imp, 'check_hash_based_pycs'):
                _imp.check_hash_based_pycs = policy or 'default'
            text = json.dumps(get_code(module, loader, path), sort_keys=True)
            indices.append(outcomes.setdefault(text, len(outcomes)))
        results.append(indices)
    json.dump({
        'outcomes': [json.loads(text) for text in sorted(outcomes, key=outcomes.get)],
        'cases': results,
        'tag': sys.implementation.cache_tag,
    }, sys.stdout)


main()
