-- Journal numbers become visible in order: whoever appends holds this lock until her transaction ends, so a
-- reader that has seen 42 can never meet a 41 later. docs/decisions/0003 says what that costs.
create sequence event_number;
--> statement-breakpoint
create function append_to_journal() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('zakhor journal'));
  new.number := nextval('event_number');
  new.at := clock_timestamp();
  perform pg_notify('journal', '');
  return new;
end $$;
--> statement-breakpoint
create trigger event_append before insert on event for each row execute function append_to_journal();
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger event_stays before update or delete or truncate on event for each statement execute function refuse_change();
--> statement-breakpoint
create trigger decision_stays before update or delete or truncate on decision for each statement execute function refuse_change();
