# python: 3.10+
# A simplifier of expressions, written with patterns.
class Expr:
    __match_args__ = ("op", "left", "right")

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def __eq__(self, other):
        return isinstance(other, Expr) and (self.op, self.left, self.right) == (other.op, other.left, other.right)

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


def simplify(e):
    match e:
        case Expr(op, left, right):
            match op, simplify(left), simplify(right):
                case "+", 0, x:
                    return x
                case "+", x, 0:
                    return x
                case "*", 0, _:
                    return 0
                case "*", _, 0:
                    return 0
                case "*", 1, x:
                    return x
                case "*", x, 1:
                    return x
                case "-", x, y if x == y:
                    return 0
                case "+", int(a), int(b):
                    return a + b
                case "*", int(a), int(b):
                    return a * b
                case _, l, r:
                    return Expr(op, l, r)
        case _:
            return e


def derive(e, by):
    match e:
        case str(name):
            return int(name == by)
        case int():
            return 0
        case Expr("+" | "-" as op, a, b):
            return Expr(op, derive(a, by), derive(b, by))
        case Expr("*", a, b):
            return Expr("+", Expr("*", derive(a, by), b), Expr("*", a, derive(b, by)))
    raise ValueError(f"cannot derive {e}")


e = Expr("+", Expr("*", 3, "x"), Expr("*", Expr("+", "y", 0), 1))
print(e, "=", simplify(e))
print(simplify(derive(Expr("*", "x", Expr("+", "x", 2)), "x")))
print(simplify(Expr("-", Expr("+", 1, 2), 3)))
