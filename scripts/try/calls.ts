/**
 * What random pieces of Python are made of: values by kind, and what is called with which kinds of arguments. A signature
 * is read by `random.ts`: `str/bytes` is one argument of either kind, `?` stands behind what can be left out, `key=` before
 * what is given by name.
 */

/** Values of each kind, as a program writes them; edges included. */
// prettier-ignore
export const VALUES = {
  str: [
    `''`, `'a'`, `'abc'`, `'aXbXc'`, `'Hello World'`, `'hello world'`, `'  pad  '`, `'\\t a\\tb \\n'`, `'a,b,,c'`,
    `'12'`, `'-7'`, `'x\\ny\\r\\nz'`, `'ß'`, `'É'`, `'naïve'`, `'ǆ'`, `'ﬁx'`, `'Σας'`, `'ΑΣ'`, `'İi'`, `'日本'`, `'😀b'`,
    `'\\ud800'`, `'²'`, `'½'`, `'٣'`, `"it's"`, `'"'`, `'a\\x00b'`, `'\\x7f'`, `'abcabc'`, `'AbC dEf'`, `'1_0'`,
    `'0x1f'`, `'1e5'`, `'nan'`, `'{}'`, `'%s'`, `'3.25'`, `'xx' * 20`, `'\\u200b'`, `'ŉ'`, `'ΐ'`, `'ᾳ'`, `'Ⅷ'`, `'ⓐ'`,
    `'e\\u0301'`, `'_x1'`, `'Ünï cödé'`, `'~'`,
  ],
  char: [`'x'`, `'*'`, `'é'`, `'😀'`, `' '`, `'0'`, `'a'`, `'ab'`, `''`],
  bytes: [
    `b''`, `b'a'`, `b'abc'`, `b'Hello World'`, `b'  pad '`, `b'a,b,,c'`, `b'\\x00\\xff'`, `b'12'`, `b'\\xc3\\xa9'`,
    `b'x\\ny\\r\\nz'`, `b"it's"`, `b'abcabc'`, `b'\\t a'`, `b'%d %s'`, `b'ff 0a'`, `b'\\xe2\\x82'`, `b'a1B2'`,
  ],
  bytearray: [
    `bytearray()`, `bytearray(b'abc')`, `bytearray(b'Hello World')`, `bytearray(b'\\x00\\xff')`, `bytearray(b"it's")`,
  ],
  int: [
    `0`, `1`, `-1`, `2`, `3`, `7`, `-5`, `10`, `36`, `255`, `256`, `1000`, `-1000`, `2**31`, `2**53 + 1`, `2**62`,
    `2**63`, `-2**63`, `10**20`, `-10**25`, `0x110000`, `True`, `False`, `123456789`, `2**200`,
  ],
  index: [`0`, `1`, `-1`, `2`, `3`, `5`, `-3`, `100`, `-100`, `True`, `2**63`, `-2**70`, `None`],
  count: [`0`, `1`, `2`, `3`, `-1`, `-2`, `True`, `5`],
  width: [`0`, `1`, `5`, `8`, `12`, `20`, `-3`, `True`],
  float: [
    `0.0`, `-0.0`, `1.0`, `1.5`, `-2.5`, `0.1`, `3.14159`, `1e16`, `1e22`, `1e-5`, `123456.789`, `1e308`, `5e-324`,
    `2.675`, `0.5`, `float('inf')`, `float('-inf')`, `float('nan')`, `1e100`, `-7.0`, `1/3`, `99999.5`, `1234567.0`,
    `0.0001`, `1e15`,
  ],
  complex: [
    `0j`, `1j`, `1+2j`, `-1.5-0.5j`, `complex(0.0, -0.0)`, `complex(float('nan'), 1)`, `complex(1, float('inf'))`,
    `3+0j`, `1e20j`,
  ],
  bool: [`True`, `False`],
  none: [`None`],
  list: [
    `[]`, `[1]`, `[3, 1, 2]`, `[1, 2, 3, 4, 5]`, `['b', 'a', 'C']`, `[[1], [2, 3]]`, `[1.5, 2, True]`, `[None, 0]`,
    `[0.1] * 10`, `['a', 1]`, `[(1, 'x'), (0, 'y')]`, `[float('nan'), 1.0]`, `[1, 1.0, True]`, `['x']`,
    `[b'x', b'y']`, `[1e16, 1, -1e16]`, `[2**70, 1]`,
  ],
  tuple: [
    `()`, `(1,)`, `(1, 2)`, `('a', 'b')`, `(1, 'x', None)`, `((1, 2), (3, 4))`, `(3, 1, 2)`, `('ab',)`, `(1, [2])`,
  ],
  dict: [
    `{}`, `{'a': 1}`, `{'a': 1, 'b': 2}`, `{1: 'x', 2: 'y'}`, `{(1, 2): None}`, `{'k': [1]}`,
    `{1: 1, 1.0: 2, True: 3}`, `{'x': {}}`,
  ],
  set: [
    `set()`, `{1, 2, 3}`, `{'a', 'b', 'c'}`, `{0, 8, 16, 1}`, `{1.5, 2}`, `{(1, 2)}`, `set(range(20))`, `{-1, -2}`,
    `{True, 'x'}`,
  ],
  frozenset: [`frozenset()`, `frozenset({1, 2})`, `frozenset('abc')`, `frozenset({(1,), 'x'})`],
  range: [`range(0)`, `range(5)`, `range(1, 10, 3)`, `range(5, 0, -2)`, `range(-3, 3)`, `range(10**20, 10**20 + 5)`],
  slice: [
    `slice(None)`, `slice(1, 3)`, `slice(None, None, -1)`, `slice(-2, None)`, `slice(0, 100, 2)`, `slice(3, 1)`,
    `slice(None, None, 0)`, `slice('a', 'b')`,
  ],
  function: [
    `len`, `str`, `abs`, `(lambda v: v)`, `(lambda v: -v)`, `(lambda a, b: a)`, `str.lower`, `None`, `int`, `repr`,
    `bool`,
  ],
  type: [
    `int`, `str`, `float`, `bool`, `list`, `tuple`, `dict`, `object`, `type`, `(int, str)`, `()`, `set`, `complex`,
    `bytes`, `Exception`,
  ],
  spec: [
    `''`, `'d'`, `'5'`, `'<5'`, `'^8'`, `'*>10'`, `'05'`, `'+'`, `' '`, `','`, `'_'`, `'.2f'`, `'.3'`, `'e'`, `'g'`,
    `'%'`, `'x'`, `'#x'`, `'#b'`, `'o'`, `'c'`, `'n'`, `'s'`, `'10s'`, `'.2s'`, `'=+6'`, `',.2f'`, `'_x'`, `'08.3f'`,
    `'z.1f'`, `'.0f'`, `'#.0f'`, `'#g'`, `'G'`, `'.10g'`, `'r'`, `'5.'`, `'é^5'`, `'<05'`, `'-'`, `'020,'`, `'_d'`,
    `',x'`, `'.1%'`, `'=5'`, `'1000'`, `'+.3e'`, `'#X'`, `'_b'`, `'012_b'`, `'.5d'`, `'z'`, `'<<5'`, `'{5'`, `'+c'`,
    `'#s'`, `'0s'`, `'.2,f'`, `'.2_f'`, `'.f'`, `'F'`, `'#,'`, `'E'`, `'zg'`,
  ],
  percent: [
    `'%s'`, `'%d'`, `'%5d|'`, `'%-5d|'`, `'%05d'`, `'%+d'`, `'% d'`, `'%x'`, `'%#x'`, `'%o'`, `'%#o'`, `'%e'`,
    `'%.2f'`, `'%g'`, `'%r'`, `'%a'`, `'%c'`, `'%%'`, `'%5s|'`, `'%.1s'`, `'%i'`, `'%u'`, `'%X'`, `'%(a)s'`,
    `'%(a)d'`, `'%*d'`, `'%.*f'`, `'%q'`, `'%'`, `'%5'`, `'%#.3g'`, `'%08.3f'`, `'%s %s'`, `'%(a'`, `'%-+5d|'`,
    `'%.3d'`, `'%#X'`, `'%G'`, `'%E'`, `'%ld'`, `'no'`, `'%.50f'`, `'%(a)s %(b)s'`, `'%y'`, `'%.0f'`, `'%+.1e'`,
    `'%-08d|'`,
  ],
  template: [
    `'{}'`, `'{0}'`, `'{0!r}'`, `'{:>5}'`, `'{a}'`, `'{0[0]}'`, `'{0.real}'`, `'{} {}'`, `'{0} {}'`, `'{:{}}'`,
    `'{{}}'`, `'{'`, `'}'`, `'{!s}'`, `'{!x}'`, `'{a!r:>5}'`, `'{0[a]}'`, `'{:d}'`, `'{:.2f}'`, `'{1}'`, `'{0!r:5}|'`,
    `'{0.nope}'`, `'{0[}'`, `'{0!}'`, `'{:5!}'`, `'{!}'`, `'{0!rr}'`, `'{a.b}'`, `'{0:{a}}'`, `'{0[]}'`, `'{:{:{}}}'`,
    `'{-1}'`, `'{ a}'`, `'{0[-1]}'`, `'{0'`, `'{0:'`,
  ],
  encoding: [
    `'utf-8'`, `'ascii'`, `'latin-1'`, `'utf-16'`, `'utf-16-le'`, `'utf-16-be'`, `'utf-32'`, `'utf-32-le'`,
    `'utf-32-be'`, `'utf-8-sig'`, `'UTF8'`, `'nope'`,
  ],
  errors: [
    `'strict'`, `'ignore'`, `'replace'`, `'backslashreplace'`, `'surrogateescape'`, `'surrogatepass'`,
    `'xmlcharrefreplace'`,
  ],
  order: [`'big'`, `'little'`, `'middle'`],
  digits: [`0`, `1`, `2`, `-1`, `-2`, `3`, `20`, `-20`, `400`, `None`, `True`],
  hextext: [
    `'ff'`, `'0a 1B'`, `'abc'`, `'zz'`, `''`, `' ff '`, `'0x1.8p3'`, `'-0x.1'`, `'inf'`, `'1.5'`, `'0x'`,
    `'f\\u00e9'`,
  ],
  numtext: [
    `'12'`, `' 12 '`, `'-7'`, `'+5'`, `'0x1f'`, `'0b11'`, `'0o17'`, `'1_000'`, `'1__0'`, `'_1'`, `''`, `'z'`, `'1.5'`,
    `'1e3'`, `'inf'`, `'-Infinity'`, `'nan'`, `'٣'`, `'1e'`, `'.5'`, `'5.'`, `'1+2j'`, `'j'`, `'(1+2j)'`, `'1 +2j'`,
    `'010'`, `'00'`, `'zz'`, `'1e400'`, `'1_0.5'`, `'1e-400'`, `'-0'`, `'- 1'`, `'1j'`, `'1e5j'`, `'nan+infj'`,
    `'x' * 300`, `'1\\x00'`, `b'12'`, `b' 1 '`, `b'zz'`, `'-0x10'`, `'0_7'`,
  ],
} as const satisfies Record<string, readonly string[]>;

