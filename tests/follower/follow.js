// Follows one document over `graphql-transport-ws` with the protocol's own client; says each answer and the end, line by line.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const { url, authorization, query, variables } = JSON.parse(process.argv[2]);
const say = (word) => process.stdout.write(`${JSON.stringify(word)}\n`);

const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
  retryAttempts: 0,
  lazy: true,
  on: { connected: () => say({ event: "connected" }) },
});

client.subscribe({ query, variables }, {
  next: (answer) => say({ event: "next", answer }),
  error: (cause) => {
    const code = cause?.code ?? null;
    say({ event: "error", code, text: cause?.reason ?? cause?.message ?? JSON.stringify(cause) });
    process.exit(0);
  },
  complete: () => {
    say({ event: "complete" });
    process.exit(0);
  },
});
