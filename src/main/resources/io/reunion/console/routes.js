/** Which page is at which address. Each is fetched when it is first opened. */

/** `nav` is shown in the menu; `admin` only to admins; `host` to whoever holds an event too; `first` is what it asks for before all else. A path ends with `*` where the rest of the address names one thing. */
export const ROUTES = [
  { path: '', tag: 'page-home', load: () => import('./pages/home.js'), host: true, nav: 'nav.home', icon: 'home', first: ['/waiting', '/events'] },
  { path: 'events', tag: 'page-events', load: () => import('./pages/events.js'), host: true, nav: 'nav.events', icon: 'events' },
  { path: 'events/new', tag: 'page-event-editor', load: () => import('./pages/event-editor.js') },
  { path: 'events/*', tag: 'page-event', load: () => import('./pages/event.js'), host: true },
  { path: 'events/*/edit', tag: 'page-event-editor', load: () => import('./pages/event-editor.js'), host: true },
  { path: 'events/*/door', tag: 'page-door', load: () => import('./pages/door.js'), host: true },
  { path: 'events/*/screen', tag: 'page-screen', load: () => import('./pages/screen.js'), host: true },
  { path: 'members', tag: 'page-members', load: () => import('./pages/members.js'), nav: 'nav.members', icon: 'members' },
  { path: 'members/import', tag: 'page-member-import', load: () => import('./pages/member-import.js') },
  { path: 'members/review', tag: 'page-member-review', load: () => import('./pages/member-review.js') },
  { path: 'members/requests', tag: 'page-requests', load: () => import('./pages/requests.js') },
  { path: 'members/*', tag: 'page-member', load: () => import('./pages/member.js') },
  { path: 'announcements', tag: 'page-announcements', load: () => import('./pages/announcements.js'), nav: 'nav.announcements', icon: 'announcements' },
  { path: 'announcements/new', tag: 'page-composer', load: () => import('./pages/composer.js') },
  { path: 'announcements/*', tag: 'page-announcement', load: () => import('./pages/announcement.js') },
  { path: 'ballots', tag: 'page-ballots', load: () => import('./pages/ballots.js'), nav: 'nav.ballots', icon: 'ballots', admin: true },
  { path: 'groups', tag: 'page-groups', load: () => import('./pages/groups.js'), nav: 'nav.groups', icon: 'groups' },
  { path: 'groups/*', tag: 'page-group', load: () => import('./pages/group.js') },
  { path: 'suggestions', tag: 'page-suggestions', load: () => import('./pages/suggestions.js'), nav: 'nav.suggestions', icon: 'suggestions' },
  { path: 'community', tag: 'page-community', load: () => import('./pages/community.js'), nav: 'nav.community', icon: 'community', admin: true },
  { path: 'community/stories', tag: 'page-stories', load: () => import('./pages/stories.js') },
  { path: 'exchange', tag: 'page-exchange', load: () => import('./pages/exchange.js'), nav: 'nav.exchange', icon: 'exchange', admin: true },
  { path: 'sentences', tag: 'page-sentences', load: () => import('./pages/sentences.js'), nav: 'nav.sentences', icon: 'sentences' },
  { path: 'system', tag: 'page-system', load: () => import('./pages/system.js'), nav: 'nav.system', icon: 'system', admin: true },
  { path: 'system/set-aside', tag: 'page-set-aside', load: () => import('./pages/set-aside.js') },
  { path: 'system/log-levels', tag: 'page-log-levels', load: () => import('./pages/log-levels.js'), admin: true },
  { path: 'audit', tag: 'page-audit', load: () => import('./pages/audit.js'), nav: 'nav.audit', icon: 'log', admin: true },
];

/** The route of an address such as `/console/events/gala`, with the rest of it; the first one where none fits. */
export function routeOf(pathname) {
  const parts = pathname.replace(/^\/console\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  const at = (path) => ROUTES.find((route) => route.path === path);
  const route = at(parts.join('/')) ?? at(`${parts[0]}/*/${parts[2]}`) ?? (parts.length > 1 ? at(`${parts[0]}/*`) : undefined) ?? at(parts[0]) ?? ROUTES[0];
  return { route, rest: parts.slice(1) };
}

/** Whether somebody of that role may open a page at all; what they may see there the service decides. */
export const isFor = (role, { admin, host }) => (role === 'HOST' ? host === true : !admin || role === 'ADMIN');

/** The entry of the menu under which a route is. */
export const menuOf = (route) => ROUTES.find(({ path }) => path === route.path.split('/')[0]);

/** Opens another page of the console without loading it anew. */
export function open(path) {
  history.pushState(null, '', `/console/${path}`);
  dispatchEvent(new PopStateEvent('popstate'));
}
