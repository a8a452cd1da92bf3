-- The bell says whose it is, so that a process that serves screens need not look up for every upload.
create or replace function append_to_journal() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('zakhor journal'));
  new.number := nextval('event_number');
  new.at := clock_timestamp();
  perform pg_notify('journal', coalesce(new.wall, ''));
  return new;
end $$;
