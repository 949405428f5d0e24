"""Prints as JSON, by bit of `co_flags`, what __future__ of the running CPython (2.7, 3.6 to 3.15) says it stands for:
[feature, constant]. Features without a bit of their own are left out: those with 0, and nested_scopes, whose bit says NESTED."""
from __future__ import print_function
import __future__
import json

constants = dict((value, name[3:]) for name, value in vars(__future__).items() if name.startswith('CO_FUTURE_'))
features = [(getattr(__future__, name).compiler_flag, name) for name in __future__.all_feature_names]

if __name__ == '__main__':
    print(json.dumps(dict((flag, [name, constants[flag]]) for flag, name in features if flag in constants), sort_keys=True))
