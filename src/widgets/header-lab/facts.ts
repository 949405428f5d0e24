import type { CacheVerdict } from '../../importlib/types.ts';
import { headerField } from '../../pyc/header.ts';
import { editCount, isSourceEdited, nativeLayout, shownHeader } from './lab.ts';
import type { Lab } from './lab.ts';
import type { Facts } from './tasks.ts';
import { failedCheck, verboseReason } from './verdict.ts';

/** What the goals of tasks look at. */
export function factsOf(lab: Lab, verdict: CacheVerdict): Facts {
  const { present, mtime } = lab.source;
  const misread = lab.layout !== null && lab.layout < nativeLayout(lab);
  return {
    outcome: verdict.outcome.kind,
    failed: failedCheck(verdict)?.id ?? null,
    reasonGiven: verboseReason(verdict) !== null,
    edits: editCount(lab),
    source: { present, touched: mtime !== lab.file.source.mtime, edited: isSourceEdited(lab) },
    misreadMtime: misread ? (headerField(shownHeader(lab), 'mtime')?.value ?? null) : null,
  };
}
