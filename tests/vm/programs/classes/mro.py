# Many bases: the order in which they are asked, cooperation through super(), what cannot be ordered.
class Base:
    def __init__(self, **rest):
        print("Base", rest)

    def save(self):
        return ["base"]


class Named(Base):
    def __init__(self, name, **rest):
        print("Named", name)
        super().__init__(**rest)
        self.name = name

    def save(self):
        return ["named"] + super().save()


class Dated(Base):
    def __init__(self, date, **rest):
        print("Dated", date)
        super().__init__(**rest)
        self.date = date

    def save(self):
        return ["dated"] + super().save()


class Document(Named, Dated):
    def __init__(self, **rest):
        super().__init__(**rest)

    def save(self):
        return ["document"] + super().save()


doc = Document(name="n", date=5)
print(doc.save(), [c.__name__ for c in Document.__mro__], Document.__bases__ == (Named, Dated))
print(super(Named, doc).save(), super(Document, Document).save(doc))
print(issubclass(Document, Base), isinstance(doc, (int, Dated)), Document.mro() == list(Document.__mro__))
try:
    class Impossible(Base, Named):
        pass
except TypeError as error:
    print(error)
try:
    class Twice(Base, Base):
        pass
except TypeError as error:
    print(error)


class X: pass
class Y: pass
class A(X, Y): pass
class B(Y, X): pass


try:
    type("C", (A, B), {})
except TypeError as error:
    print(str(error).split("\n")[0])
