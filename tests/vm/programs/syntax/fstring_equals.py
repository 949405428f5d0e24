# python: 3.8+
# f"{name=}" and its forms.
x, name = 3.5, "Eva"
print(f"{x=} {name=} {x = } {x=!s} {name=!s} {x=:.2f} {x + 1=} {len(name)=} {name.upper()=:>6}")
items = [1, 2]
print(f"{items[0]=}, {items=}, { items = }, {[i for i in items]=}")
