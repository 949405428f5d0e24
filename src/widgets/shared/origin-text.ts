import type { MagicInfo } from '../../pyc/types.ts';
import { magicReason } from '../../pyc/versions/magic-reasons.ts';

/** What wrote a file, in one sentence; empty where that is not known. */
export function originText(origin: MagicInfo | null): string {
  if (!origin) return '';
  const reason = magicReason(origin);
  return `Written by Python ${origin.minor}; the magic number is that of ${origin.since}${reason && ` (“${reason}”)`}.`;
}
