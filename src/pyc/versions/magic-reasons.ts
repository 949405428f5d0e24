import type { MagicInfo } from '../types.ts';
import { MAGIC_REASONS } from './generated/magic-reasons.ts';

/**
 * Why a magic number was changed, in the words of CPython's list; empty where the list gives no reason. Apart from the
 * numbers themselves, of which a page needs all, and of these seldom one.
 */
export function magicReason({ number }: MagicInfo): string {
  return MAGIC_REASONS[number] ?? '';
}
