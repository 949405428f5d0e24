/** The programs of random scenarios. They are few, so that what each Python compiles them to can be kept. */

/** Texts of `m.py`, `pkg/sub.py`, `pkg/__init__.py` and `lib/m.py`: some of one size, some that raise or do not compile. */
export const MODULE_TEXTS = [
  'x = 1\n',
  'x = 1\n',
  'x = 2\n',
  'x = 22\n',
  'x = 1 \n',
  '"doc"\nx = __doc__\n',
  'x = __debug__\nassert x, "no"\n',
  'x = __name__\nprint("m runs")\n',
  'x = 1\nraise ValueError("x")\n',
  'x = 1 +\n',
  '',
  'x = 0\nimport n\nx = n.y\n',
  'from n import y as x\n',
  'try:\n    import nothing\nexcept ImportError as e:\n    x = e.name\n',
  'def f():\n    "doc of f"\n    return 3\nx = f()\n',
];

/** Of `n.py`: circular imports. */
export const OTHER_TEXTS = ['y = 5\n', 'import m\ny = 6\n', 'from m import x\ny = x\n', 'import m\ny = m.x\n'];

/** Of `pkg/__init__.py` and `pkg/sub.py`: relative imports. */
export const PACKAGE_TEXTS = [
  'from . import sub\nx = sub.x\n',
  'from .sub import x\n',
  'from . import nothing\n',
  'import m\nx = m.x\n',
  'from .. import m\n',
  '__all__ = ["sub"]\nx = 7\n',
];

export const MAIN_TEXTS = [
  'import m\nprint(m.x)\n',
  'print(__name__)\nimport m\nprint(m.x)\n',
  'import pkg.sub\nprint(pkg.sub.x)\n',
  'from pkg import sub\nprint("main", sub.x)\n',
  'print("hi", __name__)\n',
  'import m\nimport m\nprint(m.x)\n',
  'from m import x\nprint(x, __package__)\n',
  'from . import sub\nprint(sub.x)\n',
  'from pkg import *\nprint("star")\n',
  'import n\nprint(n.y)\n',
  'lazy import m\nprint("before")\nprint(m.x)\n',
  'lazy import m\nlazy from pkg import sub\nprint("nothing is used")\n',
  'lazy from m import x\nprint("before")\nprint(x)\n',
];

export const COMMAND_TEXTS = [
  'import m; print(m.x, m.__cached__ if hasattr(m, "__cached__") else None)',
  'import m',
  'import m; print(m.x, m.__file__)',
  'import pkg.sub; print(pkg.sub.x)',
  'import pkg; print(pkg.x)',
  'import pkg; print(pkg.__name__, list(pkg.__path__))',
  'from pkg import sub; print(sub.x, sub.__package__)',
  'import py_compile; print(py_compile.compile("m.py"))',
  'import py_compile; print(py_compile.compile("m.py", cfile="m.pyc"))',
  'import py_compile; print(py_compile.compile("m.py", cfile="out/deep/m.pyc", dfile="else.py", optimize=2))',
  'import py_compile; print(py_compile.compile("m.py", doraise=True))',
  'import py_compile; print(py_compile.compile("m.py", invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH))',
  'import py_compile; print(py_compile.compile("m.py", invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH))',
  'import n; print(n.y)',
  'lazy import m; print("not yet"); print(m.x)',
];

/** All of them, each once. */
export const RANDOM_TEXTS: readonly string[] = [
  ...new Set([...MODULE_TEXTS, ...OTHER_TEXTS, ...PACKAGE_TEXTS, ...MAIN_TEXTS, ...COMMAND_TEXTS]),
];
