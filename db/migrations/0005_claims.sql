ALTER TABLE "submission" ADD COLUMN "claimed_page" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_original_unique" UNIQUE("original");