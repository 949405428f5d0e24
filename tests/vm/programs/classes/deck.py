# Cards: class constants, a sort key, a small generator of random numbers.
class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 16) % n


class Card:
    SUITS = "clubs diamonds hearts spades".split()
    RANKS = [None, "ace"] + list(range(2, 11)) + ["jack", "queen", "king"]

    def __init__(self, suit, rank):
        self.suit, self.rank = suit, rank

    def __str__(self):
        return "{} of {}".format(self.RANKS[self.rank], self.SUITS[self.suit])

    def __lt__(self, other):
        return (self.suit, self.rank) < (other.suit, other.rank)


class Deck:
    def __init__(self, suits=4, ranks=5):
        self.cards = [Card(s, r) for s in range(suits) for r in range(1, ranks + 1)]

    def shuffle(self, random):
        for i in range(len(self.cards) - 1, 0, -1):
            j = random.below(i + 1)
            self.cards[i], self.cards[j] = self.cards[j], self.cards[i]

    def deal(self, n):
        hand, self.cards[-n:] = self.cards[-n:], []
        return hand


deck = Deck()
deck.shuffle(Random(42))
for _ in range(2):
    print(", ".join(map(str, sorted(deck.deal(4)))))
print(len(deck.cards), min(deck.cards), max(deck.cards))
