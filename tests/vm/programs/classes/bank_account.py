# Accounts that check what is done with them, and a log.
class InsufficientFunds(Exception):
    def __init__(self, wanted, there):
        self.wanted, self.there = wanted, there

    def __str__(self):
        return f"wanted {self.wanted}, there is {self.there}"


class Account:
    rate = 0.0
    _next = 100

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        self.number = Account._next
        Account._next += 1
        self.log = []

    @property
    def balance(self):
        return self.__balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.__balance += amount
        self.log.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFunds(amount, self.__balance)
        self.__balance -= amount
        self.log.append(("withdraw", amount))

    def year(self):
        self.__balance = round(self.__balance * (1 + self.rate), 2)
        return self

    def __str__(self):
        return f"{self.number} {self.owner}: {self.balance:,.2f}"


class Savings(Account):
    rate = 0.025


def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except InsufficientFunds as error:
        print("refused:", error)
        return False
    else:
        target.deposit(amount)
        return True
    finally:
        print(source, "|", target)


ann, bob = Account("Ann", 1200), Savings("Bob")
print(transfer(ann, bob, 1000), transfer(ann, bob, 300))
print(bob.year().year(), ann.log, bob.log)
try:
    bob.balance = 10**6
except AttributeError as error:
    print(type(error).__name__)
print(hasattr(ann, "__balance"), ann._Account__balance, sorted(vars(ann)))
try:
    ann.deposit(-5)
except ValueError as error:
    print(error)
