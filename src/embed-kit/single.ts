/** What a page of one file does besides its widget. It has no framing page to answer: nobody else's page holds it. */
import { keepFitting } from '../widgets/shared/embed/fit.ts';
import { installHighlight } from '../widgets/shared/highlight.ts';

installHighlight(document);
if (document.documentElement.dataset.ui === 'min') keepFitting();