/** A kind of value. */
export type Kind = keyof typeof VALUES;

const ANY = 'str/int/float/list/tuple/dict/set/none/bytes/complex/bool/range/frozenset/bytearray/type/slice';
const ITERABLE = 'list/tuple/str/dict/set/range/bytes/frozenset';
const NUMBER = 'int/float/bool/complex';

/** What can be called: a name and its signature. */
type Callable = readonly [name: string, signature: string];

const finding = (of: string): Callable[] =>
  ['find', 'rfind', 'index', 'rindex', 'count'].map((name) => [name, `${of} index? index?`]);
const cases = ['upper', 'lower', 'title', 'capitalize', 'swapcase'].map((name): Callable => [name, '']);
const tests = ['isalpha', 'isdigit', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isascii'].map(
  (name): Callable => [name, ''],
);

/** The methods that str and bytes share. */
const textMethods = (own: string, char: string): Callable[] => [
  ...cases,
  ...tests,
  ...finding(own),
  ['strip', `${own}/none?`],
  ['lstrip', `${own}/none?`],
  ['rstrip', `${own}/none?`],
  ['split', `${own}/none? count?`],
  ['rsplit', `${own}/none? count?`],
  ['split', 'maxsplit=count'],
  ['splitlines', 'bool?'],
  ['splitlines', 'keepends=bool'],
  ['join', `list/tuple/${own}`],
  ['replace', `${own} ${own} count?`],
  ['replace', `${own} ${own} count=count`],
  ['startswith', `${own}/tuple index? index?`],
  ['endswith', `${own}/tuple index? index?`],
  ['removeprefix', own],
  ['removesuffix', own],
  ['partition', own],
  ['rpartition', own],
  ['ljust', `width ${char}?`],
  ['rjust', `width ${char}?`],
  ['center', `width ${char}?`],
  ['zfill', 'width'],
  ['expandtabs', 'width?'],
  ['expandtabs', 'tabsize=width'],
  ['translate', 'dict/str/bytes/none'],
  ['__contains__', own],
  ['__getitem__', 'index/slice'],
  ['__add__', own],
  ['__mul__', 'count'],
  ['__len__', ''],
  ['__eq__', ANY],
  ['__lt__', `${own}/int`],
  ['__mod__', 'tuple/int/dict'],
];

