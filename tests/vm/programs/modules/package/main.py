# A package: submodules, relative imports, what the package's __init__ gives.
import zoo.birds
from zoo import Animal, mammals
from zoo.mammals import Dog as D

print(zoo.birds.Parrot("Polly").speak(), D("Rex").speak(), isinstance(D("x"), Animal), zoo.__name__, mammals.__name__)
print(zoo.birds.sounds, zoo.count())
import zoo.mammals as m

print(m is mammals, m.Dog is D)
try:
    from zoo import fish
except ImportError as error:
    print("ImportError")
