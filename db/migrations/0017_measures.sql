CREATE TABLE "exposure" (
	"decision" bigint PRIMARY KEY NOT NULL,
	"staff" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text,
	"sheet" uuid
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "quarantine_minutes" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "review_minutes" integer DEFAULT 1440 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "appeal_hours" integer DEFAULT 72 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "first_night_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "spared" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "veil" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "exposure" ADD CONSTRAINT "exposure_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exposure" ADD CONSTRAINT "exposure_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exposure_of" ON "exposure" USING btree ("staff","at");--> statement-breakpoint
CREATE INDEX "decision_at" ON "decision" USING brin ("at");--> statement-breakpoint
CREATE INDEX "submission_received" ON "submission" USING btree ("received_at");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_service_levels" CHECK ("campaign"."quarantine_minutes" between 1 and 10080 and "campaign"."review_minutes" between 1 and 10080
      and "campaign"."appeal_hours" between 1 and 744);--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_spared" CHECK ("staff"."spared" <@ array['hateful', 'violent', 'sexual']);--> statement-breakpoint
-- By hand from here. What somebody had to look at stays as it was written.
CREATE TRIGGER exposure_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON exposure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
