import type { Page } from '@playwright/test';
import type { Preferences } from '../../tests/e2e/reader.ts';

/** A picture of the site: of a page type, or of a widget in a state worth a look. */
export interface Shot {
  /** Names its files and sorts the contact sheet: "home", "header-lab-failing". */
  name: string;
  /** The page's address below the base, with query and fragment: "embed/stepper/#1.…", "" for the home page. */
  path: string;
  /** What the reader chose on an earlier visit; the theme is set by the tool. */
  python?: Preferences['python'];
  /** Brings the page, whose widgets are live, into the state. Its failure is reported, and no picture is taken. */
  prepare?: (page: Page) => Promise<void>;
  /** A selector: the picture is of the first such element alone. */
  element?: string;
}
