CREATE TABLE "campaign" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hashtag" text NOT NULL,
	"time_zone" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"eyes" smallint DEFAULT 2 NOT NULL,
	CONSTRAINT "campaign_id_eyes" UNIQUE("id","eyes"),
	CONSTRAINT "campaign_eyes" CHECK ("campaign"."eyes" in (1, 2)),
	CONSTRAINT "campaign_opens_before_it_closes" CHECK ("campaign"."opens_at" < "campaign"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "card" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"wall" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"layout" text NOT NULL,
	"announced" bigint NOT NULL,
	"superseded" bigint,
	CONSTRAINT "card_has_a_length" CHECK ("card"."at" < "card"."until")
);
--> statement-breakpoint
CREATE TABLE "card_item" (
	"card" uuid NOT NULL,
	"place" smallint NOT NULL,
	"submission" uuid NOT NULL,
	"first" boolean NOT NULL,
	CONSTRAINT "card_item_card_place_pk" PRIMARY KEY("card","place")
);
--> statement-breakpoint
CREATE TABLE "play" (
	"screen" text NOT NULL,
	"card" uuid NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "play_screen_card_from_pk" PRIMARY KEY("screen","card","from")
);
--> statement-breakpoint
CREATE TABLE "pull_receipt" (
	"screen" text NOT NULL,
	"pull" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pull_receipt_screen_pull_pk" PRIMARY KEY("screen","pull")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"submission" uuid NOT NULL,
	"purpose" text NOT NULL,
	"given" boolean NOT NULL,
	"text_version" text NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consent_submission_purpose_pk" PRIMARY KEY("submission","purpose")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"submission" uuid NOT NULL,
	"action" text NOT NULL,
	"actor" uuid NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"digest" text NOT NULL,
	"reason" text,
	"note" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"address" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	"retry_after" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "event" (
	"number" bigint PRIMARY KEY DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"submission" uuid,
	"wall" text,
	"actor" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"submission" uuid NOT NULL,
	"check" text NOT NULL,
	"severity" text NOT NULL,
	"score" real NOT NULL,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "finding_submission_check_pk" PRIMARY KEY("submission","check")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"submission" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "partner_slug" CHECK ("partner"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"submission" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "rendition_submission_name_pk" PRIMARY KEY("submission","name"),
	CONSTRAINT "rendition_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text NOT NULL,
	"partner" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('admin', 'moderator', 'event-staff', 'partner')),
	CONSTRAINT "staff_partner" CHECK (("staff"."role" = 'partner') = ("staff"."partner" is not null))
);
--> statement-breakpoint
CREATE TABLE "token" (
	"hash" text PRIMARY KEY NOT NULL,
	"staff" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign" text NOT NULL,
	"kind" text NOT NULL,
	"receipt" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text,
	"country" text NOT NULL,
	"locale" text NOT NULL,
	"message" text,
	"text" text,
	"email" text,
	"partner" text,
	"minor" boolean DEFAULT false NOT NULL,
	"original" text,
	"original_type" text,
	"original_bytes" integer,
	"original_sha256" text,
	"examination" text DEFAULT 'received' NOT NULL,
	"unreadable" text,
	"crashes" smallint DEFAULT 0 NOT NULL,
	"retry_after" timestamp with time zone,
	"picture" text,
	"placeholder" text,
	"digest" text GENERATED ALWAYS AS (shown_digest(picture, name, country, message, "text")) STORED NOT NULL,
	"review" text DEFAULT 'unreviewed' NOT NULL,
	"approved_by" uuid,
	"approved_digest" text,
	"escalated_at" timestamp with time zone,
	"clearance" text DEFAULT 'none' NOT NULL,
	"cleared_by" uuid,
	"cleared_digest" text,
	"cleared_at" timestamp with time zone,
	"eyes" smallint NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"state" text GENERATED ALWAYS AS (case
      when withdrawn_at is not null then 'withdrawn'
      when examination = 'unreadable' then 'unreadable'
      when examination in ('received', 'examining') then examination
      when clearance = 'cleared' then 'cleared'
      when review = 'approved' then 'approved'
      when review = 'rejected' then 'rejected'
      else 'in-review' end) STORED NOT NULL,
	CONSTRAINT "submission_receipt_unique" UNIQUE("receipt"),
	CONSTRAINT "submission_country" CHECK ("submission"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "submission_has_what_it_is" CHECK ("submission"."withdrawn_at" is not null or case "submission"."kind"
      when 'photo' then "submission"."original" is not null
      when 'testimony' then "submission"."text" is not null
      else "submission"."message" is not null end),
	CONSTRAINT "submission_reviewed_after_examination" CHECK ("submission"."review" = 'unreviewed' or "submission"."examination" = 'examined'),
	CONSTRAINT "submission_approval_names_who_and_what" CHECK (("submission"."review" = 'approved') = ("submission"."approved_by" is not null)
      and ("submission"."review" = 'approved') = ("submission"."approved_digest" is not null)),
	CONSTRAINT "submission_approval_is_of_what_would_be_shown" CHECK ("submission"."approved_digest" is null or "submission"."approved_digest" = "submission"."digest"),
	CONSTRAINT "submission_clearance_names_who_and_what" CHECK (("submission"."clearance" = 'cleared') = ("submission"."cleared_by" is not null)
      and ("submission"."clearance" = 'cleared') = ("submission"."cleared_digest" is not null)
      and ("submission"."clearance" = 'cleared') = ("submission"."cleared_at" is not null)),
	CONSTRAINT "submission_clearance_follows_approval" CHECK ("submission"."clearance" <> 'cleared' or "submission"."review" = 'approved'),
	CONSTRAINT "submission_clearance_is_of_what_was_approved" CHECK ("submission"."cleared_digest" is null or "submission"."cleared_digest" = "submission"."approved_digest"),
	CONSTRAINT "submission_clearance_takes_two_people" CHECK ("submission"."cleared_by" is null or "submission"."eyes" = 1 or "submission"."cleared_by" <> "submission"."approved_by"),
	CONSTRAINT "submission_withdrawn_is_empty" CHECK ("submission"."withdrawn_at" is null or (num_nonnulls("submission"."name", "submission"."message", "submission"."text",
      "submission"."email", "submission"."original", "submission"."original_sha256", "submission"."picture", "submission"."placeholder", "submission"."claimed_by") = 0 and "submission"."review" = 'unreviewed'
      and "submission"."clearance" <> 'cleared'))
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"type" text,
	"bytes" integer,
	"sha256" text,
	"file_name" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "upload_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "rotation" (
	"wall" text NOT NULL,
	"submission" uuid NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone,
	CONSTRAINT "rotation_wall_submission_pk" PRIMARY KEY("wall","submission")
);
--> statement-breakpoint
CREATE TABLE "screen" (
	"key" text PRIMARY KEY NOT NULL,
	"wall" text NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp with time zone,
	"health" jsonb
);
--> statement-breakpoint
CREATE TABLE "wall" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign" text NOT NULL,
	"name" text NOT NULL,
	"pace_ms" integer DEFAULT 8000 NOT NULL,
	"mode" text DEFAULT 'running' NOT NULL,
	"hold_text" text,
	"stale" boolean DEFAULT false NOT NULL,
	"spotlight" uuid,
	CONSTRAINT "wall_id" CHECK ("wall"."id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "wall_pace" CHECK ("wall"."pace_ms" between 2000 and 600000),
	CONSTRAINT "wall_hold_has_words" CHECK (("wall"."mode" = 'hold') = ("wall"."hold_text" is not null))
);
--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_wall_wall_id_fk" FOREIGN KEY ("wall") REFERENCES "public"."wall"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_announced_event_number_fk" FOREIGN KEY ("announced") REFERENCES "public"."event"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_superseded_event_number_fk" FOREIGN KEY ("superseded") REFERENCES "public"."event"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_item" ADD CONSTRAINT "card_item_card_card_id_fk" FOREIGN KEY ("card") REFERENCES "public"."card"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_item" ADD CONSTRAINT "card_item_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play" ADD CONSTRAINT "play_screen_screen_key_fk" FOREIGN KEY ("screen") REFERENCES "public"."screen"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play" ADD CONSTRAINT "play_card_card_id_fk" FOREIGN KEY ("card") REFERENCES "public"."card"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_receipt" ADD CONSTRAINT "pull_receipt_screen_screen_key_fk" FOREIGN KEY ("screen") REFERENCES "public"."screen"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_receipt" ADD CONSTRAINT "pull_receipt_pull_event_number_fk" FOREIGN KEY ("pull") REFERENCES "public"."event"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency" ADD CONSTRAINT "idempotency_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_staff_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_partner_partner_slug_fk" FOREIGN KEY ("partner") REFERENCES "public"."partner"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_partner_partner_slug_fk" FOREIGN KEY ("partner") REFERENCES "public"."partner"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_approved_by_staff_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_cleared_by_staff_id_fk" FOREIGN KEY ("cleared_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_claimed_by_staff_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_eyes" FOREIGN KEY ("campaign","eyes") REFERENCES "public"."campaign"("id","eyes") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "rotation" ADD CONSTRAINT "rotation_wall_wall_id_fk" FOREIGN KEY ("wall") REFERENCES "public"."wall"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation" ADD CONSTRAINT "rotation_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_wall_wall_id_fk" FOREIGN KEY ("wall") REFERENCES "public"."wall"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_campaign_campaign_id_fk" FOREIGN KEY ("campaign") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_spotlight_submission_id_fk" FOREIGN KEY ("spotlight") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_timeline" ON "card" USING btree ("wall","at") WHERE superseded is null;--> statement-breakpoint
CREATE INDEX "card_announced" ON "card" USING btree ("announced");--> statement-breakpoint
CREATE INDEX "card_item_of" ON "card_item" USING btree ("submission");--> statement-breakpoint
CREATE INDEX "decision_of" ON "decision" USING btree ("submission","id");--> statement-breakpoint
CREATE INDEX "decision_by" ON "decision" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "erasure_age" ON "erasure" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "event_of_submission" ON "event" USING btree ("submission","number");--> statement-breakpoint
CREATE INDEX "event_of_wall" ON "event" USING btree ("wall","number") WHERE wall is not null;--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE INDEX "account_of" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_of" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_of" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "submission_due" ON "submission" USING btree ("received_at") WHERE state in ('received', 'examining');--> statement-breakpoint
CREATE INDEX "submission_waiting" ON "submission" USING btree ("received_at") WHERE state = 'in-review';--> statement-breakpoint
CREATE INDEX "submission_to_clear" ON "submission" USING btree ("received_at") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "submission_cleared" ON "submission" USING btree ("cleared_at") WHERE state = 'cleared';--> statement-breakpoint
CREATE INDEX "submission_claimed" ON "submission" USING btree ("claimed_by") WHERE claimed_by is not null;--> statement-breakpoint
CREATE INDEX "upload_age" ON "upload" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "rotation_turn" ON "rotation" USING btree ("wall","kind","last_at" NULLS FIRST,"since");