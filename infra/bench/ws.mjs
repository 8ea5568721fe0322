// The reference "Node ws": whatever a client sends, everybody who listens gets. No accounts, no rooms, no permissions.
import { WebSocketServer } from 'ws';

const listeners = new Set();
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  perMessageDeflate: false,
});

server.on('connection', (socket, request) => {
  if (request.url === '/listen') {
    listeners.add(socket);
    socket.on('close', () => listeners.delete(socket));
  }
  socket.on('error', () => socket.terminate());
  socket.on('message', (words, binary) => {
    for (const listener of listeners) {
      listener.send(words, { binary });
    }
  });
});

server.on('listening', () => console.log('ready'));
// A full garbage collection when asked, so that memory can be compared.
process.on('SIGUSR2', () => globalThis.gc());