/** Methods by kind of receiver. */
// prettier-ignore
export const METHODS: Partial<Record<Kind, readonly Callable[]>> = {
  str: [
    ...textMethods('str', 'char'),
    ['casefold', ''], ['isdecimal', ''], ['isnumeric', ''], ['isprintable', ''], ['isidentifier', ''],
    ['encode', 'encoding? errors?'], ['encode', 'errors=errors'], ['encode', 'encoding errors'], ['format', `${ANY}`],
  ],
  bytes: [
    ...textMethods('bytes', 'bytes'),
    ['hex', 'char?'], ['hex', 'char count'], ['decode', 'encoding? errors?'], ['decode', 'encoding errors'],
    ['translate', 'none bytes'], ['translate', 'none delete=bytes'],
  ],
  bytearray: [...textMethods('bytes/bytearray', 'bytes'), ['copy', ''], ['hex', ''], ['decode', 'encoding? errors?']],
  template: [
    ['format', `${ANY} ${ANY}? a=${ANY}?`], ['format', ''], ['format_map', 'dict'],
  ],
  int: [
    ['bit_length', ''], ['bit_count', ''], ['to_bytes', 'count order signed=bool?'],
    ['to_bytes', 'length=count byteorder=order'], ['as_integer_ratio', ''], ['conjugate', ''], ['is_integer', ''],
    ['__add__', NUMBER], ['__floordiv__', NUMBER], ['__pow__', 'count int?'], ['__divmod__', 'int'],
    ['__round__', 'digits?'], ['__format__', 'spec'], ['__truediv__', NUMBER], ['__lshift__', 'count'],
    ['__rshift__', 'int'], ['__and__', ANY], ['__trunc__', ''], ['__floor__', ''], ['__eq__', ANY],
    ['__lt__', NUMBER], ['__bool__', ''], ['__repr__', ''],
  ],
  float: [
    ['is_integer', ''], ['hex', ''], ['as_integer_ratio', ''], ['conjugate', ''], ['__round__', 'digits?'],
    ['__format__', 'spec'], ['fromhex', 'hextext'], ['__trunc__', ''], ['__mod__', NUMBER], ['__pow__', NUMBER],
    ['__floordiv__', NUMBER], ['__divmod__', NUMBER], ['__eq__', ANY], ['__lt__', NUMBER], ['__floor__', ''],
    ['__ceil__', ''], ['__int__', ''],
  ],
  complex: [
    ['conjugate', ''], ['__add__', NUMBER], ['__mul__', NUMBER], ['__truediv__', NUMBER], ['__pow__', NUMBER],
    ['__format__', 'spec'], ['__eq__', ANY], ['__abs__', ''], ['__lt__', NUMBER], ['__sub__', NUMBER],
  ],
  list: [
    ['copy', ''], ['count', ANY], ['index', `${ANY} index? index?`], ['__contains__', ANY],
    ['__getitem__', 'index/slice'], ['__add__', 'list/tuple'], ['__mul__', 'count'], ['__eq__', ANY],
    ['__lt__', 'list'], ['__reversed__', ''], ['__len__', ''],
  ],
  tuple: [
    ['count', ANY], ['index', `${ANY} index? index?`], ['__contains__', ANY], ['__getitem__', 'index/slice'],
    ['__add__', 'tuple/list'], ['__mul__', 'count'], ['__eq__', ANY], ['__lt__', 'tuple'], ['__hash__', ''],
  ],
  dict: [
    ['get', `${ANY} ${ANY}?`], ['keys', ''], ['values', ''], ['items', ''], ['copy', ''],
    ['fromkeys', `${ITERABLE} ${ANY}?`], ['__contains__', ANY], ['__getitem__', ANY], ['__or__', 'dict/list'],
    ['__eq__', ANY], ['__reversed__', ''],
  ],
  set: [
    ['union', `${ITERABLE}? ${ITERABLE}?`], ['intersection', `${ITERABLE}? ${ITERABLE}?`],
    ['difference', `${ITERABLE}? ${ITERABLE}?`], ['symmetric_difference', ITERABLE], ['issubset', ITERABLE],
    ['issuperset', ITERABLE], ['isdisjoint', ITERABLE], ['copy', ''], ['__contains__', ANY],
    ['__or__', 'set/frozenset/list'], ['__and__', 'set/frozenset'], ['__sub__', 'set'], ['__xor__', 'set'],
    ['__le__', 'set/frozenset/list'], ['__eq__', ANY],
  ],
  frozenset: [
    ['union', ITERABLE], ['intersection', ITERABLE], ['difference', ITERABLE], ['copy', ''], ['__hash__', ''],
    ['__or__', 'set'], ['issubset', ITERABLE], ['__eq__', ANY],
  ],
  range: [
    ['count', NUMBER], ['index', NUMBER], ['__contains__', ANY], ['__getitem__', 'index/slice'], ['__eq__', 'range'],
    ['__len__', ''], ['__hash__', ''],
  ],
  slice: [
    ['indices', 'int'], ['__eq__', 'slice'], ['__repr__', ''],
  ],
  type: [
    ['mro', ''], ['__name__.upper', ''], ['__instancecheck__', ANY],
  ],
};

