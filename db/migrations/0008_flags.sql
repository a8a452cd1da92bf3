CREATE TABLE "flag" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission" uuid NOT NULL,
	"reason" text NOT NULL,
	"words" text,
	"name" text,
	"email" text,
	"illegal" boolean DEFAULT false NOT NULL,
	"locale" text NOT NULL,
	"network" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered" bigint,
	CONSTRAINT "flag_once" UNIQUE("submission","network"),
	CONSTRAINT "flag_notice_is_complete" CHECK (not "flag"."illegal" or num_nonnulls("flag"."words", "flag"."name", "flag"."email") = 3)
);
--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_answered_decision_id_fk" FOREIGN KEY ("answered") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flag_open" ON "flag" USING btree ("submission") WHERE answered is null;