// A rowing club to look at: invented people, and what they say to each other. It is made through the public API.
import * as api from './api.mjs';

const PEOPLE = {
  ingrid: 'Ingrid Sørensen',
  amara: 'Amara Okafor',
  theo: 'Théo Lambert',
  lior: 'ליאור כהן',
  sakura: '小林 さくら',
  bela: 'Béla Nagy',
  noor: 'Noor Haddad',
  zoe: 'Zoë Peeters',
  anders: 'Anders Holm',
  mei: 'Mei Lin',
};

/** Who writes what, in this order. `read` is where the reader stopped. */
const TRAINING = [
  ['zoe', 'Water is down to 7 °C. From this week nobody sculls alone, and everyone wears a buoyancy aid.'],
  ['theo', 'The eight too?'],
  ['zoe', 'The eight too. The river does not count heads.'],
  ['amara', 'Understood. I put it on the boathouse board tonight.'],
  ['ingrid', 'The week in one place:\n- **Monday** 3 × 12 min steady, rate 20\n- **Wednesday** starts: `1/2 – 3/4 – 1/1`\n- **Saturday** the long one, to the weir and back'],
  ['bela', 'How long is the long one?'],
  ['ingrid', 'Sixteen kilometres. ||There is cake at the weir.||'],
  ['sakura', 'ケーキのためなら漕ぎます 🍰'],
  ['lior', 'אני אגיע ב-06:30 ואפתח את המחסן'],
  ['amara', 'Thank you, Lior! For the others: he opens the shed at 06:30.'],
  'read',
  ['theo', 'Could somebody look at the blades of boat 4? One spoon has a hairline crack. I would rather you saw it before anyone races with it.'],
  ['noor', 'There is tape in the launch. I will mark it and put boat 4 on the rack that says “no”.'],
  ['noor', 'Done. It needs a new spoon, about 84 €.'],
  ['amara', '> It needs a new spoon, about 84 €.\nThe swans owe us that much.'],
];

const OTHERS = {
  announcements: ['The season opens on Sunday', [['zoe', 'Regatta on 6 December: the list of crews closes on Friday.']]],
  'race-day': ['Crews, times, trailers', [['anders', 'Guldborg takes the trailer, we meet at five.'], ['mei', 'I bring coffee for eleven.']]],
  'lift-sharing': ['Who drives, who needs a seat', []],
  'boat-repairs': ['What is broken, and who looks after it', []],
};

/** The people with their sessions, the club's channels, and where the reader stopped reading. */
export async function foundClub(url) {
  const people = {};
  for (const [username, displayName] of Object.entries(PEOPLE)) people[username] = await api.signUp(url, username, displayName);
  const { ingrid, zoe, bela } = people;
  const club = await zoe.createServer('Riverside Rowing Club', 'Run by the club, in Denmark');
  const invite = (await zoe.invite(club.server.id)).code;
  for (const person of Object.values(people)) if (person !== zoe) await person.accept(invite);

  const training = club.channels[0].channel.id;
  await zoe.renameChannel(training, 'training', 'Week plan, crews and water');
  const channels = { training };
  for (const [name, [topic]] of Object.entries(OTHERS)) channels[name] = (await zoe.createChannel(club.server.id, name, topic)).id;
  for (const [name, [, lines]] of Object.entries(OTHERS)) for (const [who, text] of lines) await people[who].send(channels[name], text);

  let readTo = 0;
  for (const line of TRAINING) {
    if (line === 'read') {
      readTo = Number((await ingrid.page(training)).messages.at(-1).channelSeq);
      continue;
    }
    const [who, text] = line;
    await people[who].send(training, text);
  }

  for (const name of ['Harbour Hackers', 'Plot Twelve']) {
    const server = await bela.createServer(name);
    await ingrid.accept((await bela.invite(server.server.id)).code);
    if (name === 'Plot Twelve') await bela.send(server.channels[0].channel.id, 'The leeks want thinning.');
  }
  return { people, invite, channels, readTo };
}
