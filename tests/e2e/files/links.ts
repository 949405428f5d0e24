/**
 * Links that stand in slides and lessons somewhere: each opens for ever as it did when it was added. This list only grows.
 * The newest link of a widget is the last.
 */
export interface KnownLink {
  /** The widget's name in its address. */
  widget: string;
  fragment: string;
  /** What is seen in the widget. */
  shows: string | RegExp;
}

export const LINKS: readonly KnownLink[] = [
  { widget: 'stepper', fragment: '#1.sample=branch&step=3', shows: /step 3 of/ },
  { widget: 'stepper', fragment: '#2.sample=area&python=3.11&step=7', shows: /step 7 of/ },
  { widget: 'header-lab', fragment: '#1.sample=fib&python=3.13&edit=0:00', shows: 'Recompiled' },
  { widget: 'marshal-tree', fragment: '#1.sample=fib&python=3.8', shows: 'fib.cpython-38.pyc' },
  { widget: 'code-object', fragment: '#1.sample=fib&python=3.9', shows: 'co_lnotab' },
  { widget: 'disassembly', fragment: '#1.sample=fib&python=3.14', shows: 'LOAD_SMALL_INT' },
  { widget: 'two-clocks', fragment: '#1.sm=8&word=pie', shows: 'pie' },
  { widget: 'file-names', fragment: '#1.python=3.12&source=/lab/m.py&level=1', shows: 'm.cpython-312.opt-1.pyc' },
  { widget: 'freshness', fragment: '#1.cell=touch,checked-hash', shows: 'touch' },
  { widget: 'cache-lab', fragment: '#1.python=3.12&do=python%20main.py', shows: 'cpython-312' },
  { widget: 'error-clinic', fragment: '#1.text=ImportError%3A%20bad%20magic%20number', shows: 'magic number' },
];
