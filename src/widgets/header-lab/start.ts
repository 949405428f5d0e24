/** How a page sets the widget up: which file, what is changed in it already, what is shown. */
import type { CheckHashBasedPycs } from '../../importlib/types.ts';
import type { HeaderLayout } from '../../pyc/types.ts';
import { EDITABLE, change, newLab } from './lab.ts';
import type { Lab, LabFile, RunPython, SourcePreset } from './lab.ts';

/** What is changed from the beginning on. */
export interface Start {
  /** Bytes, as in a link: `4:01,8:ff`. */
  edit?: string;
  cut?: number;
  source?: SourcePreset;
  layout?: HeaderLayout;
  check?: CheckHashBasedPycs;
  run?: RunPython;
}

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

/** A lab on a file, changed as the page wants it. Throws on edits that cannot be read, so that the build stops. */
export function startLab(file: LabFile, start: Start, run: RunPython | null): Lab {
  let lab = newLab(file, start.run ?? run);
  for (const part of start.edit?.split(',') ?? []) {
    const match = /^(\d{1,2}):([0-9a-f]{2})$/i.exec(part);
    if (!match || Number(match[1]) >= EDITABLE)
      throw new Error(`<HeaderLab edit>: “${part}” is not an edit such as 4:01`);
    lab = change(lab, { type: 'byte', offset: Number(match[1]), value: parseInt(match[2], 16) });
  }
  if (start.cut !== undefined) lab = change(lab, { type: 'cut', length: start.cut });
  if (start.source) lab = change(lab, { type: 'source-preset', preset: start.source });
  if (start.check) lab = change(lab, { type: 'check', check: start.check });
  if (start.layout) lab = change(lab, { type: 'layout', layout: start.layout });
  return lab;
}
