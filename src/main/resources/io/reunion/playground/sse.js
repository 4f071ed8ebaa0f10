/**
 * Follows the room's events from the event `after` on. The browser reconnects by itself and names the last event it
 * saw; where it gives up (the service was away, or refused), this starts anew from there.
 *
 * @param {string} after an event's id
 * @param {{event: (type: string, content: object) => void, connected: (yes: boolean) => void}} heard
 */
export function follow(after, heard) {
  const TYPES = ['message', 'changed', 'removed', 'notice', 'reset'];
  const PAUSE = 2000;
  let last = after;

  const connect = () => {
    const source = new EventSource(`/playground/events?after=${encodeURIComponent(last)}`);
    source.addEventListener('open', () => heard.connected(true));
    source.addEventListener('error', () => {
      heard.connected(false);
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, PAUSE);
      }
    });
    for (const type of TYPES) {
      source.addEventListener(type, (event) => {
        last = event.lastEventId || last;
        heard.event(type, JSON.parse(event.data));
      });
    }
  };
  connect();
}
