-- Purpose: addresses of the organisation that are told what becomes of its publications, and what each was told. Locks: none on existing data.
-- Rewrites: none.

create table visavis.webhook (
  organisation_id uuid not null,
  webhook_id uuid not null,
  url text not null check (length(url) <= 500),
  -- kinds of events that it is told of
  events text[] not null check (cardinality(events) > 0),
  -- sealed; the one before signs too until its moment
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  state text not null default 'on' check (state in ('on', 'off')),
  -- why it is off
  off_because text check (off_because in ('person', 'failures', 'gone')),
  made_by uuid not null,
  created_at timestamptz not null default now(),
  -- the last entry of the journal that was turned into deliveries
  cursor_seq bigint not null,
  -- since when it has refused or not answered whatever it was told; null while it takes what it is told
  failing_since timestamptz,
  failed_at timestamptz,
  -- when the first delivery that waits is to be tried; null when none waits
  due_at timestamptz,
  -- until when a worker has it to itself
  busy_until timestamptz,
  primary key (organisation_id, webhook_id),
  constraint webhook_off check ((state = 'off') = (off_because is not null)),
  constraint webhook_previous check ((previous_secret is null) = (previous_until is null))
);
create index webhook_on on visavis.webhook (organisation_id) where state = 'on';

create table visavis.webhook_delivery (
  organisation_id uuid not null,
  -- `webhook-id`: the same at every try
  delivery_id uuid not null,
  webhook_id uuid not null,
  -- the entry of the journal that it tells: deliveries go in this order
  seq bigint not null,
  event text not null,
  -- as it is sent, and signed
  body text not null check (length(body) <= 100000),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries int not null default 0,
  due_at timestamptz not null default now(),
  occurred_at timestamptz not null,
  -- of the last try: the status that was answered, or what kept it from being answered; milliseconds
  last_status int,
  last_trouble text,
  took_ms int,
  settled_at timestamptz,
  primary key (organisation_id, delivery_id),
  foreign key (organisation_id, webhook_id) references visavis.webhook on delete cascade,
  constraint webhook_delivery_settled check ((state = 'waiting') = (settled_at is null))
);
create index webhook_delivery_waiting on visavis.webhook_delivery (organisation_id, webhook_id, seq, delivery_id) where state = 'waiting';
create index webhook_delivery_of on visavis.webhook_delivery (organisation_id, webhook_id, seq desc, delivery_id);

call visavis.wall_off(array['webhook', 'webhook_delivery']);

-- Which webhooks a worker has to look at, whatever their organisation: news in the journal, or a delivery whose time has come. Ids only.
create policy gate_reads on visavis.webhook for select to visavis_gate using (true);
grant select on visavis.webhook to visavis_gate;
grant select on visavis.journal_head to visavis_gate;
create policy gate_reads on visavis.journal_head for select to visavis_gate using (true);
create function visavis.list_webhooks_to_tell(how_many int) returns table (organisation_id uuid, webhook_id uuid)
  language sql volatile security definer set search_path = pg_catalog as
$$
  select w.organisation_id, w.webhook_id from visavis.webhook w
  join visavis.journal_head h on h.organisation_id = w.organisation_id
  where w.state = 'on' and (w.busy_until is null or w.busy_until < now())
    and (w.due_at <= now() or (w.due_at is null and h.last_seq > w.cursor_seq))
  -- by chance: however many have news all the time, each has its turn
  order by random() limit how_many
$$;
alter function visavis.list_webhooks_to_tell(int) owner to visavis_gate;
revoke execute on function visavis.list_webhooks_to_tell(int) from public;
grant execute on function visavis.list_webhooks_to_tell(int) to visavis_app;
