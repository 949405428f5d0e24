import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRequest } from '../../../../src/widgets/shared/embed/protocol.ts';

describe('readRequest', () => {
  test.each([
    [{ type: 'hello' }],
    [{ type: 'hello', keys: ['PageDown', 'PageUp', 'Escape'] }],
    [{ type: 'getState' }],
    [{ type: 'reset' }],
    [{ type: 'reveal' }],
    [{ type: 'setState', state: '#1.sample=fib' }],
    [{ type: 'step', by: -2 }],
    [{ type: 'step', to: 0 }],
    [{ type: 'setTheme', theme: 'dark', background: 'transparent' }],
    [{ type: 'setStyle', properties: { '--pyc-ink': 'red' } }],
  ])('reads %j', (request) => {
    expect(readRequest({ insidePyc: 1, id: 7, ...request })).toMatchObject({ kind: 'request', request, id: 7 });
  });

  test.each([
    [{ type: 'hello', keys: 'Escape' }, 'PageDown, PageUp, Escape'],
    [{ type: 'hello', keys: ['Escape', 'a'] }, 'PageDown, PageUp, Escape'],
    [{ type: 'step' }, 'one whole number'],
    [{ type: 'step', by: 1, to: 2 }, 'one whole number'],
    [{ type: 'step', to: 1.5 }, 'one whole number'],
    [{ type: 'step', to: '3' }, 'one whole number'],
    [{ type: 'setState' }, 'fragment'],
    [{ type: 'setState', state: 'x'.repeat(9000) }, 'fragment'],
    [{ type: 'setTheme', theme: 'pink' }, 'auto, light or dark'],
    [{ type: 'setTheme', theme: 'dark', background: 'url(x)' }, 'paper or transparent'],
    [{ type: 'setStyle', properties: ['red'] }, 'custom properties'],
    [{ type: 'setStyle', properties: { '--pyc-ink': 1 } }, 'custom properties'],
    [{ type: '__proto__' }, 'no request “__proto__”'],
    [{}, 'no request “undefined”'],
  ])('says what is wrong with %j', (message, says) => {
    const read = readRequest({ insidePyc: 1, ...message });
    expect(read).toMatchObject({ kind: 'wrong', message: expect.stringContaining(says) });
  });

  test('anything at all is read without an error, and only what is marked is answered', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const marked = typeof data === 'object' && data !== null && !Array.isArray(data) && 'insidePyc' in data;
        if (!marked) expect(readRequest(data)).toEqual({ kind: 'other' });
        else readRequest(data);
      }),
    );
  });
});
