"""compile_texts.py < [TEXT, ...]

Compiles each text of a JSON list at optimisation levels 0, 1 and 2, under the file name <string>, and prints a JSON object
by text: for each level marshal.dumps of the code object in base64, or what was raised.  Bytes that are no UTF-8 stand in
a text as Python's surrogateescape has them.
"""
import base64
import json
import marshal
import sys
import traceback
import warnings

warnings.simplefilter('ignore')


def body(text, level):
    try:
        code = compile(text.encode('utf-8', 'surrogateescape'), '<string>', 'exec', dont_inherit=True, optimize=level)
    except Exception as e:
        message = e.msg if isinstance(e, SyntaxError) and type(e) is SyntaxError else str(e)
        text = ''.join(traceback.format_exception_only(type(e), e))
        return {'exception': type(e).__name__, 'message': message, 'text': text}
    return base64.b64encode(marshal.dumps(code)).decode()


texts = json.load(sys.stdin)
json.dump({text: [body(text, level) for level in range(3)] for text in texts}, sys.stdout, indent=0)
print()
