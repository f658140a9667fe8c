/** Streaming of the fake Mastodon: to each socket what its streams are told, unless it was told to misbehave. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Access, Token } from './access.ts';
import { CONTRACT } from './contract.ts';
import type { Settings } from './handlers.ts';
import { renderConversation, renderNotification, renderStatus } from './render.ts';
import { acceptSocket, type ServerSocket } from './web-socket.ts';
import type { Told, World } from './world.ts';

export interface Streams {
  accept(request: IncomingMessage, socket: Socket): void;
  readonly mood: Mood;
  /** How many sockets are open. */
  count(): number;
  /** Cuts every socket without a word. */
  drop(): void;
  /** Sends raw text to every socket. */
  say(text: string): void;
  close(): void;
}

/** How it tells: nothing at all while sockets stay open, everything twice, the later before the earlier, or cutting off after every third. */
export interface Mood {
  how: 'well' | 'deaf' | 'duplicate' | 'reorder' | 'drop';
}

interface Listener {
  readonly token: Token;
  readonly names: Set<string>;
  readonly socket: ServerSocket;
}

export function openStreams({
  world,
  access,
  settings,
  complain,
}: {
  world: World;
  access: Access;
  settings: Settings;
  complain: (violation: string) => void;
}): Streams {
  const listeners = new Set<Listener>();
  const mood: Mood = { how: 'well' };
  let waiting: Told[] = [];
  let flushing: NodeJS.Timeout | null = null;
  let told = 0;

  function accept(request: IncomingMessage, socket: Socket): void {
    const refuse = (status: string) => void socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
    const { pathname, searchParams } = new URL(request.url ?? '/', world.url);
    if (!request.headers['user-agent']) return refuse("418 I'm a teapot");
    if (settings.streaming === 'none' || pathname !== '/api/v1/streaming') return refuse('404 Not Found');
    const inHeader = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = access.find((settings.streaming === 'header' ? inHeader : undefined) ?? searchParams.get('access_token') ?? '');
    if (token === null) return refuse('401 Unauthorized');
    const names = new Set([searchParams.get('stream') ?? '']);
    const listener: Listener = {
      token,
      names,
      socket: acceptSocket(request, socket, {
        onMessage: (text) => {
          const { type, stream } = JSON.parse(text) as { type?: string; stream?: string };
          if (type === 'subscribe' && stream !== undefined) names.add(stream);
          else if (type === 'unsubscribe' && stream !== undefined) names.delete(stream);
          else complain(`the stream was told ${text}`);
        },
        onEnd: () => void listeners.delete(listener),
      }),
    };
    listeners.add(listener);
  }

  const drop = (): void => listeners.forEach(({ socket }) => socket.drop());

  function send(news: Told): void {
    const person = world.people.get(news.toId);
    const stream = news.kind === 'conversation' ? 'direct' : 'user';
    const listening = [...listeners].filter(({ token, names }) => token.person === person && names.has(stream));
    if (listening.length === 0) return;
    const text = JSON.stringify({ stream: [stream], event: news.kind, payload: payloadOf(news) });
    for (const { socket } of listening) for (let times = mood.how === 'duplicate' ? 2 : 1; times > 0; times -= 1) socket.send(text);
  }

  function tell(news: Told): void {
    told += 1;
    if (mood.how === 'deaf') return;
    if (mood.how === 'drop' && told % 3 === 0) return drop();
    if (mood.how !== 'reorder') return send(news);
    waiting.push(news);
    flushing ??= setTimeout(() => {
      flushing = null;
      const held = waiting.toReversed();
      waiting = [];
      for (const one of held) send(one);
    }, 60);
  }

  function payloadOf(told: Told): string {
    if (told.kind === 'delete') return told.statusId;
    const viewer = world.people.get(told.toId)!;
    const [name, entity] =
      told.kind === 'notification'
        ? (['Notification', renderNotification(world, told.notification)] as const)
        : told.kind === 'conversation'
          ? (['Conversation', renderConversation(world, told.status, viewer)] as const)
          : (['Status', renderStatus(world, told.status, viewer)] as const);
    for (const problem of CONTRACT.entityProblems(name, entity)) complain(`the stream's ${told.kind}: ${problem}`);
    return JSON.stringify(entity);
  }

  const stopListening = world.listen(tell);
  return {
    accept,
    mood,
    count: () => listeners.size,
    drop,
    say: (text) => listeners.forEach(({ socket }) => socket.send(text)),
    close() {
      stopListening();
      if (flushing !== null) clearTimeout(flushing);
      drop();
    },
  };
}
