/** Which page is at which address. Each is fetched when it is first opened. */

/** `nav` is shown in the menu; `admin` only to admins. */
export const ROUTES = [
  { path: '', tag: 'page-home', load: () => import('./pages/home.js'), nav: 'nav.home', icon: 'home' },
  { path: 'groups', tag: 'page-groups', load: () => import('./pages/groups.js'), nav: 'nav.groups', icon: 'groups', admin: true },
  { path: 'audit', tag: 'page-audit', load: () => import('./pages/audit.js'), nav: 'nav.audit', icon: 'log', admin: true },
];

/** The route of an address such as `/console/events/gala`, with the rest of it; the first one where none fits. */
export function routeOf(pathname) {
  const parts = pathname.replace(/^\/console\/?/, '').split('/').map(decodeURIComponent);
  const route = ROUTES.find(({ path }) => path === parts[0]) ?? ROUTES[0];
  return { route, rest: parts.slice(1).filter(Boolean) };
}

/** Opens another page of the console without loading it anew. */
export function open(path) {
  history.pushState(null, '', `/console/${path}`);
  dispatchEvent(new PopStateEvent('popstate'));
}
