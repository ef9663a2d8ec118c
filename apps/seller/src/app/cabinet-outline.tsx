import { Frame } from './frame.tsx';
import { PageOutline } from './page-outline.tsx';

/** The outline of the cabinet, until it is known who works in it. */
export function CabinetOutline() {
  return (
    <Frame>
      <PageOutline />
    </Frame>
  );
}
