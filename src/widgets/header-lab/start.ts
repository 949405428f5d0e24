/** How a page sets the widget up: which file, what is changed in it already, what is shown. */
import type { CheckHashBasedPycs } from '../../importlib/types.ts';
import type { HeaderLayout } from '../../pyc/types.ts';
import { change, newLab } from './lab.ts';
import type { Lab, LabFile, RunPython, SourcePreset } from './lab.ts';
import { parseLink } from './link.ts';

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
  if (start.edit) {
    const link = parseLink(`#1.edit=${start.edit}`);
    if (link.kind !== 'state')
      throw new Error(`<HeaderLab edit="${start.edit}"> is not a list of edits such as 4:01,8:ff`);
    for (const [offset, value] of Object.entries(link.state.edits))
      lab = change(lab, { type: 'byte', offset: Number(offset), value });
  }
  if (start.cut !== undefined) lab = change(lab, { type: 'cut', length: start.cut });
  if (start.source) lab = change(lab, { type: 'source-preset', preset: start.source });
  if (start.check) lab = change(lab, { type: 'check', check: start.check });
  if (start.layout) lab = change(lab, { type: 'layout', layout: start.layout });
  return lab;
}
