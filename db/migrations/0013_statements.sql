CREATE TABLE "appeal" (
	"submission" uuid PRIMARY KEY NOT NULL,
	"statement" bigint NOT NULL,
	"words" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" bigint,
	CONSTRAINT "appeal_statement_unique" UNIQUE("statement"),
	CONSTRAINT "appeal_decision_unique" UNIQUE("decision"),
	CONSTRAINT "appeal_words" CHECK (char_length("appeal"."words") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "danger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "danger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"submission" uuid NOT NULL,
	"actor" uuid NOT NULL,
	"words" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "danger_words" CHECK (char_length("danger"."words") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"submission" uuid NOT NULL,
	"statement" bigint,
	"danger" bigint,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempted_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_danger_unique" UNIQUE("danger"),
	CONSTRAINT "mail_once" UNIQUE("statement","kind"),
	CONSTRAINT "mail_kind" CHECK ("mail"."kind" in ('statement', 'correction', 'appeal', 'danger')),
	CONSTRAINT "mail_says_what_it_tells" CHECK (("mail"."kind" = 'danger') = ("mail"."danger" is not null) and ("mail"."kind" = 'danger') = ("mail"."statement" is null))
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"submission" uuid NOT NULL,
	"decision" bigint,
	"measure" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"detected" boolean NOT NULL,
	"automatic" boolean NOT NULL,
	"text_version" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "statement_decision_unique" UNIQUE("decision"),
	CONSTRAINT "statement_measure" CHECK ("statement"."measure" in ('removed', 'suspended')),
	CONSTRAINT "statement_source" CHECK ("statement"."source" in ('own-initiative', 'flag', 'notice')),
	CONSTRAINT "statement_removal_is_decided" CHECK (("statement"."measure" = 'removed') = ("statement"."decision" is not null))
);
--> statement-breakpoint
ALTER TABLE "submission" DROP CONSTRAINT "submission_has_what_it_is";--> statement-breakpoint
ALTER TABLE "decision" ALTER COLUMN "actor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "alarm_email" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "entry" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "sampled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "danger" ADD CONSTRAINT "danger_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "danger" ADD CONSTRAINT "danger_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_danger_danger_id_fk" FOREIGN KEY ("danger") REFERENCES "public"."danger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "danger_of" ON "danger" USING btree ("submission","id");--> statement-breakpoint
CREATE INDEX "mail_due" ON "mail" USING btree ("due_at") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "mail_age" ON "mail" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "mail_of" ON "mail" USING btree ("submission");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_standing" ON "statement" USING btree ("submission") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "statement_age" ON "statement" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_entry_bank_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."bank_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_automatic" ON "decision" USING btree ("id") WHERE actor is null;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_without_a_person_names_its_entry" CHECK (("decision"."actor" is null) = ("decision"."entry" is not null) and ("decision"."actor" is not null or "decision"."action" = 'reject'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_erased_stays_rejected" CHECK ("submission"."erased_at" is null or "submission"."withdrawn_at" is not null
      or ("submission"."review" = 'rejected' and num_nonnulls("submission"."original", "submission"."placeholder") = 0));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_has_what_it_is" CHECK ("submission"."withdrawn_at" is not null or "submission"."erased_at" is not null or case "submission"."kind"
      when 'photo' then "submission"."original" is not null
      when 'testimony' then "submission"."text" is not null
      else "submission"."message" is not null end);--> statement-breakpoint
-- By hand from here: first the reasons of what is rejected already.
insert into statement (submission, decision, measure, reason, source, detected, automatic, text_version, at)
  select submission.id, last.id, 'removed',
    case when last.reason in ('hateful', 'violent', 'sexual', 'off-topic', 'advertising', 'private-data', 'not-own-picture', 'unclear')
      then last.reason else 'other' end,
    'own-initiative', exists (select from finding where finding.submission = submission.id and severity <> 'info'
      and not evidence ? 'unchecked'), false, '2026-11', last.at
  from submission join lateral (
    select * from decision where submission = submission.id and action = 'reject' order by id desc limit 1) last on true
  where submission.state = 'rejected';
--> statement-breakpoint
-- And what no column can say.
-- A statement stays as it is; only that a later decision took it back is added, once.
create trigger statement_stays before delete or truncate on statement for each statement execute function refuse_change();
--> statement-breakpoint
create trigger statement_changes_not before update on statement for each row
  when (not (old.superseded_at is null and new.superseded_at is not null
    and (new.id, new.submission, new.decision, new.measure, new.reason, new.source, new.detected, new.automatic, new.text_version, new.at)
      is not distinct from (old.id, old.submission, old.decision, old.measure, old.reason, old.source, old.detected, old.automatic,
        old.text_version, old.at)))
  execute function refuse_change();
--> statement-breakpoint
-- It is of a rejection of that very item, and says truly whether a person decided.
create function state_what_was_decided() returns trigger language plpgsql as $$
begin
  if new.decision is not null and not exists (
    select from decision where id = new.decision and submission = new.submission and action = 'reject'
      and (actor is null) = new.automatic)
  then
    raise exception 'no such rejection' using errcode = 'check_violation', constraint = 'statement_is_of_its_rejection';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger state_what_was_decided before insert on statement for each row execute function state_what_was_decided();
--> statement-breakpoint
-- No rejection without its reasons, by the end of the transaction.
create function state_every_rejection() returns trigger language plpgsql as $$
begin
  if not exists (select from statement where decision = new.id) then
    raise exception 'a rejection states its reasons' using errcode = 'check_violation',
      constraint = 'decision_states_its_reasons';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger decision_states_its_reasons after insert on decision deferrable initially deferred
  for each row when (new.action = 'reject' and new."to" = 'rejected') execute function state_every_rejection();
--> statement-breakpoint
-- Who may answer an appeal, and what may reject by itself.
create function decide_by_the_rules() returns trigger language plpgsql as $$
begin
  if new.action in ('uphold', 'overturn') then
    if not exists (select from appeal where submission = new.submission and decision is null) then
      raise exception 'no appeal is open' using errcode = 'check_violation', constraint = 'decision_answers_an_appeal';
    end if;
    if exists (select from decision where submission = new.submission and actor = new.actor) then
      raise exception 'an appeal is judged by somebody else' using errcode = 'check_violation',
        constraint = 'decision_on_an_appeal_is_fresh';
    end if;
  elsif exists (select from appeal where submission = new.submission and decision is null) then
    raise exception 'an appeal is open' using errcode = 'check_violation', constraint = 'decision_waits_for_the_appeal';
  end if;
  if new.actor is null then
    if not exists (
      select from bank_entry join bank on bank.slug = bank_entry.bank join submission on submission.id = new.submission
      where bank_entry.id = new.entry and bank_entry.confirmed_by is not null and bank_entry.disabled_at is null
        and bank.mode = 'block' and bank.disabled_at is null and bank_entry.sha256 = submission.original_sha256)
    then
      raise exception 'only equal bytes that two people confirmed reject by themselves' using errcode = 'check_violation',
        constraint = 'decision_without_a_person_is_of_equal_bytes';
    end if;
    if exists (select from decision where submission = new.submission) then
      raise exception 'a person has decided' using errcode = 'check_violation',
        constraint = 'decision_without_a_person_comes_first';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger decide_by_the_rules before insert on decision for each row execute function decide_by_the_rules();
--> statement-breakpoint
-- Nothing is rejected but by a decision.
create function reject_by_decision() returns trigger language plpgsql as $$
begin
  if (select action from decision where submission = new.id order by id desc limit 1) is distinct from 'reject' then
    raise exception 'nobody decided so' using errcode = 'check_violation', constraint = 'submission_rejection_is_decided';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger reject_by_decision before update of review on submission
  for each row when (new.review = 'rejected' and old.review <> 'rejected') execute function reject_by_decision();
--> statement-breakpoint
-- An appeal is against what stands, in time. It is answered once; its words can go.
create function appeal_in_time() returns trigger language plpgsql as $$
begin
  if new.decision is not null or new.words is null or not exists (
    select from statement join submission on submission.id = statement.submission
    where statement.id = new.statement and statement.submission = new.submission and statement.superseded_at is null
      and statement.measure = 'removed' and now() < statement.at + interval '6 months' and submission.state = 'rejected')
  then
    raise exception 'nothing can be appealed against' using errcode = 'check_violation', constraint = 'appeal_is_in_time';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger appeal_in_time before insert on appeal for each row execute function appeal_in_time();
--> statement-breakpoint
create function answer_appeal() returns trigger language plpgsql as $$
begin
  if (new.submission, new.statement, new.at) is distinct from (old.submission, old.statement, old.at)
    or (old.decision is not null and new.decision is distinct from old.decision)
    or (new.words is not null and new.words is distinct from old.words)
  then
    raise exception 'an appeal stays as it was' using errcode = 'restrict_violation';
  end if;
  if new.decision is not null and not exists (
    select from decision where id = new.decision and submission = new.submission and action in ('uphold', 'overturn'))
  then
    raise exception 'no such answer' using errcode = 'check_violation', constraint = 'appeal_is_answered_by_its_decision';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger answer_appeal before update on appeal for each row execute function answer_appeal();
--> statement-breakpoint
create trigger appeal_stays before delete or truncate on appeal for each statement execute function refuse_change();
--> statement-breakpoint
create trigger danger_stays before delete or truncate on danger for each statement execute function refuse_change();
--> statement-breakpoint
create trigger danger_changes_not before update on danger for each row
  when (not (new.words is null and (new.id, new.submission, new.actor, new.at)
    is not distinct from (old.id, old.submission, old.actor, old.at)))
  execute function refuse_change();
--> statement-breakpoint
-- As before, with the entry: of a decision nothing goes but its words.
drop trigger decision_changes_not on decision;
--> statement-breakpoint
create trigger decision_changes_not before update on decision for each row
  when (not (old.seal is not null and new.seal is null and new.reason is null and new.note is null
    and (new.id, new.submission, new.action, new.actor, new.entry, new."from", new."to", new.digest, new.at)
      is not distinct from (old.id, old.submission, old.action, old.actor, old.entry, old."from", old."to", old.digest, old.at)))
  execute function refuse_change();
