-- Purpose: the public page of who speaks. Locks: none on existing data. Rewrites: none.

create table visavis.public_page (
  organisation_id uuid not null,
  -- the page's name in its address
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,59}$'),
  published boolean not null default false,
  -- the organisation's colour: lower-case #rrggbb; what is drawn with it is made readable from it
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  -- by language: { fr, en }; empty where nothing is said
  introduction jsonb not null default '{"fr":"","en":""}',
  outside_hours jsonb not null default '{"fr":"","en":""}',
  contact_url text not null default '',
  contact_email text not null default '',
  contact_phone text not null default '',
  hidden_accounts uuid[] not null default '{}',
  indexed boolean not null default true,
  changed_at timestamptz not null default now(),
  primary key (organisation_id)
);
-- Of the whole installation, and so without the organisation in front: an address leads to one page.
create unique index public_page_slug on visavis.public_page (slug);

call visavis.wall_off(array['public_page']);

-- Whose published page this is: an id, and nothing of a page that is not published.
create policy gate_reads on visavis.public_page for select to visavis_gate using (true);
grant select on visavis.public_page to visavis_gate;
create function visavis.find_public_page(wanted_slug text) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as
$$ select p.organisation_id from visavis.public_page p where p.slug = wanted_slug and p.published limit 1 $$;
revoke execute on function visavis.find_public_page(text) from public;
grant execute on function visavis.find_public_page(text) to visavis_app;
alter function visavis.find_public_page(text) owner to visavis_gate;
