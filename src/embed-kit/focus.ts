/** Takes the focus out of a frame that has it. Tab goes on from there; after `blur` alone it would begin with the page. */
export function leaveFrame(frame: HTMLIFrameElement): void {
  if ((frame.getRootNode() as Document | ShadowRoot).activeElement !== frame) return;
  const place = document.createElement('span');
  place.tabIndex = -1;
  frame.before(place);
  place.focus({ preventScroll: true });
  place.remove();
  // On a slide that is hidden by now, nothing takes the focus.
  frame.blur();
}
