from .base import Animal


class Dog(Animal):
    sound = "woof"
