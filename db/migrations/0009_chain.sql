ALTER TABLE "decision" ADD COLUMN "seal" uuid DEFAULT gen_random_uuid();--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- By hand from here: the chain. app/domain/record/chain.ts says the same once more, for the verifier.
create function event_hash(previous text, it event) returns text language sql stable as $$
  select encode(sha256(convert_to(previous || E'\n' || json_build_array(it.number, it.kind, it.submission, it.wall, it.actor,
    it.detail, (extract(epoch from it.at) * 1000000)::bigint)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function decision_hash(it decision) returns text language sql stable as $$
  select encode(sha256(convert_to(json_build_array(it.id, it.submission, it.action, it.actor, it."from", it."to", it.digest,
    (extract(epoch from it.at) * 1000000)::bigint)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function decision_words_hash(it decision) returns text language sql stable as $$
  select case when it.reason is not null or it.note is not null then
    encode(sha256(convert_to(it.seal || E'\n' || json_build_array(it.reason, it.note)::text, 'UTF8')), 'hex') end
$$;
--> statement-breakpoint
-- Another isolation would read the head of an older moment, and the chain would fork.
create or replace function append_to_journal() returns trigger language plpgsql as $$
declare
  previous text;
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'the journal is written at read committed' using errcode = 'restrict_violation';
  end if;
  perform pg_advisory_xact_lock(hashtext('zakhor journal'));
  previous := (select hash from event order by number desc limit 1);
  new.number := nextval('event_number');
  new.at := clock_timestamp();
  new.hash := event_hash(coalesce(previous, 'zakhor'), new);
  perform pg_notify('journal', coalesce(new.wall, ''));
  return new;
end $$;
--> statement-breakpoint
-- What is there already, in its order.
do $$
declare
  it event;
  previous text := 'zakhor';
begin
  alter table event disable trigger event_stays;
  for it in select * from event order by number loop
    previous := event_hash(previous, it);
    update event set hash = previous where number = it.number;
  end loop;
  alter table event enable trigger event_stays;
end $$;
--> statement-breakpoint
create function journal_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into event (kind, submission, actor, detail) values ('decision.made', new.submission, new.actor,
      jsonb_build_object('decision', new.id, 'row', decision_hash(new), 'words', decision_words_hash(new)));
  else
    insert into event (kind, submission, detail)
      values ('decision.words-erased', new.submission, jsonb_build_object('decision', new.id));
  end if;
  return null;
end $$;
--> statement-breakpoint
insert into event (kind, submission, actor, detail)
  select 'decision.made', it.submission, it.actor,
    jsonb_build_object('decision', it.id, 'row', decision_hash(it), 'words', decision_words_hash(it))
  from decision it order by it.id;
--> statement-breakpoint
-- At the commit, so that the journal is held no longer than by any other event.
create constraint trigger decision_journalled after insert or update on decision deferrable initially deferred
  for each row execute function journal_decision();
--> statement-breakpoint
drop trigger decision_stays on decision;
--> statement-breakpoint
create trigger decision_stays before delete or truncate on decision for each statement execute function refuse_change();
--> statement-breakpoint
create trigger decision_changes_not before update on decision for each row
  when (not (old.seal is not null and new.seal is null and new.reason is null and new.note is null
    and (new.id, new.submission, new.action, new.actor, new."from", new."to", new.digest, new.at)
      is not distinct from (old.id, old.submission, old.action, old.actor, old."from", old."to", old.digest, old.at)))
  execute function refuse_change();
