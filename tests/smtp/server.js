// Takes mail on loopback for the tests of notices. Says what happens as lines of JSON on its output; is told on its input,
// one line of JSON each, how to behave from now on, and confirms it.
//
//   {"do": "accept"}                       takes what comes
//   {"do": "refuse", "at": "to", "code": 550}   answers the recipient, or the message ("at": "message"), with this code
//   {"do": "silent"}                       takes connections, and never says a word
//   {"do": "drop"}                         reads a message to its end, and hangs up
//   {"do": "hold"}                         reads a message to its end, and never answers
//   {"do": "count"}                        says how many messages it has read
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const options = JSON.parse(process.argv[2] ?? '{}');
const say = what => process.stdout.write(`${JSON.stringify(what)}\n`);
let manner = { do: 'accept' };
let count = 0;

const refusal = () => Object.assign(new Error('no, says the server'), { responseCode: manner.code });
const refuses = at => manner.do === 'refuse' && manner.at === at;

const server = new SMTPServer({
    logger: false,
    secure: options.tls === 'implicit',
    hideSTARTTLS: options.tls !== 'starttls',
    authOptional: !options.user,
    ...(options.key && { key: readFileSync(options.key), cert: readFileSync(options.cert) }),
    disabledCommands: options.user ? [] : ['AUTH'],
    onConnect(session, done) {
        say({ event: 'connection' });
        if (manner.do !== 'silent') done();
    },
    onAuth(auth, session, done) {
        const known = auth.username === options.user && auth.password === options.password;
        done(known ? null : new Error('unknown'), known ? { user: auth.username } : undefined);
    },
    onRcptTo(address, session, done) {
        done(refuses('to') ? refusal() : null);
    },
    onData(stream, session, done) {
        const pieces = [];
        stream.on('data', piece => pieces.push(piece));
        stream.on('end', () => {
            count += 1;
            const { mailFrom, rcptTo } = session.envelope;
            const raw = Buffer.concat(pieces).toString('utf8');
            const to = rcptTo.map(one => one.address);
            say({ event: 'mail', from: mailFrom.address, to, raw, secure: session.secure, user: session.user ?? null });
            if (manner.do === 'hold') return;
            if (manner.do === 'drop') return server.connections.forEach(line => line._socket.destroy());
            done(refuses('message') ? refusal() : null);
        });
    },
});
// Lines that are cut are part of what is tested.
server.on('error', () => {});

server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));

createInterface({ input: process.stdin })
    .on('line', line => {
        const told = JSON.parse(line);
        if (told.do === 'count') return say({ event: 'count', count });
        manner = told;
        say({ event: 'told' });
    })
    // Whoever started it is gone.
    .on('close', () => process.exit(0));
