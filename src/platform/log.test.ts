import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { test } from 'node:test';
import { createLog } from './log.ts';

function capture(level: 'info' | 'error' = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line) => void lines.push(line) }) };
}

test('a line is one JSON object with its time in UTC and its level in words', () => {
  const { lines, log } = capture();
  log.info({ port: 4400 }, 'listening');
  const line = JSON.parse(lines[0]!) as Record<string, unknown>;
  assert.equal(line['msg'], 'listening');
  assert.equal(line['level'], 'info');
  assert.match(String(line['time']), /^\d{4}-\d\d-\d\dT.*Z$/);
});

test('what bears the name of a secret is not written, down to the third level', () => {
  for (const name of ['authorization', 'cookie', 'set-cookie', 'password', 'passphrase', 'token', 'accessJwt', 'refreshJwt', 'secret']) {
    const { lines, log } = capture();
    log.info({ [name]: 'needle', one: { [name]: 'needle', two: { [name]: 'needle' } } }, 'something');
    assert.ok(!lines[0]!.includes('needle'), `${name}: ${lines[0]}`);
    assert.ok(lines[0]!.includes('[secret]'));
  }
});

test('a log that cannot be written (full disk, reader gone) costs its lines, not the process', () => {
  const full = openSync('/dev/full', 'w');
  const program = `
    import { createLog } from ${JSON.stringify(import.meta.resolve('./log.ts'))};
    const log = createLog('info');
    for (let line = 0; line < 3; line += 1) log.info('nobody reads this');
    setTimeout(() => { log.info('nor this'); process.stdout.write('alive'); }, 20);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', full] });
  closeSync(full);
  assert.equal(stdout.toString(), 'alive');
});

test('nothing below the level asked for is written', () => {
  const { lines, log } = capture('error');
  log.warn('unheard');
  assert.deepEqual(lines, []);
});
