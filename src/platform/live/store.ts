import type { Client } from 'pg';

/** LISTENs to the channels; to none, it only makes sure that the connection answers. */
export async function listenTo(client: Client, channels: readonly string[]): Promise<void> {
  await client.query(channels.map((channel) => `listen ${channel}`).join('; ') || 'select 1');
}
