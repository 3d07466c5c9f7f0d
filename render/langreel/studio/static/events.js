// Events: what happens in the studio. A browser opens few connections to one server, so of all pages one listens
// and tells the others.

const NAME = "langreel.events";
const KINDS = ["hello", "files", "job", "again"];

/** Call `hear(kind, data)` for all that happens, for as long as the page is open; `lost` while nobody answers. */
export function listen(hear) {
  const others = new BroadcastChannel(NAME);
  others.onmessage = ({ data: [kind, data] }) => hear(kind, data);
  const tell = (kind, data) => { hear(kind, data); others.postMessage([kind, data]); };
  if (navigator.locks) navigator.locks.request(NAME, () => new Promise(() => follow(tell)));
  else follow(tell);
}

function follow(tell) {
  const source = new EventSource("/api/events");
  for (const kind of KINDS) source.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data)));
  source.addEventListener("error", () => tell("lost", {}));
}
