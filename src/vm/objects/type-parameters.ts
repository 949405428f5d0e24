/** Type parameters and aliases (PEP 695 and 696), and the base `Generic` that a class with parameters gets. */
import { parametersIn } from './generics.ts';
import { dictGetStr, dictSet } from './dict.ts';
import {
  PyAlias,
  PyBuiltin,
  PyDescriptor,
  PyDict,
  PyFunction,
  PyObject,
  PyTuple,
  PyType,
  PyTypeParameter,
  type PyStr,
} from './model.ts';
import { call, runtime } from './runtime.ts';
import { None, T, builtinType, int, str, tuple, typeError, unsupported } from './types.ts';
import { minor } from './version.ts';

/** `typing.NoDefault`. */
export const noDefault = new PyObject(builtinType('NoDefaultType'));

/** `typing.Generic`, and what `Box[int]` makes of a class that has it as a base. */
const genericType = builtinType('Generic', 'object');
export const classAlias = builtinType('_GenericAlias');
/** `typing.Unpack[Ts]`. */
export const unpackAlias = builtinType('_UnpackGenericAlias');

const moduleHere = (): PyObject => dictGetStr(runtime().running().globals, '__name__') ?? None;

function parameter(type: PyType, name: PyObject): PyTypeParameter {
  return new PyTypeParameter(type, (name as PyStr).s, moduleHere());
}

type Lazy = 'bound' | 'constraints' | 'fallback' | 'value';

/** What a lazy part is, made when it is first asked for; null where there is none. */
export function evaluated(self: PyTypeParameter, part: Lazy): PyObject | null {
  const held = self.lazy.get(part);
  if (!held) return null;
  if ('made' in held) return held.made;
  // From 3.14 on the function is told the format of annotations: VALUE.
  const made = call(held.make, minor >= 14 ? [int(1)] : []);
  self.lazy.set(part, { made });
  return made;
}

/** The helpers of CALL_INTRINSIC_1 for type parameters; null for what is none. */
export function typeParameterIntrinsic1(which: number, value: PyObject): PyObject | null {
  if (which === 7) return parameter(T.typeVar, value);
  if (which === 8) return parameter(T.paramSpec, value);
  if (which === 9) return parameter(T.typeVarTuple, value);
  if (which === 10) return new PyAlias(classAlias, genericType, (value as PyTuple).items);
  if (which !== 11) return null;
  const [name, parameters, make] = (value as PyTuple).items;
  const alias = parameter(T.typeAliasType, name);
  alias.parameters = parameters instanceof PyTuple ? parameters.items : [];
  alias.lazy.set('value', { make });
  return alias;
}

/** The helpers of CALL_INTRINSIC_2 for type parameters; null for what is none. */
export function typeParameterIntrinsic2(which: number, first: PyObject, second: PyObject): PyObject | null {
  if (which === 2 || which === 3) {
    const made = parameter(T.typeVar, first);
    made.lazy.set(which === 2 ? 'bound' : 'constraints', { make: second });
    return made;
  }
  if (which === 4) {
    (first as PyFunction).typeParameters = second;
    return first;
  }
  if (which !== 5) return null;
  (first as PyTypeParameter).lazy.set('fallback', { make: second });
  return first;
}

/** The type parameters of a generic class: those of its `Generic[…]` base, else all in its bases. */
function classParameters(type: PyType): PyObject[] {
  const bases = dictGetStr(type.attributes, '__orig_bases__');
  const aliases = bases instanceof PyTuple ? bases.items.filter((base) => base instanceof PyAlias) : [];
  const own = aliases.find((base) => base.origin === genericType);
  return own ? [...own.args] : parametersIn(aliases);
}

dictSet(
  genericType.attributes,
  str('__class_getitem__'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, '__class_getitem__', ([type, key]) => {
      if (type === genericType) return unsupported('typing.Generic');
      const parameters = classParameters(type as PyType);
      const given = key.type === T.tuple ? (key as PyTuple).items : [key];
      const shown = `<class '${typeText(type as PyType)}'>`;
      if (parameters.length === 0) return typeError(`${shown} is not a generic class`);
      const hasMore = parameters.some((one) => one.type === T.typeVarTuple || one.type === T.paramSpec);
      if (hasMore) return unsupported('arguments for a ParamSpec or TypeVarTuple');
      const withDefault = parameters.filter((one) => (one as PyTypeParameter).lazy.has('fallback')).length;
      const least = parameters.length - withDefault;
      if (given.length < least || given.length > parameters.length) {
        const expected = withDefault > 0 && given.length < least ? `at least ${least}` : parameters.length;
        return typeError(
          `Too ${given.length > parameters.length ? 'many' : 'few'} arguments for ${shown}; actual ${given.length}, expected ${expected}`,
        );
      }
      const rest = parameters.slice(given.length).map((one) => evaluated(one as PyTypeParameter, 'fallback')!);
      return new PyAlias(classAlias, type, [...given, ...rest]);
    }),
  ),
);

function typeText(type: PyType): string {
  const module = dictGetStr(type.attributes, '__module__');
  return module && 's' in module ? `${(module as PyStr).s}.${type.qualname}` : type.qualname;
}

/** A class's `__parameters__`, which `Generic.__init_subclass__` sets. */
export function setParameters(type: PyType): void {
  if (!(type.attributes instanceof PyDict) || !type.mro.includes(genericType)) return;
  dictSet(type.attributes, str('__parameters__'), tuple(classParameters(type)));
}
