# The methods of an asynchronous context manager that return None.
class C:
    async def __aenter__(self):
        return 1
    async def __aexit__(self, *a):
        print('exit')
async def f():
    async with C():
        print('body')
o = f()
try:
    o.send(None)
except StopIteration:
    print('finished')
