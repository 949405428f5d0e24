/** What opens other files than the page's own, and saves one: loaded when it is asked for. */
export { downloadFile } from '../shared/share.ts';
export { labFromLink } from './link-read.ts';
export { openFile } from './own-file.ts';
export { chosenFile, loadSampleFile, missingFile, runsIt } from './sample-file.ts';
export { wantedBy } from './url.ts';
