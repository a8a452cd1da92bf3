CREATE TABLE "evidence_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission" uuid NOT NULL,
	"ground" text NOT NULL,
	"owner" uuid NOT NULL,
	"review_at" timestamp with time zone NOT NULL,
	"address" text NOT NULL,
	"key_id" text NOT NULL,
	"sha256" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "evidence_hold_address_unique" UNIQUE("address"),
	CONSTRAINT "evidence_hold_ground" CHECK (char_length("evidence_hold"."ground") between 10 and 1000),
	CONSTRAINT "evidence_hold_sha256" CHECK ("evidence_hold"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evidence_hold_address" CHECK ("evidence_hold"."address" = 'evidence/' || "evidence_hold"."id"),
	CONSTRAINT "evidence_hold_lifted" CHECK (("evidence_hold"."lifted_at" is null) = ("evidence_hold"."lifted_by" is null) and ("evidence_hold"."erased_at" is null or "evidence_hold"."lifted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "macro" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"messages" jsonb NOT NULL,
	"disabled_at" timestamp with time zone,
	"change" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "macro_name" UNIQUE("name"),
	CONSTRAINT "macro_name_length" CHECK (char_length("macro"."name") between 1 and 80),
	CONSTRAINT "macro_note_length" CHECK (char_length("macro"."note") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "statement_message" (
	"statement" bigint PRIMARY KEY NOT NULL,
	"macro" uuid NOT NULL,
	"change" integer NOT NULL,
	"locale" text NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sample" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sample_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"submission" uuid NOT NULL,
	"decision" bigint NOT NULL,
	"lead" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"digest" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sample_once" UNIQUE("submission","lead"),
	CONSTRAINT "sample_verdict" CHECK ("sample"."verdict" in ('approve', 'reject')),
	CONSTRAINT "sample_reason" CHECK (("sample"."verdict" = 'reject') = ("sample"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "evidence_hold" ADD CONSTRAINT "evidence_hold_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_hold" ADD CONSTRAINT "evidence_hold_owner_staff_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_hold" ADD CONSTRAINT "evidence_hold_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_hold" ADD CONSTRAINT "evidence_hold_lifted_by_staff_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macro" ADD CONSTRAINT "macro_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_message" ADD CONSTRAINT "statement_message_statement_statement_id_fk" FOREIGN KEY ("statement") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_message" ADD CONSTRAINT "statement_message_macro_macro_id_fk" FOREIGN KEY ("macro") REFERENCES "public"."macro"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample" ADD CONSTRAINT "sample_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample" ADD CONSTRAINT "sample_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample" ADD CONSTRAINT "sample_lead_staff_id_fk" FOREIGN KEY ("lead") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_hold_standing" ON "evidence_hold" USING btree ("submission") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "evidence_hold_to_review" ON "evidence_hold" USING btree ("review_at") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "sample_age" ON "sample" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sample_by" ON "sample" USING btree ("lead","at");--> statement-breakpoint
-- By hand from here. A lead's blind word stays as it was said, and is on what another person decided at a first look.
CREATE TRIGGER sample_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sample FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION judge_blind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM decision WHERE id = new.decision AND submission = new.submission AND digest = new.digest
      AND "from" = 'in-review' AND action IN ('approve', 'reject') AND actor IS NOT NULL)
  THEN
    RAISE EXCEPTION 'no such first look' USING ERRCODE = 'check_violation', CONSTRAINT = 'sample_is_of_a_first_look';
  END IF;
  IF EXISTS (SELECT FROM decision WHERE submission = new.submission AND actor = new.lead)
    OR (SELECT role FROM staff WHERE id = new.lead) <> 'lead'
  THEN
    RAISE EXCEPTION 'she is no lead, or has decided on it' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'sample_is_of_anothers_look';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER judge_blind BEFORE INSERT ON sample FOR EACH ROW EXECUTE FUNCTION judge_blind();
--> statement-breakpoint
-- Every message of a prepared answer has its length, and English is there.
CREATE FUNCTION messages_fit(messages jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT messages ? 'en' AND NOT EXISTS (
    SELECT FROM jsonb_each(messages) WHERE jsonb_typeof(value) <> 'string' OR char_length(value #>> '{}') NOT BETWEEN 1 AND 1000)
$$;--> statement-breakpoint
ALTER TABLE macro ADD CONSTRAINT macro_messages CHECK (jsonb_typeof(messages) = 'object' AND messages_fit(messages));--> statement-breakpoint
CREATE TRIGGER macro_stays BEFORE DELETE OR TRUNCATE ON macro FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION offer_so_many() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM macro WHERE disabled_at IS NULL) > 50 THEN
    RAISE EXCEPTION 'at most 50 macros are offered' USING ERRCODE = 'check_violation', CONSTRAINT = 'macro_so_many';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER offer_so_many AFTER INSERT OR UPDATE ON macro FOR EACH ROW WHEN (new.disabled_at IS NULL) EXECUTE FUNCTION offer_so_many();--> statement-breakpoint
-- What was said with a rejection was said at that moment, and stays.
CREATE TRIGGER statement_message_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION say_with_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM statement WHERE id = new.statement AND measure = 'removed' AND at = now())
    OR NOT EXISTS (SELECT FROM macro WHERE id = new.macro AND change = new.change AND disabled_at IS NULL
      AND messages ->> new.locale = new.words)
  THEN
    RAISE EXCEPTION 'that was not said with it' USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_message_is_said_then';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER say_with_statement BEFORE INSERT ON statement_message FOR EACH ROW EXECUTE FUNCTION say_with_statement();
--> statement-breakpoint
-- An evidence hold is set, reviewed and lifted by who answers for data protection, within six months each time; nothing else of it changes.
CREATE TRIGGER evidence_hold_stays BEFORE DELETE OR TRUNCATE ON evidence_hold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION hold_by_the_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' AND (new.lifted_at IS NOT NULL OR new.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a hold begins standing' USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_hold_begins_standing';
  END IF;
  IF tg_op = 'UPDATE' AND ((new.id, new.submission, new.ground, new.owner, new.address, new.key_id, new.sha256, new.set_by, new.set_at)
      IS DISTINCT FROM (old.id, old.submission, old.ground, old.owner, old.address, old.key_id, old.sha256, old.set_by, old.set_at)
    OR (old.lifted_at IS NOT NULL AND (new.lifted_at, new.lifted_by, new.review_at) IS DISTINCT FROM (old.lifted_at, old.lifted_by, old.review_at))
    OR (old.erased_at IS NOT NULL AND new.erased_at IS DISTINCT FROM old.erased_at))
  THEN
    RAISE EXCEPTION 'evidence_hold is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (tg_op = 'INSERT' OR new.review_at <> old.review_at)
    AND NOT (new.review_at > now() AND new.review_at <= now() + interval '6 months')
  THEN
    RAISE EXCEPTION 'a hold is reviewed within six months' USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_hold_review';
  END IF;
  IF EXISTS (SELECT FROM staff WHERE role <> 'data-protection' AND id IN (
    CASE WHEN tg_op = 'INSERT' THEN new.owner END, CASE WHEN tg_op = 'INSERT' THEN new.set_by END,
    CASE WHEN tg_op = 'UPDATE' AND old.lifted_by IS NULL THEN new.lifted_by END))
  THEN
    RAISE EXCEPTION 'holds are of data protection' USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_hold_is_of_who_may';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER hold_by_the_rules BEFORE INSERT OR UPDATE ON evidence_hold FOR EACH ROW EXECUTE FUNCTION hold_by_the_rules();--> statement-breakpoint
-- What a hold that stands keeps cannot be asked to go.
CREATE FUNCTION spare_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM evidence_hold WHERE lifted_at IS NULL
    AND (address = new.address OR (new.address LIKE '%/' AND starts_with(address, new.address))))
  THEN
    RAISE EXCEPTION 'an evidence hold stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasure_spares_evidence';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER spare_evidence BEFORE INSERT OR UPDATE OF address ON erasure FOR EACH ROW EXECUTE FUNCTION spare_evidence();
