CREATE TABLE "note" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"submission" uuid NOT NULL,
	"actor" uuid NOT NULL,
	"words" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_words" CHECK (char_length("note"."words") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "skip" (
	"actor" uuid NOT NULL,
	"submission" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "skip_actor_submission_pk" PRIMARY KEY("actor","submission")
);
--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "seen" jsonb;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skip" ADD CONSTRAINT "skip_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skip" ADD CONSTRAINT "skip_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_of" ON "note" USING btree ("submission","id");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_in_a_grid_is_of_what_was_seen" CHECK ("decision"."seen" is null or ("decision"."action" in ('approve', 'clear')
      and coalesce(("decision"."seen" ->> 'ms')::int >= 1000 and ("decision"."seen" ->> 'width')::int >= 260, false)));--> statement-breakpoint
-- By hand from here. How something was seen in a grid is sealed as it is, in the event of the decision.
create or replace function journal_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into event (kind, submission, actor, detail) values ('decision.made', new.submission, new.actor,
      jsonb_build_object('decision', new.id, 'row', decision_hash(new), 'words', decision_words_hash(new))
        || case when new.seen is null then '{}' else jsonb_build_object('seen', new.seen) end);
  else
    insert into event (kind, submission, detail)
      values ('decision.words-erased', new.submission, jsonb_build_object('decision', new.id));
  end if;
  return null;
end $$;
--> statement-breakpoint
-- As before, with what was seen: of a decision nothing goes but its words.
drop trigger decision_changes_not on decision;
--> statement-breakpoint
create trigger decision_changes_not before update on decision for each row
  when (not (old.seal is not null and new.seal is null and new.reason is null and new.note is null
    and (new.id, new.submission, new.action, new.actor, new.entry, new."from", new."to", new.digest, new.seen, new.at)
      is not distinct from (old.id, old.submission, old.action, old.actor, old.entry, old."from", old."to", old.digest, old.seen, old.at)))
  execute function refuse_change();
--> statement-breakpoint
-- What is held back, or is read and not looked at, is approved by itself: never among many.
create function see_in_a_grid_what_may_be() returns trigger language plpgsql as $$
begin
  if exists (select from submission where id = new.submission and (risk >= 2 or kind <> 'photo' or burst)) then
    raise exception 'it is looked at by itself, and not among many' using errcode = 'check_violation',
      constraint = 'decision_in_a_grid_is_of_what_may_be_there';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger see_in_a_grid_what_may_be before insert on decision for each row
  when (new.seen is not null) execute function see_in_a_grid_what_may_be();
--> statement-breakpoint
create trigger note_stays before delete or truncate on note for each statement execute function refuse_change();
--> statement-breakpoint
create trigger note_changes_not before update on note for each row
  when (not (new.words is null and (new.id, new.submission, new.actor, new.at)
    is not distinct from (old.id, old.submission, old.actor, old.at)))
  execute function refuse_change();
