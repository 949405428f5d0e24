"""try_snippets.py: what small pieces of Python print.

    try_snippets.py prepare FILE    FILE holds a JSON list of sources; prints a JSON list of sources to run (3.9+)
    try_snippets.py run FILE        FILE holds such sources; prints a JSON list of [its .pyc as hex, what it printed]

A piece whose last statement is an expression prints its repr; one that raises prints the exception's type and text.
`prepare` moves constants into variables, so that the compiler computes nothing in advance.
"""
import json, sys


def prepare_all(sources):
    import ast

    class Hoist(ast.NodeTransformer):
        def __init__(self):
            self.names = {}

        def visit_Constant(self, node):
            key = (type(node.value).__name__, repr(node.value))
            if node.value is None or node.value is Ellipsis or isinstance(node.value, bool): return node
            name = self.names.setdefault(key, (f'_{len(self.names)}', node))[0]
            return ast.copy_location(ast.Name(name, ast.Load()), node)

        def visit_JoinedStr(self, node):
            for part in node.values:
                if isinstance(part, ast.FormattedValue): part.value = self.visit(part.value)
            return node

        def visit_FunctionDef(self, node): return node
        def visit_ClassDef(self, node): return node
        def visit_Import(self, node): return node
        def visit_MatchValue(self, node): return node

    out = []
    for source in sources:
        tree = ast.parse(source)
        hoist = Hoist()
        body = [hoist.visit(one) for one in tree.body]
        if body and isinstance(body[-1], ast.Expr):
            value = body[-1].value
            isprint = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == 'print'
            if not isprint: body[-1] = ast.parse('print(repr(0))').body[0]; body[-1].value.args[0].args[0] = value
        lines = [f'{name} = {ast.unparse(node)}' for name, node in hoist.names.values()]
        text = '\n'.join(lines + [ast.unparse(ast.fix_missing_locations(one)) for one in body])
        indented = ''.join(f'    {line}\n' for line in text.split('\n'))
        text = f'try:\n{indented}except BaseException as _e: print(type(_e).__name__, str(_e), sep=": ")\n'
        out.append(text)
    return out


def run_all(sources):
    import importlib.util, io, marshal, resource, signal, warnings
    header = importlib.util.MAGIC_NUMBER + bytes(12)
    warnings.simplefilter('ignore')
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))

    class Late(BaseException): pass

    def late(*_): raise Late('took too long')

    signal.signal(signal.SIGALRM, late)
    out = []
    for source in sources:
        real, sys.stdout = sys.stdout, io.StringIO()
        signal.setitimer(signal.ITIMER_REAL, 1)
        code = ''
        try:
            compiled = compile(source, '<piece>', 'exec')
            code = (header + marshal.dumps(compiled)).hex()
            exec(compiled, {'__name__': '__main__'})
        except SyntaxError:
            sys.stdout = io.StringIO(); print('<not compiled>')
        except BaseException as error:
            print('<escaped>', type(error).__name__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            text, sys.stdout = sys.stdout.getvalue(), real
        out.append([code, text])
    return out


with open(sys.argv[2], encoding='utf-8') as file: given = json.load(file)
print(json.dumps(prepare_all(given) if sys.argv[1] == 'prepare' else run_all(given)))
