-- Purpose: roles, the schema's wall between organisations, the journal, the door to the jobs.
-- Locks: none on existing data (first migration). Rewrites: none.

-- `visavis_app` is what the product works as; `visavis_gate` owns the few look-ups that must cross the wall. Roles belong to
-- the whole server, so another database of the same server may have made them, perhaps at this very moment.
-- Whoever migrates must be able to become both: a superuser always is. From Postgres 16 on, making a role no longer includes that right.
do $$
declare
  wanted text;
  modern constant boolean := current_setting('server_version_num')::int >= 160000;
begin
  foreach wanted in array array['visavis_app', 'visavis_gate'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'the role % cannot be made by %', wanted, current_user
            using hint = format('As a superuser: create role %I nologin; grant %I to %I.', wanted, wanted, current_user);
      end;
    end if;
    if not pg_has_role(current_user, wanted, case when modern then 'set' else 'member' end) then
      begin
        execute format('grant %I to current_user %s', wanted, case when modern then 'with set true, inherit true' else '' end);
      exception when insufficient_privilege or invalid_grant_operation then
        raise exception 'the role % belongs to another user of this server, and % may not use it', wanted, current_user
          using hint = format('As a superuser: grant %I to %I.', wanted, current_user);
      end;
    end if;
  end loop;
end $$;

grant usage on schema visavis to visavis_app, visavis_gate;
-- To own a function, which is all that this role is for, Postgres wants the right to create in its schema.
grant create on schema visavis to visavis_gate;

create function visavis.current_organisation() returns uuid language sql stable as
$$ select nullif(current_setting('visavis.organisation_id', true), '')::uuid $$;

-- Puts a table behind the wall: an organisation sees its own rows only, whoever asks. Called once by each migration that makes a table.
create procedure visavis.wall_off(tables text[], rights text default 'select, insert, update, delete') language plpgsql as $$
declare name text;
begin
  foreach name in array tables loop
    execute format('alter table visavis.%I enable row level security', name);
    execute format('alter table visavis.%I force row level security', name);
    execute format('create policy own_rows on visavis.%I using (organisation_id = visavis.current_organisation()) with check (organisation_id = visavis.current_organisation())', name);
    execute format('grant %s on visavis.%I to visavis_app', rights, name);
  end loop;
end $$;

create table visavis.organisation (
  organisation_id uuid primary key,
  name text not null check (name <> ''),
  -- IANA name, e.g. Europe/Paris
  time_zone text not null,
  language text not null check (language in ('fr', 'en')),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);

-- The last number given in each organisation's journal. Its row lock, held until the commit, makes the order of numbers the order of commits.
create table visavis.journal_head (
  organisation_id uuid primary key,
  last_seq bigint not null default 0
);

create table visavis.journal_entry (
  organisation_id uuid not null,
  seq bigint not null,
  at timestamptz not null default now(),
  kind text not null,
  member_id uuid,
  account_id uuid,
  conversation_id uuid,
  publication_id uuid,
  data jsonb not null default '{}',
  primary key (organisation_id, seq)
);
create index journal_entry_by_conversation on visavis.journal_entry (organisation_id, conversation_id, seq) where conversation_id is not null;

create function visavis.refuse_rewriting() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_is_append_only before update or delete on visavis.journal_entry
  for each row execute function visavis.refuse_rewriting();
create trigger journal_is_never_emptied before truncate on visavis.journal_entry
  for each statement execute function visavis.refuse_rewriting();

call visavis.wall_off(array['organisation', 'journal_head']);
call visavis.wall_off(array['journal_entry'], 'select, insert');
create policy gate_reads on visavis.organisation for select to visavis_gate using (true);
grant select on visavis.organisation to visavis_gate;

-- Enqueues a job in the caller's transaction; the jobs' own tables stay out of the product's reach.
create function visavis.enqueue_job(task text, payload json, run_at timestamptz, job_key text, max_attempts int) returns void
  language sql security definer set search_path = pg_catalog as
$$ select graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts) $$;
revoke all on function visavis.enqueue_job from public;
grant execute on function visavis.enqueue_job to visavis_app;

-- Which organisations there are: the worker goes round them, the first visit asks whether there is one.
create function visavis.list_organisations() returns setof uuid language sql stable security definer set search_path = pg_catalog as
$$ select organisation_id from visavis.organisation order by created_at $$;
alter function visavis.list_organisations() owner to visavis_gate;
