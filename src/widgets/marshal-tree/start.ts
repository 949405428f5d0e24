/** How a page sets the widget up, and what is looked at when a file is opened. */
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { shortened } from '../shared/url-state.ts';
import { bodyOf, change, newDocument } from './document.ts';
import type { TreeDocument, TreeFile } from './document.ts';
import { findSpot } from './lookup.ts';
import type { Spot } from './lookup.ts';
import { formatSpot, hasPlace, parseSpot } from './places.ts';
import { openSpot, openTo } from './rows.ts';
import type { Opened } from './rows.ts';

/** What a page or a link asks for. */
export interface Start {
  /** The place that is chosen: `consts.2:1`; without it the whole body. */
  at?: string;
  /** Places whose members are shown, and those of all that hold them. */
  open?: readonly string[];
  /** Bytes by offset. */
  edits?: Readonly<Record<number, number>>;
  /** The file ends here. */
  cut?: number;
}

/** What is shown of a document. */
export interface View {
  spot: Spot;
  opened: Opened;
}

/** A file with the changes that are asked for. */
export function startDocument(file: TreeFile, { edits = {}, cut }: Start): TreeDocument {
  let document = newDocument(file);
  for (const [offset, value] of Object.entries(edits))
    document = change(document, { type: 'byte', offset: Number(offset), value });
  return cut === undefined ? document : change(document, { type: 'cut', length: cut });
}

/** Where a reader is, as far as another file can have it too. */
export function startHere(tree: MarshalTree, spot: Spot, opened: Opened): Start {
  const path = (start: number) => formatSpot(tree, { start, byte: null });
  return { at: path(spot.start), open: [...opened].map(path) };
}

/** The places that are asked for; a place that this tree does not have opens the nearest one on the way. */
export function startView(tree: MarshalTree, { at = '', open = [] }: Start): View {
  const from = tree.count > 0 ? tree.start[0] : bodyOf(tree);
  const unread = /^:(\d{1,9})$/.exec(at);
  let spot = parseSpot(tree, at) ?? { start: from, byte: null };
  if (unread && tree.count > 0 && Number(unread[1]) >= tree.end)
    spot = { start: Number(unread[1]), byte: Number(unread[1]) };
  let opened: Opened = new Set([from]);
  for (const path of open) {
    const found = findSpot(tree, parseSpot(tree, path) ?? { start: from, byte: null });
    if (found) opened = openTo(tree, opened, found.node, true);
  }
  return { spot, opened: openSpot(tree, opened, spot) };
}

/** What a reader is told of places that a link asks for and that are not there; null where all are. */
export function toldOfPlaces(
  { file }: TreeDocument,
  tree: MarshalTree,
  { at = '', open = [] }: Start,
): { text: string; problem: boolean } | null {
  // A byte that was not read is named by its offset in the file.
  const isByte = (path: string) => /^:\d+$/.test(path) && Number(path.slice(1)) < file.bytes.length;
  const missing = [...new Set([at, ...open])].filter((path) => path !== '' && !isByte(path) && !hasPlace(tree, path));
  if (missing.length === 0) return null;
  const named = missing.slice(0, 3).map((path) => `“${shortened(path)}”`);
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : '';
  return {
    text: `This link asks for ${named.join(', ')}${more}, which ${file.name} does not have. What is nearest on the way there is shown.`,
    problem: true,
  };
}
