/** The search dialog: a combobox over the index, which is fetched when the dialog opens first. */
import { excerpt, highlight } from './excerpt.ts';
import { answer, buildIndex, type SearchDocument, type SearchIndex } from './search.ts';

function pieces(text: string, terms: readonly string[]): Node[] {
  return highlight(text, terms).map(({ text: piece, hit }) => {
    if (!hit) return document.createTextNode(piece);
    const mark = document.createElement('mark');
    mark.textContent = piece;
    return mark;
  });
}

function element(tag: string, className: string, children: Node[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/**
 * Makes the dialog answer. `data-index` on it is the address of the list of documents, `data-root` the site's own.
 * Returns what opens it.
 */
export function installSearch(dialog: HTMLDialogElement): () => void {
  const input = dialog.querySelector<HTMLInputElement>('input')!;
  const list = dialog.querySelector<HTMLElement>('[role=listbox]')!;
  const status = dialog.querySelector<HTMLElement>('[role=status]')!;
  let index: SearchIndex | null = null;
  let failed = false;
  let active = -1;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  function activate(at: number) {
    active = at;
    options().forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === at));
      if (place === at) option.scrollIntoView({ block: 'nearest' });
    });
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `search-option-${at}`);
  }

  function show() {
    const asked = input.value.trim();
    const { results, terms, instead, has } = index
      ? answer(index, asked)
      : { results: [], terms: [], instead: null, has: null };
    const count = results.length === 1 ? 'One result' : `${results.length} results`;
    list.replaceChildren(
      ...results.map(({ document: { title, path, kind, text } }, at) => {
        const option = element('a', 'option', [
          element('span', 'kind', [document.createTextNode(kind)]),
          element('span', 'title', pieces(title, terms)),
          element('span', 'text', pieces(excerpt(text, terms), terms)),
        ]) as HTMLAnchorElement;
        option.href = dialog.dataset.root + path;
        option.id = `search-option-${at}`;
        option.tabIndex = -1;
        option.setAttribute('role', 'option');
        return option;
      }),
    );
    list.hidden = results.length === 0;
    input.setAttribute('aria-expanded', String(results.length > 0));
    activate(results.length > 0 ? 0 : -1);
    status.textContent = failed
      ? 'The search index could not be loaded. Are you connected?'
      : !index
        ? 'Loading …'
        : terms.length === 0
          ? ''
          : results.length === 0
            ? `Nothing has “${asked}”.`
            : instead
              ? `Nothing has “${asked}”. ${count} for “${instead}”.`
              : has
                ? `Nothing has all the words ${terms.map((term) => `“${term}”`).join(', ')}. ${count} with ${has} of the ${terms.length}.`
                : count;
  }

  async function load() {
    failed = false;
    try {
      const response = await fetch(dialog.dataset.index!);
      if (!response.ok) throw new Error(`status ${response.status}`);
      index = buildIndex((await response.json()) as SearchDocument[]);
    } catch {
      // The reader is told, and the next opening tries again.
      failed = true;
    }
    show();
  }

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count > 0) activate((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      options()[active]?.click();
    }
  });
  list.addEventListener('pointermove', ({ target }) => {
    const at = options().findIndex((option) => option.contains(target as Node));
    if (at >= 0 && at !== active) activate(at);
  });
  // A result on this very page is a jump, after which nobody wants the dialog.
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close();
  });
  // A click on the backdrop has the dialog itself for its target.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });

  return () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (!index) void load();
    show();
  };
}
