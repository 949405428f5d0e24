/** What the widget does beyond showing a file: loaded once it is alive. */
export { downloadFile } from '../shared/share.ts';
export { formatLink } from './link.ts';
export { loadSampleFile } from './sample-file.ts';
export { openSiblings, typeAhead } from './row-search.ts';
export { suggestionsFor } from './suggestions.ts';
export { treeKey } from './tree-keys.ts';
