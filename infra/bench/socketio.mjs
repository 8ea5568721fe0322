// The reference "Socket.IO": what one sends, everybody in the room gets. WebSocket transport only.
import { Server } from 'socket.io';

const server = new Server(Number(process.argv[2]), {
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
  // Its own pings would be measured with the rest, now and then: longer than any run.
  pingInterval: 3_600_000,
  pingTimeout: 3_600_000,
});

server.on('connection', (socket) => {
  socket.join('room');
  socket.on('m', (words) => server.to('room').emit('m', words));
});

server.httpServer.once('listening', () => console.log('ready'));
