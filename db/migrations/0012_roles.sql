CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_email_unique";--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_role";--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_partner";--> statement-breakpoint
ALTER TABLE "account" DROP CONSTRAINT "account_user_id_staff_id_fk";
--> statement-breakpoint
ALTER TABLE "session" DROP CONSTRAINT "session_user_id_staff_id_fk";
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "require_second_factor" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "partner" ADD COLUMN "clears" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "strong" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "program" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "disputed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "marks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- By hand from here to the next mark: who is who moves out of `staff`, and everybody there gets a pseudonym.
INSERT INTO "person" ("id", "name", "email", "email_verified", "image", "created_at", "updated_at")
  SELECT "id", "name", lower("email"), "email_verified", "image", "created_at", "updated_at" FROM "staff"
  WHERE "email" NOT LIKE '%@token.invalid';--> statement-breakpoint
UPDATE "staff" SET "program" = true WHERE "email" LIKE '%@token.invalid';--> statement-breakpoint
UPDATE "staff" SET "name" = named.pseudonym FROM (
  SELECT "id",
    (array['Amber', 'Calm', 'Clear', 'Early', 'Gentle', 'Golden', 'Quiet', 'Silver', 'Soft', 'Steady', 'Tender', 'Warm'])[1 + n % 12]
      || ' ' ||
    (array['Alder', 'Birch', 'Brook', 'Cedar', 'Fern', 'Harbour', 'Heron', 'Linden', 'Maple', 'Meadow', 'Rowan', 'Willow'])[1 + n / 12 % 12]
      || CASE WHEN n < 144 THEN '' ELSE ' ' || n END AS pseudonym
  FROM (SELECT "id", (row_number() OVER (ORDER BY random()))::int - 1 AS n FROM "staff" WHERE NOT "program") AS numbered
) AS named WHERE named."id" = "staff"."id";--> statement-breakpoint
-- Here the hand's part ends.
ALTER TABLE "person" ADD CONSTRAINT "person_id_staff_id_fk" FOREIGN KEY ("id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "two_factor_of" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_assigned_to_staff_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_pseudonym" ON "staff" USING btree ("name") WHERE not program;--> statement-breakpoint
CREATE INDEX "submission_of_partner" ON "submission" USING btree ("partner","received_at","id") WHERE partner is not null;--> statement-breakpoint
CREATE INDEX "submission_assigned" ON "submission" USING btree ("assigned_to") WHERE assigned_to is not null;--> statement-breakpoint
ALTER TABLE "staff" DROP COLUMN "email";--> statement-breakpoint
ALTER TABLE "staff" DROP COLUMN "email_verified";--> statement-breakpoint
ALTER TABLE "staff" DROP COLUMN "image";--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role" CHECK ("staff"."role" in ('moderator', 'second-reviewer', 'lead', 'event-staff', 'data-protection', 'auditor', 'partner', 'partner-moderator', 'outside-reviewer', 'admin'));--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_partner" CHECK (case when "staff"."role" in ('partner', 'partner-moderator') then "staff"."partner" is not null
      when "staff"."role" in ('moderator', 'second-reviewer', 'outside-reviewer') then true else "staff"."partner" is null end);--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_marks" CHECK ("submission"."marks" <@ array['shows-minor', 'public-figure']);--> statement-breakpoint
-- By hand from here. What a check could not look at is cleared by nobody but a lead who says why (before: an admin).
CREATE OR REPLACE FUNCTION clear_only_what_was_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM finding WHERE submission = new.id AND evidence ? 'unchecked')
    AND NOT EXISTS (
      SELECT FROM decision JOIN staff ON staff.id = decision.actor
      WHERE decision.submission = new.id AND decision.action = 'clear' AND decision.actor = new.cleared_by
        AND decision.digest = new.cleared_digest AND decision.reason IS NOT NULL AND staff.role = 'lead')
  THEN
    RAISE EXCEPTION 'a check could not look at it' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_is_of_what_was_checked';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
-- Two people of one organisation are one pair of eyes; and clearing is the campaign's unless the partner's row says otherwise.
CREATE FUNCTION clear_by_who_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hers text := (SELECT partner FROM staff WHERE id = new.cleared_by);
BEGIN
  IF new.eyes > 1 AND hers = (SELECT partner FROM staff WHERE id = new.approved_by) THEN
    RAISE EXCEPTION 'the second pair of eyes must be of another organisation' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_takes_two_organisations';
  END IF;
  IF new.partner = hers AND NOT (SELECT clears FROM partner WHERE slug = hers) THEN
    RAISE EXCEPTION 'clearing is the campaign''s' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_is_the_campaigns';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER clear_by_who_may BEFORE UPDATE OF clearance, cleared_by, approved_by ON submission
  FOR EACH ROW WHEN (new.clearance = 'cleared') EXECUTE FUNCTION clear_by_who_may();--> statement-breakpoint
-- Who decides no content decides none, and nobody decides on what she, or a member of her organisation, gave.
CREATE FUNCTION decide_by_who_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judge staff;
BEGIN
  SELECT * INTO judge FROM staff WHERE id = new.actor;
  IF judge.role IN ('admin', 'auditor', 'data-protection', 'partner')
    OR (judge.role = 'event-staff' AND new.action <> 'pull') THEN
    RAISE EXCEPTION 'the role % decides no content', judge.role USING ERRCODE = 'check_violation',
      CONSTRAINT = 'decision_is_of_who_decides';
  END IF;
  IF new.action IN ('approve', 'reject', 'clear', 'escalate') AND EXISTS (
    SELECT FROM submission JOIN person ON person.email = lower(submission.email) JOIN staff ON staff.id = person.id
    WHERE submission.id = new.submission AND (staff.id = judge.id OR staff.partner = judge.partner))
  THEN
    RAISE EXCEPTION 'nobody judges what she, or a member of her organisation, gave' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'decision_is_not_on_her_own';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER decide_by_who_may BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decide_by_who_may();
