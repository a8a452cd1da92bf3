CREATE TABLE "check_run" (
	"submission" uuid NOT NULL,
	"check" text NOT NULL,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"ms" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_run_submission_check_pk" PRIMARY KEY("submission","check")
);
--> statement-breakpoint
CREATE TABLE "fingerprint" (
	"submission" uuid NOT NULL,
	"part" text NOT NULL,
	"pdq" bit(256) NOT NULL,
	"quality" smallint NOT NULL,
	CONSTRAINT "fingerprint_submission_part_pk" PRIMARY KEY("submission","part")
);
--> statement-breakpoint
ALTER TABLE "finding" DROP CONSTRAINT "finding_submission_check_pk";--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "place" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_submission_check_place_pk" PRIMARY KEY("submission","check","place");--> statement-breakpoint
ALTER TABLE "check_run" ADD CONSTRAINT "check_run_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprint" ADD CONSTRAINT "fingerprint_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;