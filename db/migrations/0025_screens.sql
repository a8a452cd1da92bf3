CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"hook_due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"hook_attempts" smallint DEFAULT 0 NOT NULL,
	"hook_sent_at" timestamp with time zone,
	CONSTRAINT "notice_kind" CHECK ("notice"."kind" in ('screens-away', 'screens-back')),
	CONSTRAINT "notice_hook_attempts" CHECK ("notice"."hook_attempts" between 0 and 2)
);
--> statement-breakpoint
CREATE TABLE "outage" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outage_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"screen" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"away" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"back" uuid,
	CONSTRAINT "outage_is_over_when_told_so" CHECK ("outage"."back" is null or "outage"."ended_at" is not null),
	CONSTRAINT "outage_ends_after_it_began" CHECK ("outage"."ended_at" > "outage"."since")
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"holder" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"screen" text,
	CONSTRAINT "pairing_code_unique" UNIQUE("code"),
	CONSTRAINT "pairing_screen_unique" UNIQUE("screen")
);
--> statement-breakpoint
ALTER TABLE "mail" DROP CONSTRAINT "mail_kind";--> statement-breakpoint
ALTER TABLE "mail" DROP CONSTRAINT "mail_says_what_it_tells";--> statement-breakpoint
ALTER TABLE "mail" ALTER COLUMN "submission" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "pull_receipt" ADD COLUMN "took" text;--> statement-breakpoint
ALTER TABLE "pull_receipt" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "notice" uuid;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "screen_mail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "anew_at" bigint;--> statement-breakpoint
ALTER TABLE "screen" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outage" ADD CONSTRAINT "outage_screen_screen_key_fk" FOREIGN KEY ("screen") REFERENCES "public"."screen"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage" ADD CONSTRAINT "outage_away_notice_id_fk" FOREIGN KEY ("away") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage" ADD CONSTRAINT "outage_back_notice_id_fk" FOREIGN KEY ("back") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_screen_screen_key_fk" FOREIGN KEY ("screen") REFERENCES "public"."screen"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_hook" ON "notice" USING btree ("hook_due_at") WHERE hook_sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outage_once" ON "outage" USING btree ("screen","since");--> statement-breakpoint
CREATE UNIQUE INDEX "outage_lasts" ON "outage" USING btree ("screen") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "outage_away" ON "outage" USING btree ("away");--> statement-breakpoint
CREATE INDEX "outage_back" ON "outage" USING btree ("back");--> statement-breakpoint
CREATE INDEX "pairing_age" ON "pairing" USING btree ("asked_at");--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_notice_notice_id_fk" FOREIGN KEY ("notice") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pull_receipt_of" ON "pull_receipt" USING btree ("pull");--> statement-breakpoint
CREATE INDEX "screen_of" ON "screen" USING btree ("wall");--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_notice_unique" UNIQUE("notice");--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "pull_receipt" ADD CONSTRAINT "pull_receipt_took" CHECK ("pull_receipt"."took" in ('standing', 'coming', 'nothing'));--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_kind" CHECK ("mail"."kind" in ('statement', 'correction', 'appeal', 'danger', 'screens'));--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_says_what_it_tells" CHECK (("mail"."kind" = 'danger') = ("mail"."danger" is not null) and ("mail"."kind" = 'screens') = ("mail"."notice" is not null)
      and ("mail"."kind" in ('danger', 'screens')) = ("mail"."statement" is null) and ("mail"."kind" = 'screens') = ("mail"."submission" is null));--> statement-breakpoint
-- By hand from here.
-- A screen stays the one that it is, and what was taken out of use stays so and gives no sign of life.
create function keep_screen() returns trigger language plpgsql as $$
begin
  if (new.key, new.id, new.wall) is distinct from (old.key, old.id, old.wall)
    or (old.revoked_at is not null
      and (new.revoked_at, new.seen_at, new.anew_at) is distinct from (old.revoked_at, old.seen_at, old.anew_at))
  then
    raise exception 'a screen stays what it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_screen before update on screen for each row execute function keep_screen();
--> statement-breakpoint
create trigger screen_stays before delete or truncate on screen for each statement execute function refuse_change();
--> statement-breakpoint
-- Nobody is told of a screen that was never seen or is out of use, nor of a silence that has not begun.
create function outage_is_real() returns trigger language plpgsql as $$
begin
  if new.ended_at is not null or not exists (
    select from screen where key = new.screen and revoked_at is null and seen_at >= new.since)
    or not exists (select from notice where id = new.away and kind = 'screens-away')
  then
    raise exception 'that screen is not silent' using errcode = 'check_violation', constraint = 'outage_is_real';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger outage_is_real before insert on outage for each row execute function outage_is_real();
--> statement-breakpoint
-- A silence is over once, and then nothing of it changes.
create function keep_outage() returns trigger language plpgsql as $$
begin
  if (new.id, new.screen, new.since, new.away) is distinct from (old.id, old.screen, old.since, old.away)
    or old.ended_at is not null
    or (new.back is not null and not exists (select from notice where id = new.back and kind = 'screens-back'))
  then
    raise exception 'an outage stays as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_outage before update on outage for each row execute function keep_outage();
--> statement-breakpoint
create trigger outage_stays before delete or truncate on outage for each statement execute function refuse_change();
--> statement-breakpoint
-- A code serves once, within ten minutes, and for a screen that is in use.
create function pair_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or (new.holder, new.code, new.asked_at) is distinct from (old.holder, old.code, old.asked_at)
    or old.screen is not null or old.asked_at <= now() - interval '10 minutes'
    or exists (select from screen where key = new.screen and (revoked_at is not null or seen_at is not null))
  then
    raise exception 'a code serves once, within ten minutes' using errcode = 'check_violation', constraint = 'pairing_once';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger pair_once before update on pairing for each row execute function pair_once();
--> statement-breakpoint
create trigger pairing_begins_open before insert on pairing
  for each row when (new.screen is not null) execute function pair_once();
--> statement-breakpoint
-- A screen answers for its own wall, and only what a screen is told to answer.
create function answer_for_its_wall() returns trigger language plpgsql as $$
begin
  if not exists (
    select from screen join event on event.wall = screen.wall
    where screen.key = new.screen and screen.revoked_at is null
      and event.number = new.pull and event.kind in ('wall.pull', 'wall.control'))
  then
    raise exception 'that is not for this screen to answer' using errcode = 'check_violation',
      constraint = 'pull_receipt_of_its_wall';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger answer_for_its_wall before insert on pull_receipt for each row execute function answer_for_its_wall();
