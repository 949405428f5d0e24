# A program of three files: names imported in every way, a module that runs once, one that fails.
import prices
import prices as again
from prices import VAT, gross as with_vat
from basket import *

print(prices is again, VAT, with_vat(100), __name__, prices.__name__)
basket = Basket()
basket.add("pen", 2).add("book")
print(basket, basket.total())
prices.VAT = 0.5
print(VAT, with_vat(100), basket.total())
try:
    print(_private)
except NameError as error:
    print(error)


def late():
    import prices
    return prices.loaded


print(late())
try:
    import broken
except ZeroDivisionError as error:
    print("broken:", error)
