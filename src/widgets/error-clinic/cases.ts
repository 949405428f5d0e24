/** Every message that the clinic knows. Where two are in a text, the earlier one here is shown first. */
import { BODY_CASES } from './cases-body.ts';
import { FILE_CASES, ZIP_CASES } from './cases-files.ts';
import { HEADER_CASES } from './cases-header.ts';
import type { ClinicCase } from './case.ts';

export const CASES: readonly ClinicCase[] = [...ZIP_CASES, ...HEADER_CASES, ...BODY_CASES, ...FILE_CASES];