/** Built-in functions and constructors; a third entry shows a result that has no telling repr, `@` being the call. */
// prettier-ignore
export const CALLS: readonly (readonly [name: string, signature: string, shown?: string])[] = [
  ['sorted', `${ITERABLE} key=function? reverse=bool/int?`], ['sorted', 'list reverse=bool'],
  ['sum', `list/tuple/range/set ${NUMBER}/list?`], ['sum', 'list start=int/float'],
  ['min', `${ITERABLE} key=function? default=none/int?`], ['max', `${ITERABLE} key=function? default=none/int?`],
  ['min', `${NUMBER} ${NUMBER} ${NUMBER}?`], ['max', `${ANY} ${ANY}`], ['round', `${NUMBER} digits?`],
  ['round', 'number=float ndigits=digits'], ['divmod', `${NUMBER} ${NUMBER}`],
  ['pow', `${NUMBER} ${NUMBER} int/none?`], ['pow', 'int count mod=int'], ['int', 'numtext/int/float count/width?'],
  ['int', 'numtext base=count'], ['int', `${ANY}`], ['float', `numtext/${NUMBER}/str`],
  ['complex', `numtext/${NUMBER} ${NUMBER}?`], ['complex', `real=${NUMBER} imag=${NUMBER}?`], ['bool', ANY],
  ['range', 'int int? int?'], ['enumerate', `${ITERABLE} int?`, 'list(@)'],
  ['enumerate', `${ITERABLE} start=int`, 'list(@)'], ['zip', `${ITERABLE}? ${ITERABLE}? ${ITERABLE}?`, 'list(@)'],
  ['zip', `${ITERABLE} ${ITERABLE} strict=bool`, 'list(@)'], ['map', `function ${ITERABLE} ${ITERABLE}?`, 'list(@)'],
  ['filter', `function ${ITERABLE}`, 'list(@)'], ['all', ITERABLE], ['any', ITERABLE], ['chr', 'int'],
  ['ord', 'char/bytes'], ['hex', 'int'], ['oct', 'int'], ['bin', 'int'], ['hash', ANY], ['repr', ANY], ['ascii', ANY],
  ['isinstance', `${ANY} type`], ['issubclass', 'type type'], ['len', ITERABLE], ['abs', NUMBER],
  ['reversed', 'list/tuple/str/range/dict', 'list(@)'], ['str', `${ANY}`], ['str', 'bytes encoding errors?'],
  ['bytes', 'list/int/str encoding? errors?'], ['bytes', 'list/count/bytearray'],
  ['bytearray', 'list/count/bytes/str encoding?'], ['list', ITERABLE], ['tuple', ITERABLE], ['set', ITERABLE],
  ['frozenset', ITERABLE], ['dict', 'list/dict/tuple a=int?'], ['dict', ''], ['slice', 'index index? index?'],
  ['format', `${ANY} spec`], ['format', `int/float spec`], ['format', 'str/complex/bool spec'],
  ['iter', `${ITERABLE}`, 'list(@)'], ['next', ANY], ['callable', ANY], ['type', ANY], ['id', 'int int?', 'type(@)'],
  ['getattr', 'int str int?'], ['hasattr', `${ANY} str`], ['print', `${ANY} ${ANY}? sep=str/none? end=str?`],
  ['bytes.fromhex', 'hextext'], ['bytearray.fromhex', 'hextext'], ['float.fromhex', 'hextext'],
  ['int.from_bytes', 'bytes/list order? signed=bool?'], ['str.maketrans', 'dict/str str? str?'],
  ['bytes.maketrans', 'bytes bytes'], ['dict.fromkeys', `${ITERABLE} int?`], ['object', `${ANY}?`, 'type(@)'],
  ['vars', 'int?'], ['str.join', 'str list'], ['str.upper', ANY], ['list.append', 'list int'],
  ['int.__add__', `${ANY} ${ANY}`], ['dict.get', 'dict str'],
];

