/** What every page does beside its own: one module, so that a page asks for one. */
import { installHighlight } from '../../widgets/shared/highlight.ts';
import { installOffline } from '../../widgets/shared/offline.ts';
import { installHeader } from './header.ts';
import { installPythonSwitches } from './python-switches.ts';
import { installSearchOpener } from './search-opener.ts';

installHeader();
installSearchOpener();
installPythonSwitches();
installHighlight(document);
installOffline();
