/** Starts a deck. The folder reveal/ beside this file is put there by the build. */
import Reveal from './reveal/reveal.mjs';
import InsidePyc from '../embed-reveal.js';

Reveal.initialize({
  hash: true,
  plugins: [InsidePyc],
  width: 1280,
  height: 720,
  margin: 0.08,
  controlsLayout: 'edges',
});