/** Expressions whose `@kind` become values. */
// prettier-ignore
export const OPERATIONS: readonly string[] = [
  ...['+', '-', '*', '/', '//', '%', '<', '<=', '==', '!=', '>', 'and', 'or'].map((op) => `@int ${op} @int`),
  ...['+', '-', '*', '/', '//', '%', '**', '<', '=='].flatMap((op) => [
    `@float ${op} @float`, `@int ${op} @float`, `@float ${op} @count`,
  ]),
  ...['+', '-', '*', '/', '**', '==', '<', '//', '%'].flatMap((op) => [
    `@complex ${op} @complex`, `@complex ${op} @int`, `@float ${op} @complex`,
  ]),
  ...['&', '|', '^', '<<', '>>'].flatMap((op) => [`@int ${op} @count`, `@count ${op} @int`, `@bool ${op} @bool`]),
  '@count ** @count', '@int ** @count', '-@int', '~@int', '+@bool', '-@float', '~@float', '-@complex', '~@bool',
  '-@str',
  ...['&', '|', '^', '-', '<', '<=', '==', '>'].flatMap((op) => [
    `@set ${op} @set`, `@set ${op} @frozenset`, `@frozenset ${op} @set`,
  ]),
  '@str + @str', '@str * @count', '@count * @str', '@str < @str', '@str in @str', '@str[@index]', '@str[@slice]',
  '@str[@index:@index]', '@str[@index:@index:@count]', '@bytes + @bytes', '@bytes * @count', '@bytes[@index]',
  '@bytes[@index:@index]', '@int in @bytes', '@bytes in @bytes', '@bytes == @bytearray', '@bytearray + @bytes',
  '@list + @list', '@list * @count', '@list[@index]', '@list[@index:@index:@count]', '@int in @list', '@list < @list',
  '@list == @list', '@list + @tuple', '@tuple + @tuple', '@tuple * @count', '@tuple[@index]', '@tuple < @tuple',
  '@tuple == @tuple', '@range[@index]', '@range[@slice]', '@range == @range', '@int in @range', '@dict | @dict',
  '@dict == @dict', '@str in @dict', '@dict[@str]', '@dict.keys() & @set', '@dict.keys() | @list',
  '@dict.items() - @set', '@dict < @dict', '@dict.keys() == @set', '@percent % @int', '@percent % @float',
  '@percent % @str', '@percent % @tuple', '@percent % @dict', '@percent % (@count, @int)', '@percent % @list',
  '@bytes % @int', '@bytes % @tuple', '@bytes % @bytes', `b'%s|%5d|%x' % (@bytes, @int, @int)`, 'format(@int, @spec)',
  'format(@float, @spec)', 'format(@complex, @spec)', 'format(@str, @spec)', 'format(@bool, @spec)',
  'format(@list, @spec)', 'format(@none, @spec)', 'first, *rest = @list; (first, rest)',
  'first, second = @tuple; second', '[*@list, *@tuple, *@set]', '{**@dict, **@dict}',
  '(lambda *a, **k: (a, k))(*@list, **@dict)', '@str.join(@list)', 'f"{@int:5}|{@float:.2f}|{@str!r:>8}"',
  'f"{@float!s:^12}|{@int:#x}|{@bool}"', 'f"{@list}{@dict!r}{@none!a:>6}"', '[v for v in @set | @set]',
  'list(map(@function, @list))', 'next(iter(@list))', 'next(iter(@set), @none)', 'list(zip(@str, @range))',
  '@int if @list else @str', 'not @set', '@none is None', '@type(@str)', '@type(@int)', '@type(@list)', '@type()',
  '@function(@str)', '@int.real', '@float.imag', '@complex.imag', '@str.nope', '@range.start', '@slice.step',
  '@int()', '@int[@index]', 'len(@int)', 'iter(@int)', '@list @ @list', '@int @ @int', '@str - @str', '@none + @int',
  '@dict + @dict', '@set + @set', '@type | @type',
];

