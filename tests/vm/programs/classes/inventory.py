# A small program as a shop would have: totals, discounts, a report.
class Product:
    def __init__(self, name, price, count=1):
        self.name, self.price, self.count = name, price, count

    @property
    def total(self):
        return self.price * self.count

    @classmethod
    def parse(cls, line):
        name, *numbers = line.split(";")
        try:
            price, count = map(float, numbers)
        except ValueError as error:
            raise ValueError(f"{line!r}: {error}") from error
        return cls(name.strip().title(), price, int(count))


class Inventory(dict):
    def load(self, text):
        for number, line in enumerate(text.strip().splitlines(), 1):
            try:
                product = Product.parse(line)
            except ValueError as error:
                print(f"line {number} left out:", error)
                continue
            self[product.name] = product

    def report(self):
        width = max(map(len, self))
        for name in sorted(self, key=lambda n: -self[n].total):
            p = self[name]
            yield f"{p.name:<{width}} {p.count:>3} x {p.price:>8.2f} = {p.total:>9,.2f}"
        yield "-" * (width + 28)
        yield f"{'total':<{width}} {sum(p.total for p in self.values()):>26,.2f}"


stock = Inventory()
stock.load("""
chair; 49.5; 12
table; 199; 3
lamp; cheap; 2
 shelf; 1250.75; 1
bed; 5
""")
print(*stock.report(), sep="\n")
