/** The entry: words and session first, then either the pages or the way in. */
import { words } from './words.js';
import { askEarly, currentSession } from './api.js';
import { routeOf } from './routes.js';
import './shell.js';
import './enter.js';

async function start() {
  const entering = location.pathname === '/console/enter';
  // The page is fetched while it is asked who is signed in, not after that.
  if (!entering) begin(routeOf(location.pathname).route);
  await Promise.all([words.load(), entering ? undefined : currentSession()]);
  show(entering);
}

function begin({ load, first = [] }) {
  load().catch(() => {});
  askEarly(first);
}

async function show(entering) {
  const session = entering ? undefined : await currentSession();
  document.body.append(document.createElement(session ? 'console-shell' : 'console-enter'));
}

start().catch((failure) => {
  const note = document.createElement('p');
  note.className = 'plain';
  note.setAttribute('role', 'alert');
  note.textContent = `The console could not start. 控制台未能启动。 ${failure.message}`;
  document.body.append(note);
});
