/** What opens other files than the page's own: loaded when one is asked for. */
export { labFromLink } from './link-read.ts';
export { openFile } from './own-file.ts';
export { chosenFile, loadSampleFile, missingFile, runsIt } from './sample-file.ts';
export { wantedBy } from './url.ts';
