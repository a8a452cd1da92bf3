CREATE TABLE "cluster" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"representative" uuid NOT NULL,
	"grave" boolean DEFAULT false NOT NULL,
	"formed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cluster_representative_unique" UNIQUE("representative")
);
--> statement-breakpoint
CREATE TABLE "cluster_member" (
	"submission" uuid PRIMARY KEY NOT NULL,
	"cluster" uuid NOT NULL,
	"distance" smallint NOT NULL,
	"cells" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cluster_member_of" UNIQUE("cluster","submission"),
	CONSTRAINT "cluster_member_is_near" CHECK ("cluster_member"."distance" between 0 and 31),
	CONSTRAINT "cluster_member_cells" CHECK (length("cluster_member"."cells") = 1368)
);
--> statement-breakpoint
CREATE TABLE "cluster_rejection" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cluster" uuid,
	"actor" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "cluster_rejection_undone_in_time" CHECK ("cluster_rejection"."undone_at" is null or "cluster_rejection"."undone_at" between "cluster_rejection"."at" and "cluster_rejection"."at" + interval '10 minutes'),
	CONSTRAINT "cluster_rejection_undone_by_somebody" CHECK (("cluster_rejection"."undone_at" is null) = ("cluster_rejection"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "cluster_rejection_member" (
	"rejection" uuid NOT NULL,
	"place" smallint NOT NULL,
	"submission" uuid NOT NULL,
	"decision" bigint,
	CONSTRAINT "cluster_rejection_member_rejection_place_pk" PRIMARY KEY("rejection","place"),
	CONSTRAINT "cluster_rejection_member_decision_unique" UNIQUE("decision"),
	CONSTRAINT "cluster_rejection_member_once" UNIQUE("rejection","submission"),
	CONSTRAINT "cluster_rejection_is_of_200_at_most" CHECK ("cluster_rejection_member"."place" between 0 and 199)
);
--> statement-breakpoint
ALTER TABLE "fingerprint" ADD COLUMN "crops" bit(256)[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_representative_submission_id_fk" FOREIGN KEY ("representative") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_cluster_cluster_id_fk" FOREIGN KEY ("cluster") REFERENCES "public"."cluster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection" ADD CONSTRAINT "cluster_rejection_cluster_cluster_id_fk" FOREIGN KEY ("cluster") REFERENCES "public"."cluster"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection" ADD CONSTRAINT "cluster_rejection_actor_staff_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection" ADD CONSTRAINT "cluster_rejection_undone_by_staff_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection_member" ADD CONSTRAINT "cluster_rejection_member_rejection_cluster_rejection_id_fk" FOREIGN KEY ("rejection") REFERENCES "public"."cluster_rejection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection_member" ADD CONSTRAINT "cluster_rejection_member_submission_submission_id_fk" FOREIGN KEY ("submission") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_rejection_member" ADD CONSTRAINT "cluster_rejection_member_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cluster_grave" ON "cluster" USING btree ("id") WHERE grave;--> statement-breakpoint
CREATE INDEX "cluster_rejection_of" ON "cluster_rejection" USING btree ("cluster","at");--> statement-breakpoint
-- By hand from here. What represents a cluster is a member of it, whatever the order in which a transaction writes the two.
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_representative_is_a_member" FOREIGN KEY ("id","representative")
  REFERENCES "cluster_member"("cluster","submission") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
-- A member that was rejected with others names its own rejection, by the same person.
CREATE FUNCTION name_own_rejection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM decision JOIN cluster_rejection ON cluster_rejection.id = new.rejection
    WHERE decision.id = new.decision AND decision.submission = new.submission AND decision.action = 'reject'
      AND decision.actor = cluster_rejection.actor)
  THEN
    RAISE EXCEPTION 'a member names another decision than its rejection' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'cluster_rejection_member_names_its_own_rejection';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER name_own_rejection BEFORE INSERT OR UPDATE ON cluster_rejection_member
  FOR EACH ROW WHEN (new.decision IS NOT NULL) EXECUTE FUNCTION name_own_rejection();
