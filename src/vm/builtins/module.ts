/** Modules. */
import { dictGetStr } from '../objects/dict.ts';
import { PyModule } from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { T, str } from '../objects/types.ts';
import { methods } from './define.ts';

methods(T.module, {
  '__repr__ 0': ([self]) => {
    const { name, dict: names } = self as PyModule;
    const file = dictGetStr(names!, '__file__');
    return str(`<module '${name}'${file ? ` from ${repr(file)}` : ' (built-in)'}>`);
  },
});
