import { atLeast, type CodeObject, type Instruction, type OperandKind } from '../../pyc/index.ts';
import { memberPlace } from '../shared/code-places.ts';
import type { Compiled } from '../shared/compiled.ts';
import { hueOf } from '../shared/hues.ts';
import { code, say, type Said } from '../shared/say.ts';
import { thousands } from '../shared/thousands.ts';
import { cacheNames, isPrefix, printsOffsets, type Listing } from './listing.ts';
import type { Cell } from './model.ts';

/** What a column is, in one sentence. */
export function columnSaid(cell: Cell, python: CodeObject['python']): Said[] {
  switch (cell) {
    case 'line':
      return atLeast(python, '3.13')
        ? say`The line of source that the instructions from here on come from; ${code('--')} where they come from none.`
        : say`The line of source that the instructions from here on come from.`;
    case 'label':
      return atLeast(python, '3.13')
        ? say`A name that ${code('dis')} makes up for every place that is jumped to, and where a range of the exception table begins, ends or leads.`
        : say`Marks a place that is jumped to${atLeast(python, '3.11') ? ', or where an exception handler begins' : ''}.`;
    case 'offset':
      return say`Where the instruction stands: bytes from the start of ${code('co_code')}.${atLeast(python, '3.11') ? ' Gaps are inline caches.' : ''}`;
    case 'opname':
      return say`The name of the opcode. In the file it is one byte; names and numbers belong to one Python version.`;
    case 'arg':
      return atLeast(python, '3.6')
        ? say`The operand: the instruction’s second byte, widened by ${code('EXTENDED_ARG')} before it. It is nothing but a number.`
        : say`The operand: two bytes behind the opcode, the lower one first. It is nothing but a number.`;
    case 'operand':
      return say`What the number stands for: ${code('dis')} looked it up in the code object’s own tables or in a list of the interpreter.`;
  }
}

const counted = (count: number, one: string) => `${thousands(count)} ${one}${count === 1 ? '' : 's'}`;

/** Where a constant or a name stands in the file. */
function standsAt(file: Compiled, owner: CodeObject, field: string, index: number): Said[] {
  const place = memberPlace(file.body, owner, field, index);
  if (!place) return [];
  const { start, end } = place.target ?? place;
  return say`, bytes ${thousands(start)} to ${thousands(end - 1)} of the file`;
}

