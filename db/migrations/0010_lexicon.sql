CREATE TABLE "lexicon_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lexicon_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry" text NOT NULL,
	"actor" uuid,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lexicon_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"forms" text[] NOT NULL,
	"view" text NOT NULL,
	"languages" text[] NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"match" text NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"reviewed" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"change" bigint NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lexicon_entry_forms" CHECK (cardinality("lexicon_entry"."forms") between 1 and 100),
	CONSTRAINT "lexicon_entry_view" CHECK ("lexicon_entry"."view" in ('raw', 'folded', 'lookalikes', 'leet', 'joined', 'squeezed')),
	CONSTRAINT "lexicon_entry_category" CHECK ("lexicon_entry"."category" in ('denial', 'distortion', 'antisemitic-code', 'conspiracy', 'slur', 'threat', 'glorification')),
	CONSTRAINT "lexicon_entry_severity" CHECK ("lexicon_entry"."severity" in ('info', 'warn', 'hold')),
	CONSTRAINT "lexicon_entry_match" CHECK ("lexicon_entry"."match" in ('word', 'start', 'inside', 'number'))
);
--> statement-breakpoint
ALTER TABLE "lexicon_change" ADD CONSTRAINT "lexicon_change_entry_lexicon_entry_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."lexicon_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lexicon_change" ADD CONSTRAINT "lexicon_change_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lexicon_entry" ADD CONSTRAINT "lexicon_entry_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lexicon_change_of" ON "lexicon_change" USING btree ("entry","id");--> statement-breakpoint
-- By hand: the record of changes is append-only, as the journal is.
create trigger lexicon_change_stays before update or delete or truncate on lexicon_change for each statement execute function refuse_change();
