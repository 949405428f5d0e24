/** None, NotImplemented, Ellipsis. */
import { None, T, bool, str } from '../objects/types.ts';
import { constructor, methods } from './define.ts';

methods(T.none, { '__repr__ 0': () => str('None'), '__bool__ 0': () => bool(false) });
constructor(T.none, () => None);
methods(T.notImplemented, { '__repr__ 0': () => str('NotImplemented') });
methods(T.ellipsis, { '__repr__ 0': () => str('Ellipsis') });
