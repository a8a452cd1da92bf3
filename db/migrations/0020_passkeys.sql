CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id"),
	CONSTRAINT "passkey_name" CHECK (length("passkey"."name") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_of" ON "passkey" USING btree ("user_id");--> statement-breakpoint
-- By hand from here. Nobody has more than ten passkeys, two added at the same moment included.
CREATE FUNCTION count_passkeys() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform 1 from person where id = new.user_id for no key update;
  if (select count(*) from passkey where user_id = new.user_id) >= 10 then
    raise exception 'ten passkeys are enough' using errcode = 'check_violation', constraint = 'passkey_ten_at_most';
  end if;
  return new;
end
$$;
--> statement-breakpoint
CREATE TRIGGER passkey_counted BEFORE INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION count_passkeys();
--> statement-breakpoint
-- Whose it is, and the key by which it is known, were proven when it was made.
CREATE FUNCTION keep_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if (new.id, new.user_id, new.credential_id, new.public_key) is distinct from (old.id, old.user_id, old.credential_id, old.public_key) then
    raise exception 'a passkey stays what it was' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
CREATE TRIGGER passkey_stays BEFORE UPDATE ON passkey FOR EACH ROW EXECUTE FUNCTION keep_passkey();
