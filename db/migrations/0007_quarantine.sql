DROP INDEX "submission_waiting";--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "risk" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "submission_waiting" ON "submission" USING btree ("due_at") WHERE state = 'in-review';--> statement-breakpoint
UPDATE "submission" SET "due_at" = "received_at" + interval '24 hours' WHERE "examination" = 'examined';--> statement-breakpoint
-- What a check could not look at is not cleared, unless an admin does it and says why, whatever the application does.
CREATE FUNCTION clear_only_what_was_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM finding WHERE submission = new.id AND evidence ? 'unchecked')
    AND NOT EXISTS (
      SELECT FROM decision JOIN staff ON staff.id = decision.actor
      WHERE decision.submission = new.id AND decision.action = 'clear' AND decision.actor = new.cleared_by
        AND decision.digest = new.cleared_digest AND decision.reason IS NOT NULL AND staff.role = 'admin')
  THEN
    RAISE EXCEPTION 'a check could not look at it' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_is_of_what_was_checked';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER clear_only_what_was_checked BEFORE UPDATE OF clearance ON submission
  FOR EACH ROW WHEN (new.clearance = 'cleared') EXECUTE FUNCTION clear_only_what_was_checked();
