import type { RouteComponent } from '@tanstack/react-router';
import { lazyRouteComponent } from '@tanstack/react-router';

/**
 * A page whose code comes when it is opened, or about to be. A page's links are checked against the router's addresses: a route that had its
 * page's type would therefore ask for its own, and every address would count as right.
 *
 * @param name the component's, in the module that `load` brings
 */
export function page<Module extends object>(load: () => Promise<Module>, name: keyof Module & string): RouteComponent {
  return lazyRouteComponent<Module, keyof Module & string>(load, name) as RouteComponent;
}
