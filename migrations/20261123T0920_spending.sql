-- Purpose: what accounts cost on networks that bill what is read and written, day by day; prices and ceiling. Locks: none on existing data. Rewrites: none.

create table visavis.account_spending_day (
  organisation_id uuid not null,
  account_id uuid not null,
  -- by UTC, as the network bills
  day date not null,
  reads bigint not null default 0 check (reads >= 0),
  posts bigint not null default 0 check (posts >= 0),
  primary key (organisation_id, account_id, day),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

-- Absent: the usual prices, and no ceiling.
create table visavis.account_spending_plan (
  organisation_id uuid not null,
  account_id uuid not null,
  -- ISO 4217
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- of one post read, and of one written, in units of the currency
  read_price numeric(12, 6) not null check (read_price >= 0),
  post_price numeric(12, 6) not null check (post_price >= 0),
  -- of a month; null: none
  ceiling numeric(12, 2) check (ceiling >= 0),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['account_spending_day', 'account_spending_plan']);
