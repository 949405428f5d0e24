import { describe, expect, it } from 'vitest';
import { fingerprint, validateQuestion, type QuestionProps } from '../../src/widgets/question/question.ts';

const good: QuestionProps = {
  id: 'l5-flags',
  kind: 'why',
  ask: 'Why is it zero?',
  options: [
    { text: 'Those bytes are the flags.', right: true, why: 'Since 3.7.' },
    { text: 'Nobody set the clock.', why: 'The clock is not asked.' },
  ],
};

describe('validateQuestion', () => {
  it('takes a question with one right option and feedback for each', () => {
    expect(() => validateQuestion(good)).not.toThrow();
  });

  it.each([
    ['no id', { ...good, id: '' }],
    ['an unknown kind', { ...good, kind: 'quiz' as 'why' }],
    ['nothing asked', { ...good, ask: '' }],
    ['one option', { ...good, options: good.options.slice(0, 1) }],
    ['two right options', { ...good, options: good.options.map((option) => ({ ...option, right: true })) }],
    ['no right option', { ...good, options: good.options.map((option) => ({ ...option, right: false })) }],
    ['an option without feedback', { ...good, options: [good.options[0], { text: 'x', why: '' }] }],
  ])('refuses %s', (_, question) => {
    expect(() => validateQuestion(question)).toThrow(/<Question id=/);
  });
});

describe('fingerprint', () => {
  it('changes with the wording of the question or an option, and not with the feedback', () => {
    const reworded = { ...good, ask: 'Why are they zero?' };
    const otherOption = { ...good, options: [good.options[0], { ...good.options[1], text: 'The clock stood still.' }] };
    const otherFeedback = { ...good, options: good.options.map((option) => ({ ...option, why: 'Because.' })) };
    expect(fingerprint(reworded)).not.toBe(fingerprint(good));
    expect(fingerprint(otherOption)).not.toBe(fingerprint(good));
    expect(fingerprint(otherFeedback)).toBe(fingerprint(good));
  });
});