/** How a list that an operand indexes begins, up to the entry that is meant. */
function fromList(list: readonly string[], index: number): Said[] {
  const shown = list.slice(0, Math.min(3, list.length));
  const said = shown.flatMap((text, n): Said[] => [n === 0 ? '' : ', ', `${n} is `, code(text)]);
  return index < shown.length || shown.length === 0
    ? said
    : [...said, index === shown.length ? ', ' : ' … ', `${index} is `, code(list[index])];
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Of the operand: what the number means, and how it comes to that. */
function operandSaid(file: Compiled, listing: Listing, each: Instruction): Said[] {
  const owner = listing.entry.code;
  const { table } = listing;
  const arg = each.arg;
  const opcode = table.byNumber[each.opcode];
  const kind: OperandKind = opcode?.operand ?? 'number';
  const hue = hueOf(owner.python, each.opname);
  const named = code(each.opname);
  if (arg === null) return say`${named} takes no operand.`;
  if (each.error !== null)
    return say`${code(arg)} points to nothing here, and ${code('dis')} raises ${code(each.error)}.`;
  const it = code(arg);
  const meaning = code(each.argrepr, hue);
  const name = (shift: number) => {
    const index = arg >> shift;
    const flags = arg & ((1 << shift) - 1);
    return say`${it} is index ${code(index)} and the ${shift === 1 ? 'flag' : 'flags'} ${code(flags)}: ${code(`${arg} >> ${shift}`)} gives the index, and ${code(`co_names[${index}]`)} is ${code(owner.names[index] ?? '?', 'name')}${standsAt(file, owner, 'names', index)}.`;
  };
  switch (kind) {
    case 'const':
    case 'const-index': {
      const constant = owner.consts[arg];
      const { start, end } = constant?.range ?? { start: 0, end: 0 };
      return say`${it} is an index into the constants: ${code(`co_consts[${arg}]`)}${kind === 'const' ? [' is ', meaning] : []}${constant ? `, bytes ${thousands(start)} to ${thousands(end - 1)} of the file` : ''}.`;
    }
    case 'small-int':
      return say`${it} is the number itself: small integers need no place among the constants.`;
    case 'common-constant':
      return say`${it} is an index into a list of the interpreter’s own constants: ${fromList(table.commonConstants, arg)}. It is not in the file.`;
    case 'special-method':
      return say`${it} is an index into the interpreter’s list of special methods: ${fromList(table.specialMethods, arg)}.`;
    case 'name':
      return say`${it} is an index into the names: ${code(`co_names[${arg}]`)} is ${meaning}${standsAt(file, owner, 'names', arg)}.`;
    case 'global':
      return [...name(1), ...(arg & 1 ? say` The flag says: push NULL too, because a call follows.` : [])];
    case 'attribute':
      return [
        ...name(1),
        ...(arg & 1 ? say` The flag says: this is to be called, so push the method and ${code('self')}, or NULL.` : []),
      ];
    case 'super-attribute':
      return name(2);
    case 'import-name':
      return [...name(2), ...(arg & 3 ? say` The flags say: ${code(arg & 1 ? 'lazy' : 'eager')}.` : [])];
    case 'local':
    case 'free': {
      const list = atLeast(owner.python, '3.11')
        ? 'co_localsplusnames'
        : kind === 'local'
          ? 'co_varnames'
          : 'co_cellvars + co_freevars';
      return say`${it} is the number of a slot of the frame: entry ${code(arg)} of ${code(list)} is ${meaning}.`;
    }
    case 'two-locals':
      return say`${it} is two slots in one byte: ${code(`${arg} >> 4`)} is ${code(arg >> 4)}, ${code(`${arg} & 15`)} is ${code(arg & 15)}; they are ${meaning}.`;
    case 'jump': {
      const target = each.jumpTarget!;
      const to = say`${printsOffsets(listing) ? 'offset ' : ''}${code(listing.placeName(target), 'jump')}${printsOffsets(listing) ? '' : `, offset ${target}`}`;
      if (opcode?.jump === 'absolute')
        return table.jumpUnit === 1
          ? say`${it} is the offset to go to, from the start of the code.`
          : say`${it} counts code units of 2 bytes from the start of the code: it leads to ${to}.`;
      const unit = table.jumpUnit === 1 ? counted(arg, 'byte') : `${counted(arg, 'code unit')} of 2 bytes`;
      const after = each.caches > 0 ? 'the inline caches behind this instruction' : 'the next instruction';
      return say`${it} means ${unit} ${opcode?.jump === 'backward' ? 'back' : 'on'}, counted from ${each.caches > 0 ? `behind ${after}` : after}: ${to}.`;
    }
    case 'compare':
      if (atLeast(owner.python, '3.13'))
        return say`${it} holds three things: ${code(`${arg} >> 5`)} is ${code(arg >> 5)}, the operator ${code(table.cmpOp[arg >> 5] ?? '?')}; ${arg & 16 ? say`bit 16 is set, so the result is made a ${code('bool')}` : say`bit 16 is not set, so the result stays what the comparison gives`}; the lowest four bits help the specialised forms.`;
      if (atLeast(owner.python, '3.12'))
        return say`${it} holds two things: ${code(`${arg} >> 4`)} is ${code(arg >> 4)}, the operator ${meaning}; the lowest four bits help the specialised forms.`;
      return say`${it} in ${named} means ${meaning}. It is an index into a list of operators: ${fromList(table.cmpOp, arg)}.`;
    case 'is':
    case 'contains':
      return say`${it} in ${named} means ${meaning}: ${code(0)} is ${code(kind === 'is' ? 'is' : 'in')}, ${code(1)} turns it round.`;
    case 'binary-op':
      return say`${it} in ${named} means ${meaning}. It is an index into a list of operators: ${fromList(
        table.nbOps.map(([, symbol]) => symbol),
        arg,
      )}. CPython calls this one ${code(table.nbOps[arg][0])}.`;
    case 'format-value':
      return say`The lowest two bits choose a conversion (0 none, 1 ${code('str')}, 2 ${code('repr')}, 3 ${code('ascii')}), the next one says that a format stands on the stack.`;
    case 'convert-value':
      return say`${it} chooses the conversion: 1 is ${code('str')}, 2 is ${code('repr')}, 3 is ${code('ascii')}.`;
    case 'make-function':
    case 'function-attribute': {
      const names = table.functionAttributes.map((text, bit): Said[] => [
        bit === 0 ? '' : ', ',
        `${1 << bit} is `,
        code(text),
      ]);
      return say`Each bit of ${it} is something that the function is given: ${names.flat()}.`;
    }
    case 'intrinsic-1':
    case 'intrinsic-2':
      return say`${it} is an index into a list of the interpreter’s helpers: ${meaning}.`;
    case 'number':
    case 'none':
      if (isPrefix(listing, each))
        return say`${it} is moved up by eight bits and added to the operand that follows, which has one byte alone.`;
      return say`${it} stands for itself: it is a number that ${named} works with.`;
  }
}

/** What is said of one cell of a row. `unit` is the number of a cache row. */
export function cellSaid(file: Compiled, listing: Listing, each: Instruction, cell: Cell, unit: number): Said[] {
  const { position } = each;
  const { python } = listing.entry.code;
  if (unit >= 0) {
    const names = cacheNames(listing, each);
    return say`Unit ${unit + 1} of ${each.caches} of the inline cache of ${code(each.opname)}${names[unit] ? [' (', code(names[unit]), ')'] : []}: room where the running interpreter remembers what it met. In a file it is zero.`;
  }
  switch (cell) {
    case 'line':
      if (position.line === null) return say`No line of source: the compiler made this instruction up.`;
      if (position.line === 0) return say`Line 0 is before the first line: the instruction starts the module.`;
      return position.col === null
        ? say`Line ${position.line} of the source.`
        : say`Line ${position.line}${position.endLine !== null && position.endLine !== position.line ? ` to ${position.endLine}` : ''} of the source, from column ${position.col} to ${position.endCol ?? '?'}, counted in UTF-8 bytes from 0.`;
    case 'label':
      if (!each.isJumpTarget) return say`Nothing jumps here.`;
      return say`${sources(listing, each)}`;
    case 'offset':
      return say`${counted(each.offset, 'byte')} after the start of ${code('co_code')}, which begins at byte ${thousands(listing.entry.code.codeRange.start)} of the file: byte ${thousands(each.range.start)}.`;
    case 'opname':
      return say`Opcode ${code(each.opcode)} of Python ${python}.${each.caches > 0 ? ` ${firstUpper(counted(each.caches, 'code unit'))} of inline cache ${each.caches === 1 ? 'follows' : 'follow'} it.` : ''}${isPrefix(listing, each) ? ' It widens the operand of the instruction after it.' : ''}`;
    case 'arg':
    case 'operand':
      return operandSaid(file, listing, each);
  }
}

/** Who comes to a place: jumps, and ranges of the exception table. */
function sources(listing: Listing, each: Instruction): Said[] {
  const { instructions, handlers, placeName } = listing;
  const from = instructions.filter(({ jumpTarget }) => jumpTarget === each.offset);
  const said: Said[] = [];
  if (from.length > 0) {
    const shown = from
      .slice(0, 4)
      .flatMap((jump, n): Said[] => [n === 0 ? '' : ', ', code(jump.opname), ` at offset ${jump.offset}`]);
    said.push(...say`Jumped to by ${shown}${from.length > 4 ? ` and ${thousands(from.length - 4)} more` : ''}. `);
  }
  const leading = handlers.filter(({ target }) => target === each.offset);
  if (leading.length > 0)
    said.push(
      ...say`An exception handler: ${leading.length === 1 ? 'an entry' : `${leading.length} entries`} of the exception table ${leading.length === 1 ? 'leads' : 'lead'} here. `,
    );
  if (handlers.some(({ start }) => start === each.offset))
    said.push(...say`A range of the exception table begins at ${code(placeName(each.offset))}. `);
  if (handlers.some(({ end }) => end === each.offset))
    said.push(...say`A range of the exception table ends before ${code(placeName(each.offset))}. `);
  return said;
}
