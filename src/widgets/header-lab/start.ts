/** How a page sets the widget up: the source beside its file, and what is shown. */
import { change, newLab } from './lab.ts';
import type { Lab, LabFile, RunPython, SourcePreset } from './lab.ts';

/** The parts of the widget. */
export const PANELS = ['files', 'layouts', 'suggestions', 'import', 'verdict', 'fields', 'checks', 'tools'] as const;
export type Panel = (typeof PANELS)[number];

/** `compact` is for the home page; `min` is for a slide, where it is also larger. */
export type Ui = 'full' | 'compact' | 'min';

export const UI_PANELS: Record<Ui, readonly Panel[]> = {
  full: PANELS,
  compact: ['suggestions', 'verdict'],
  min: ['layouts', 'suggestions', 'import', 'verdict', 'checks'],
};

/** How many bytes are shown. */
export const UI_BYTES: Record<Ui, number> = { full: 64, compact: 16, min: 16 };

/** A lab on a file, with the source that the page wants beside it. */
export function startLab(file: LabFile, source: SourcePreset | null, run: RunPython | null): Lab {
  const lab = newLab(file, run);
  return source ? change(lab, { type: 'source-preset', preset: source }) : lab;
}