/** What changes a receiver: a method with its signature, or a statement about `x`. */
// prettier-ignore
export const MUTATED: Partial<Record<Kind, readonly Callable[]>> = {
  list: [
    ['.append', ANY], ['.extend', ITERABLE], ['.insert', `index ${ANY}`], ['.pop', 'index?'], ['.remove', 'int/str'],
    ['.reverse', ''], ['.sort', 'key=function? reverse=bool?'], ['.clear', ''], ['x[@index] = @int', ''],
    ['x[@index:@index] = @list', ''], ['x[@index:@index:@count] = @list', ''], ['del x[@index]', ''],
    ['del x[@slice]', ''], ['x += @tuple', ''], ['x *= @count', ''], ['x[@slice] = @str', ''],
  ],
  dict: [
    ['.update', 'dict/list'], ['.setdefault', `${ANY} ${ANY}?`], ['.pop', `str/int ${ANY}?`], ['.popitem', ''],
    ['.clear', ''], ['x[@str] = @int', ''], ['del x[@str]', ''], ['x |= @dict', ''], ['x[@list] = 1', ''],
    ['.update', 'a=int b=str'], ['x[@float] = @str', ''],
  ],
  set: [
    ['.add', 'int/str/tuple/float'], ['.discard', 'int/str'], ['.remove', 'int/str'], ['.pop', ''],
    ['.update', `${ITERABLE} ${ITERABLE}?`], ['.intersection_update', ITERABLE], ['.difference_update', ITERABLE],
    ['.symmetric_difference_update', ITERABLE], ['.clear', ''], ['x |= @set', ''], ['x &= @set', ''],
    ['x -= @set', ''], ['x ^= @frozenset', ''], ['got.append(list(x))', ''],
  ],
  bytearray: [
    ['.append', 'int'], ['.extend', 'bytes/list'], ['.insert', 'index int'], ['.pop', 'index?'], ['.remove', 'int'],
    ['.reverse', ''], ['.clear', ''], ['x[@index] = @int', ''], ['x[@index:@index] = @bytes', ''],
    ['del x[@index]', ''], ['x += @bytes', ''], ['x *= @count', ''],
  ],
};
