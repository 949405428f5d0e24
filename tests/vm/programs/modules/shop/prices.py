"""Prices."""
print("prices is run as", __name__)
VAT = 0.25
loaded = ["once"]
table = {"pen": 1.5, "book": 12}


def gross(net):
    return net * (1 + VAT)
