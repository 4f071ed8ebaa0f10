/** The entry: words and room first, then the page, so that nothing is drawn twice. */
import { room } from './room.js';
import { words } from './words.js';
import './components/playground.js';

async function start() {
  await words.load();
  await room.start();
  document.body.append(document.createElement('reunion-playground'));
}

start().catch((failure) => {
  const note = document.createElement('p');
  note.className = 'plain';
  note.setAttribute('role', 'alert');
  note.textContent = `The playground could not start. 聊天室未能启动。 ${failure.message}`;
  document.body.append(note);
});
