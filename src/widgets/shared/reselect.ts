/** Puts the selects of a part back on what its widget shows: another choice could not be had, or came too early. */
export function reselect(part: ParentNode): void {
  for (const option of part.querySelectorAll('option')) option.selected = option.defaultSelected;
}
