ALTER TABLE "appeal" DROP CONSTRAINT "appeal_statement_unique";--> statement-breakpoint
ALTER TABLE "flag" DROP CONSTRAINT "flag_notice_is_complete";--> statement-breakpoint
ALTER TABLE "flag" DROP CONSTRAINT "flag_submission_submission_id_fk";
--> statement-breakpoint
ALTER TABLE "appeal" DROP CONSTRAINT "appeal_pkey";--> statement-breakpoint
ALTER TABLE "appeal" ADD PRIMARY KEY ("statement");--> statement-breakpoint
ALTER TABLE "flag" ALTER COLUMN "network" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_of" ON "appeal" USING btree ("submission");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_open" ON "appeal" USING btree ("submission") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "flag_by" ON "flag" USING btree ("network","at") WHERE network is not null;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_is_forgotten_whole" CHECK (case when "flag"."forgotten_at" is null then "flag"."network" is not null
      else num_nonnulls("flag"."words", "flag"."name", "flag"."email", "flag"."network") = 0 end);--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_notice_is_complete" CHECK (not "flag"."illegal" or "flag"."forgotten_at" is not null or num_nonnulls("flag"."words", "flag"."name", "flag"."email") = 3);--> statement-breakpoint
-- By hand from here.
-- Whose rejection an appeal overturned decides nothing on that item any more; to take it off the walls stays open to her.
create function judge_not_again() returns trigger language plpgsql as $$
begin
  if exists (
    select from appeal granted
      join decision overturned on overturned.id = granted.decision and overturned.action = 'overturn'
      join statement stated on stated.id = granted.statement
      join decision rejected on rejected.id = stated.decision
    where granted.submission = new.submission and rejected.actor = new.actor)
  then
    raise exception 'an appeal overturned her rejection' using errcode = 'check_violation',
      constraint = 'decision_is_of_nobody_overruled';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger judge_not_again before insert on decision
  for each row when (new.action <> 'pull') execute function judge_not_again();
--> statement-breakpoint
-- A flag stays as it was said. What may tell who said it can go; its answer is added, and opened again by an undo.
create trigger flag_stays before delete or truncate on flag for each statement execute function refuse_change();
--> statement-breakpoint
create trigger flag_begins_open before insert on flag
  for each row when (new.answered is not null or new.forgotten_at is not null) execute function refuse_change();
--> statement-breakpoint
create function keep_flag_as_said() returns trigger language plpgsql as $$
begin
  if (new.id, new.submission, new.reason, new.illegal, new.locale, new.alone, new.at)
      is distinct from (old.id, old.submission, old.reason, old.illegal, old.locale, old.alone, old.at)
    or (new.words is not null and new.words is distinct from old.words)
    or (new.name is not null and new.name is distinct from old.name)
    or (new.email is not null and new.email is distinct from old.email)
    or (new.network is not null and new.network is distinct from old.network)
    or (old.forgotten_at is not null and new.forgotten_at is distinct from old.forgotten_at)
  then
    raise exception 'a flag stays as it was' using errcode = 'restrict_violation';
  end if;
  if old.answered is null and new.answered is not null and not exists (
    select from decision where id = new.answered and submission = new.submission
      and "to" in ('approved', 'rejected') and action <> 'uphold')
  then
    raise exception 'no such answer' using errcode = 'check_violation', constraint = 'flag_is_answered_by_its_decision';
  end if;
  if old.answered is not null and new.answered is distinct from old.answered and (new.answered is not null or (
    select action from decision where submission = new.submission order by id desc limit 1) is distinct from 'undo')
  then
    raise exception 'only an undo opens it again' using errcode = 'check_violation', constraint = 'flag_is_answered_once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_flag_as_said before update on flag for each row execute function keep_flag_as_said();
