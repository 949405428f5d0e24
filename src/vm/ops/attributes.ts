/** Opcodes that read, set and delete attributes. */
import { dropped } from '../dropped.ts';
import { getAttribute, loadMethod, setAttribute } from '../objects/attributes.ts';
import type { Frame } from '../frame.ts';
import { PySuper, PyType, type PyObject } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { superOwner } from '../objects/classes.ts';
import { T } from '../objects/types.ts';
import { between, attribute, defineOp, listed, pushes, say, type Explaining } from './define.ts';

/** What a method call finds, as it is pushed up to 3.12: the method and its self, or NULL and the attribute. */
function pushMethod(frame: Frame, object: PyObject, name: string): void {
  const [found, self] = loadMethod(object, name);
  frame.push(self === null ? null : found);
  frame.push(self === null ? found : self);
}

/** `super().name`, from what LOAD_SUPER_ATTR pops. */
function superAttribute(frame: Frame, arg: number): PyObject {
  const name = frame.prepared.code.names[arg >> 2];
  const self = frame.pop();
  const from = frame.pop();
  const callable = frame.pop();
  if (callable !== T.super || !(from instanceof PyType))
    return getAttribute(call(callable, arg & 2 ? [from, self] : []), name);
  return getAttribute(new PySuper(T.super, from, self, superOwner(from, self)), name);
}

const explainSuper = (step: Explaining) =>
  say`Pop ${listed([...step.popped].reverse())}, find ${attribute(step.code.names[step.arg >> 2])} in the classes after ${step.popped[1]}${pushes(step)}.`;

export const attributeOps = [
  defineOp({
    name: 'LOAD_ATTR',
    versions: between('3.13', '3.15'),
    summary:
      'Pop an object, push its attribute; with the operand’s lowest bit, push a method and its self, or the attribute and NULL, for a call.',
    pops: 1,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg) {
      const name = frame.prepared.code.names[arg >> 1];
      const object = frame.pop();
      if ((arg & 1) === 0) return frame.push(getAttribute(object, name));
      const [found, self] = loadMethod(object, name);
      frame.push(found);
      frame.push(self);
    },
    explain: (step) =>
      say`Pop ${step.popped}, get its attribute ${attribute(step.code.names[step.arg >> 1])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_ATTR',
    versions: ['3.12'],
    summary:
      'Pop an object, push its attribute; with the operand’s lowest bit, push a method and its self, or NULL and the attribute, for a call.',
    pops: 1,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg) {
      const name = frame.prepared.code.names[arg >> 1];
      const object = frame.pop();
      if ((arg & 1) === 0) return frame.push(getAttribute(object, name));
      pushMethod(frame, object, name);
    },
    explain: (step) =>
      say`Pop ${step.popped}, get its attribute ${attribute(step.code.names[step.arg >> 1])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_ATTR',
    versions: between('3.7', '3.11'),
    summary: 'Pop an object, push its attribute.',
    pops: 1,
    pushes: 1,
    run(frame, arg, machine) {
      const object = frame.pop();
      frame.push(getAttribute(object, frame.prepared.code.names[arg]));
      dropped(object, machine);
    },
    explain: (step) =>
      say`Pop ${step.popped}, get its attribute ${attribute(step.code.names[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_METHOD',
    versions: between('3.7', '3.11'),
    summary: 'Pop an object; push its method and the object as self, or NULL and the attribute that has this name.',
    pops: 1,
    pushes: 2,
    run(frame, arg) {
      pushMethod(frame, frame.pop(), frame.prepared.code.names[arg]);
    },
    explain: (step) => say`Pop ${step.popped}, get its method ${attribute(step.code.names[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_ATTR',
    versions: between('3.7', '3.15'),
    summary: 'Pop an object and a value below it, set an attribute of the object to the value.',
    pops: 2,
    pushes: 0,
    run(frame, arg) {
      const object = frame.pop();
      setAttribute(object, frame.prepared.code.names[arg], frame.pop());
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, set the attribute ${attribute(step.code.names[step.arg])} to ${step.popped[0]}${pushes(step)}.`,
  }),
  defineOp({
    name: 'DELETE_ATTR',
    versions: between('3.7', '3.15'),
    summary: 'Pop an object, delete an attribute of it.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      setAttribute(frame.pop(), frame.prepared.code.names[arg], null);
    },
    explain: (step) =>
      say`Pop ${step.popped}, delete its attribute ${attribute(step.code.names[step.arg])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_SUPER_ATTR',
    versions: between('3.13', '3.15'),
    summary:
      'Pop self, a class and super; push the attribute that comes after that class in self’s method resolution order.',
    pops: 3,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg) {
      frame.push(superAttribute(frame, arg));
      if (arg & 1) frame.push(null);
    },
    explain: explainSuper,
  }),
  defineOp({
    name: 'LOAD_SUPER_ATTR',
    versions: ['3.12'],
    summary:
      'Pop self, a class and super; push (above NULL, for a call) the attribute that comes after that class in self’s method resolution order.',
    pops: 3,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg) {
      const found = superAttribute(frame, arg);
      if (arg & 1) frame.push(null);
      frame.push(found);
    },
    explain: explainSuper,
  }),
];
