ALTER TABLE "submission" DROP CONSTRAINT "submission_withdrawn_is_empty";--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "reading" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "read_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "read_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "submission_to_read" ON "submission" USING btree ("read_after") WHERE read_after is not null;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_clearance_is_of_what_was_read" CHECK ("submission"."clearance" <> 'cleared' or "submission"."reading" is distinct from 'waiting');--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_waiting_is_to_be_read" CHECK ("submission"."reading" is distinct from 'waiting' or "submission"."read_after" is not null);--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_withdrawn_is_empty" CHECK ("submission"."withdrawn_at" is null or (num_nonnulls("submission"."name", "submission"."message", "submission"."text",
      "submission"."email", "submission"."original", "submission"."original_sha256", "submission"."picture", "submission"."placeholder", "submission"."claimed_by",
      "submission"."reading", "submission"."read_after") = 0 and "submission"."review" = 'unreviewed'
      and "submission"."clearance" <> 'cleared'));