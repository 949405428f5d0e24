"""dis_library.py MODULE.py TARGET.pyc: compiles a module of the running CPython's (3.7 to 3.15) standard library, and prints as
JSON what its dis says of it: {"text": dis.dis's text, "dis": its digest, "options": that of the text with all options}.

null where there is no such module. A digest is the SHA-256 of the text with the characters of each line that shows a
frozenset sorted, since frozensets print in hash order. The .pyc has an unchecked hash in place of a date.
"""
import hashlib
import json
import os
import py_compile
import sys
import warnings

import dis_oracle


def digest(text):
    lines = [''.join(sorted(line)) if 'frozenset(' in line else line for line in text.split('\n')]
    return hashlib.sha256('\n'.join(lines).encode('utf-8')).hexdigest()


def main(module, target):
    source = os.path.join(os.path.dirname(os.__file__), module)
    if not os.path.exists(source): return None
    warnings.simplefilter('ignore')
    py_compile.compile(source, target, module, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    code = dis_oracle.load(target)
    options = {name: True for least, name in dis_oracle.OPTIONS.values() if dis_oracle.V >= least}
    text = dis_oracle.dis_text(code, {})
    return {'text': text, 'dis': digest(text), 'options': digest(dis_oracle.dis_text(code, options))}


if __name__ == '__main__': print(json.dumps(main(*sys.argv[1:])))
