CREATE TABLE "past_run" (
	"submission" uuid NOT NULL,
	"check" text NOT NULL,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"basis" bigint,
	"ms" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"findings" jsonb NOT NULL,
	"superseded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "past_run_submission_check_at_pk" PRIMARY KEY("submission","check","at")
);
--> statement-breakpoint
CREATE TABLE "outside_calls" (
	"service" text NOT NULL,
	"day" date NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "outside_calls_service_day_pk" PRIMARY KEY("service","day"),
	CONSTRAINT "outside_calls_counted" CHECK ("outside_calls"."calls" > 0)
);
--> statement-breakpoint
CREATE TABLE "outside_service" (
	"name" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"words" boolean NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "trace" (
	"submission" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"network" text NOT NULL,
	"words" text,
	"weighed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "strict_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "check_run" ADD COLUMN "basis" bigint;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "burst" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "strict" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "past_run" ADD CONSTRAINT "past_run_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace" ADD CONSTRAINT "trace_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trace_network" ON "trace" USING btree ("network","at");--> statement-breakpoint
CREATE INDEX "trace_words" ON "trace" USING btree ("words","at") WHERE words is not null;--> statement-breakpoint
CREATE INDEX "trace_age" ON "trace" USING btree ("at");--> statement-breakpoint
CREATE INDEX "trace_to_weigh" ON "trace" USING btree ("at") WHERE not weighed;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_strict_takes_two_people" CHECK (not "submission"."strict" or "submission"."cleared_by" is null or "submission"."cleared_by" <> "submission"."approved_by");