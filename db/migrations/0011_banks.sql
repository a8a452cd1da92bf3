CREATE TABLE "bank" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"mode" text NOT NULL,
	"partner" text,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "bank_slug" CHECK ("bank"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "bank_mode" CHECK ("bank"."mode" in ('observe', 'route', 'block'))
);
--> statement-breakpoint
CREATE TABLE "bank_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bank" text NOT NULL,
	"sha256" text,
	"note" text,
	"source" text NOT NULL,
	"source_submission" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "bank_entry_once" UNIQUE("bank","sha256"),
	CONSTRAINT "bank_entry_sha256" CHECK ("bank_entry"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "bank_entry_source" CHECK (("bank_entry"."source" = 'submission') = ("bank_entry"."source_submission" is not null)),
	CONSTRAINT "bank_entry_takes_two_people" CHECK ("bank_entry"."confirmed_by" <> "bank_entry"."added_by")
);
--> statement-breakpoint
CREATE TABLE "bank_hash" (
	"entry" uuid NOT NULL,
	"place" smallint NOT NULL,
	"pdq" bit(256) NOT NULL,
	"quality" smallint NOT NULL,
	CONSTRAINT "bank_hash_entry_place_pk" PRIMARY KEY("entry","place"),
	CONSTRAINT "bank_hash_place" CHECK ("bank_hash"."place" between 0 and 47),
	CONSTRAINT "bank_hash_quality" CHECK ("bank_hash"."quality" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "bank" ADD CONSTRAINT "bank_partner_partner_slug_fk" FOREIGN KEY ("partner") REFERENCES "public"."partner"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_bank_bank_slug_fk" FOREIGN KEY ("bank") REFERENCES "public"."bank"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_source_submission_submission_id_fk" FOREIGN KEY ("source_submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_hash" ADD CONSTRAINT "bank_hash_entry_bank_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."bank_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_entry_bytes" ON "bank_entry" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "bank_entry_of_submission" ON "bank_entry" USING btree ("source_submission") WHERE source_submission is not null;