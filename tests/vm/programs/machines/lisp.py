# A tiny Lisp: reader, environments, special forms, closures.
def parse(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()

    def read():
        token = tokens.pop(0)
        if token == "(":
            items = []
            while tokens[0] != ")":
                items.append(read())
            tokens.pop(0)
            return items
        try:
            return int(token)
        except ValueError:
            return token

    return read()


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound: {name}")
        return self.outer.find(name)


def product(*xs):
    result = 1
    for x in xs:
        result *= x
    return result


top = Env()
top.update({"+": lambda *xs: sum(xs), "*": product, "-": lambda a, b: a - b, "<": lambda a, b: a < b, "list": lambda *xs: list(xs), "map": lambda f, xs: [f(x) for x in xs]})


def evaluate(x, env=top):
    if isinstance(x, str):
        return env.find(x)[x]
    if not isinstance(x, list):
        return x
    head, *rest = x
    if head == "define":
        env[rest[0]] = evaluate(rest[1], env)
        return None
    if head == "if":
        return evaluate(rest[1] if evaluate(rest[0], env) else rest[2], env)
    if head == "lambda":
        return lambda *args: evaluate(rest[1], Env(rest[0], args, env))
    if head == "set":
        env.find(rest[0])[rest[0]] = evaluate(rest[1], env)
        return None
    if head == "do":
        return [evaluate(part, env) for part in rest][-1]
    function, *args = [evaluate(part, env) for part in x]
    return function(*args)


for line in (
    "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))",
    "(fact 5)",
    "(define counter (lambda (n) (lambda () (do (set n (+ n 1)) n))))",
    "(define c (counter 10))",
    "(list (c) (c))",
    "(map (lambda (x) (* x x)) (list 1 2 3))",
    "(unknown 1)",
):
    try:
        print(evaluate(parse(line)))
    except NameError as error:
        print(error)
