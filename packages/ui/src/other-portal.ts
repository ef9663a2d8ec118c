/** The origin of the other portal, as the web server wrote it into the page. */
export function otherPortal(): string {
  const found = document.querySelector<HTMLMetaElement>('meta[name="other-portal"]')?.content;
  if (!found) throw new Error('The page does not say where the other portal is');
  return found;
}
