# python: 3.14+
name = "Ada"
greeting = t"hello {name!r:>7}"
print(greeting.strings, greeting.values)
