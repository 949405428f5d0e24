/** What is said about one program in `public/samples/`, and the mtime that its source has when it is compiled. */
export interface SampleEntry {
  /** The source is `public/samples/NAME.py`. */
  name: string;
  /** One line, as a list of programs shows it. */
  title: string;
  /** One line: what to look for in its bytes or its steps. */
  watch: string;
  /** Seconds since 1970. A round number, so that a reader finds it again in the header. */
  mtime: number;
}

/** The sample programs, the simplest first. */
export const SAMPLE_LIST: readonly SampleEntry[] = [
  {
    name: 'arithmetic',
    title: 'Names and arithmetic',
    watch: 'Operands are pushed first, then the operator takes two and leaves one: brackets need no instruction.',
    mtime: 1000000000,
  },
  {
    name: 'branch',
    title: 'A loop with a branch',
    watch: 'The iterator stays on the stack through the whole loop; one comparison decides which jump is taken.',
    mtime: 1100000000,
  },
  {
    name: 'collatz',
    title: 'A loop that goes both ways',
    watch: 'The jump at the bottom goes up; the test on top jumps over everything once its answer changes.',
    mtime: 1150000000,
  },
  {
    name: 'search',
    title: 'break, and else after a loop',
    watch: 'break jumps over the else; the iterator that it leaves behind has to be popped first.',
    mtime: 1160000000,
  },
  {
    name: 'area',
    title: 'Calling a function',
    watch:
      'A function is made by running code; its default is worked out once, and each call opens a frame of its own.',
    mtime: 1200000000,
  },
  {
    name: 'total',
    title: 'A function that calls itself',
    watch: 'Each call has a frame with names and a stack of its own; the frames wait for each other.',
    mtime: 1250000000,
  },
  {
    name: 'squares',
    title: 'Building a list',
    watch: 'append is a method call that leaves None to throw away; a comprehension appends with one instruction.',
    mtime: 1300000000,
  },
  {
    name: 'fib',
    title: 'Fibonacci numbers',
    watch: 'Swapping two names needs no third one: both new values wait on the stack before either is stored.',
    mtime: 1234567890,
  },
  {
    name: 'words',
    title: 'Counting words',
    watch: 'Methods are looked up by name each time around; an f-string becomes a few instructions, not a call.',
    mtime: 1400000000,
  },
  {
    name: 'counter',
    title: 'A closure',
    watch: 'The count lives in a cell that two functions share; each call of make_counter makes a new cell.',
    mtime: 1444444444,
  },
  {
    name: 'shapes',
    title: 'A small class',
    watch: 'A class body is a code object that runs once, and what it stored becomes the class.',
    mtime: 1500000000,
  },
  {
    name: 'errors',
    title: 'try, except, else, finally',
    watch: 'From 3.9 on, the finally part is in the bytecode more than once: once for each way to leave.',
    mtime: 1555555555,
  },
  {
    name: 'rescue',
    title: 'try, except, finally with return',
    watch: 'A return waits until the finally part has run; the exception never leaves the function.',
    mtime: 1560000000,
  },
  {
    name: 'door',
    title: 'A with statement',
    watch: '__exit__ waits on the stack from the start, and decides whether the exception goes on.',
    mtime: 1570000000,
  },
  {
    name: 'countdown',
    title: 'A generator',
    watch: 'Its frame is kept between two values, stack and all, and goes on where it stopped.',
    mtime: 1600000000,
  },
  {
    name: 'pipeline',
    title: 'Generators as a pipeline',
    watch: 'Three frames take turns: each value is pulled through, and nothing runs ahead.',
    mtime: 1610000000,
  },
  {
    name: 'doubles',
    title: 'A list comprehension',
    watch: 'Up to 3.11 it is a function of its own; since 3.12 it runs in place and gives the name back.',
    mtime: 1620000000,
  },
  {
    name: 'constants',
    title: 'Every kind of constant',
    watch: 'Each kind has a type byte of its own in the file; True, None and ... are that byte and nothing else.',
    mtime: 1666666666,
  },
  {
    name: 'folded',
    title: 'What the compiler works out',
    watch: 'A product, a joined text and a test that are not in the bytecode: the compiler has done them already.',
    mtime: 1680000000,
  },
  {
    name: 'checks',
    title: 'assert, __debug__ and docstrings',
    watch: 'Compare opt-1 and opt-2 with the plain file: first the assertion is gone, then the docstrings too.',
    mtime: 1700000000,
  },
];

/** The program that is also kept hash-based, and as Pythons before 3.7 compile it. */
export const HEADER_SAMPLE = 'fib';

/** The program that is also kept as `-O` and `-OO` compile it. */
export const OPTIMIZED_SAMPLE = 'checks';
