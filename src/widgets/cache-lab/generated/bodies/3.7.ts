// Python 3.7.16 (default, May  9 2026, 07:31:42)  [GCC 12.2.0]
import type { StoredRow } from '../../compile.ts';

// prettier-ignore
export const ROWS: readonly StoredRow[] = [
  ["print('the old code')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnoMdGhlIG9sZCBjb2RlTikB2gVwcmludKkAcgIAAAByAgAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AQAAAPMAAAAA", 0, 0],
  ["print('the new code')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnoMdGhlIG5ldyBjb2RlTikB2gVwcmludKkAcgIAAAByAgAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AQAAAPMAAAAA", 0, 0],
  ["print('the new code, and more of it')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnocdGhlIG5ldyBjb2RlLCBhbmQgbW9yZSBvZiBpdE4pAdoFcHJpbnSpAHICAAAAcgIAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
  ["print('m begins')\nraise ValueError('m fails')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcxQAAABlAGQAgwEBAGUBZAGDAYIBZAJTACkDeghtIGJlZ2luc3oHbSBmYWlsc04pAtoFcHJpbnTaClZhbHVlRXJyb3KpAHIDAAAAcgMAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAABzAgAAAAgB", 0, 0],
  ["print('m begins'\n", {"exception":"SyntaxError","message":"unexpected EOF while parsing","text":"  File \"<string>\", line 1\n    print('m begins'\n                   ^\nSyntaxError: unexpected EOF while parsing\n"}, 0, 0],
  ["assert not __debug__, 'asserts are on'\nprint('asserts are off')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcxgAAABkAHMMdABkAYMBggFlAWQCgwEBAGQDUwApBEZ6DmFzc2VydHMgYXJlIG9ueg9hc3NlcnRzIGFyZSBvZmZOKQLaDkFzc2VydGlvbkVycm9y2gVwcmludKkAcgMAAAByAwAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AQAAAHMCAAAADAE=", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnoPYXNzZXJ0cyBhcmUgb2ZmTikB2gVwcmludKkAcgIAAAByAgAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AgAAAPMAAAAA", 0],
  ["\"\"\"What m is for.\"\"\"\nprint('docstring:', __doc__)\n", "4wAAAAAAAAAAAAAAAAMAAABAAAAAcxIAAABkAFoAZQFkAWUAgwIBAGQCUwApA3oOV2hhdCBtIGlzIGZvci56CmRvY3N0cmluZzpOKQLaB19fZG9jX1/aBXByaW50qQByAwAAAHIDAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAAcwIAAAAEAQ==", 0, "4wAAAAAAAAAAAAAAAAMAAABAAAAAcw4AAABlAGQAZQGDAgEAZAFTACkCegpkb2NzdHJpbmc6TikC2gVwcmludNoHX19kb2NfX6kAcgMAAAByAwAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AgAAAPMAAAAA"],
  ["import m\n\nprint('main is done')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcxQAAABkAGQBbABaAGUBZAKDAQEAZAFTACkD6QAAAABOegxtYWluIGlzIGRvbmUpAtoBbdoFcHJpbnSpAHIEAAAAcgQAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAABzAgAAAAgC", 0, 0],
  ["lazy import m\n\nprint('main begins')\nprint(m.__name__, 'is used')\n", {"exception":"SyntaxError","message":"invalid syntax","text":"  File \"<string>\", line 1\n    lazy import m\n              ^\nSyntaxError: invalid syntax\n"}, 0, 0],
  ["lazy import m\n\nprint('main is done')\n", {"exception":"SyntaxError","message":"invalid syntax","text":"  File \"<string>\", line 1\n    lazy import m\n              ^\nSyntaxError: invalid syntax\n"}, 0, 0],
  ["print('pkg begins')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnoKcGtnIGJlZ2luc04pAdoFcHJpbnSpAHICAAAAcgIAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
  ["print('pkg.sub runs')\n", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAnoMcGtnLnN1YiBydW5zTikB2gVwcmludKkAcgIAAAByAgAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AQAAAPMAAAAA", 0, 0],
  ["import m", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABkAGQBbABaAGQBUwApAukAAAAATikB2gFtqQByAwAAAHIDAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAA8wAAAAA=", 0, 0],
  ["import main", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABkAGQBbABaAGQBUwApAukAAAAATikB2gRtYWluqQByAwAAAHIDAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAA8wAAAAA=", 0, 0],
  ["import m; print(m.__file__)", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcxYAAABkAGQBbABaAGUBZQBqAoMBAQBkAVMAKQLpAAAAAE4pA9oBbdoFcHJpbnTaCF9fZmlsZV9fqQByBQAAAHIFAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAAcwIAAAAIAA==", 0, 0],
  ["import m; print(m.__doc__)", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcxYAAABkAGQBbABaAGUBZQBqAoMBAQBkAVMAKQLpAAAAAE4pA9oBbdoFcHJpbnTaB19fZG9jX1+pAHIFAAAAcgUAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAABzAgAAAAgA", 0, 0],
  ["import pkg", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABkAGQBbABaAGQBUwApAukAAAAATikBWgNwa2epAHICAAAAcgIAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
  ["import pkg.sub", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABkAGQBbABaAWQBUwApAukAAAAATikCWgdwa2cuc3ViWgNwa2epAHICAAAAcgIAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
  ["print(__debug__)", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAlROKQHaBXByaW50qQByAgAAAHICAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAA8wAAAAA=", "4wAAAAAAAAAAAAAAAAIAAABAAAAAcwwAAABlAGQAgwEBAGQBUwApAkZOKQHaBXByaW50qQByAgAAAHICAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAA8wAAAAA=", 0],
  ["pass", "4wAAAAAAAAAAAAAAAAEAAABAAAAAcwQAAABkAFMAKQFOqQByAQAAAHIBAAAAcgEAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
  ["import py_compile; py_compile.compile('m.py')", "4wAAAAAAAAAAAAAAAAMAAABAAAAAcxYAAABkAGQBbABaAGUAoAFkAqEBAQBkAVMAKQPpAAAAAE56BG0ucHkpAloKcHlfY29tcGlsZdoHY29tcGlsZakAcgMAAAByAwAAAPoIPHN0cmluZz7aCDxtb2R1bGU+AQAAAHMCAAAACAA=", 0, 0],
  ["import py_compile; py_compile.compile('m.py', cfile='m.pyc')", "4wAAAAAAAAAAAAAAAAQAAABAAAAAcxoAAABkAGQBbABaAGUAagFkAmQDZASNAgEAZAFTACkF6QAAAABOegRtLnB5egVtLnB5YykBWgVjZmlsZSkCWgpweV9jb21waWxl2gdjb21waWxlqQByAwAAAHIDAAAA+gg8c3RyaW5nPtoIPG1vZHVsZT4BAAAAcwIAAAAIAA==", 0, 0],
  ["", "4wAAAAAAAAAAAAAAAAEAAABAAAAAcwQAAABkAFMAKQFOqQByAQAAAHIBAAAAcgEAAAD6CDxzdHJpbmc+2gg8bW9kdWxlPgEAAADzAAAAAA==", 0, 0],
];
