CREATE TABLE "block" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wall" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp(0) NOT NULL,
	"ends_at" timestamp(0) NOT NULL,
	"zone" text,
	"words" text,
	"counts_to" timestamp(0),
	"partner" text,
	"change" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "block_kind" CHECK ("block"."kind" in ('mosaic', 'photos', 'testimony', 'message', 'countdown', 'silence', 'hold', 'black', 'partner', 'figures')),
	CONSTRAINT "block_length" CHECK ("block"."starts_at" < "block"."ends_at" and "block"."ends_at" - "block"."starts_at" <= interval '24 hours'),
	CONSTRAINT "block_words" CHECK (char_length("block"."words") between 1 and 400),
	CONSTRAINT "block_words_of_its_kind" CHECK (case when "block"."kind" in ('message', 'hold') then "block"."words" is not null
      when "block"."kind" in ('countdown', 'silence', 'partner') then true else "block"."words" is null end),
	CONSTRAINT "block_counts_to" CHECK (("block"."kind" = 'countdown') = ("block"."counts_to" is not null) and "block"."counts_to" >= "block"."ends_at"),
	CONSTRAINT "block_partner" CHECK (("block"."kind" = 'partner') = ("block"."partner" is not null))
);
--> statement-breakpoint
ALTER TABLE "card" ADD COLUMN "says" jsonb;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "width" integer DEFAULT 1920 NOT NULL;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "height" integer DEFAULT 1080 NOT NULL;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "rules" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "programme_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_wall_wall_id_fk" FOREIGN KEY ("wall") REFERENCES "public"."wall"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_partner_partner_slug_fk" FOREIGN KEY ("partner") REFERENCES "public"."partner"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "block_of_wall" ON "block" USING btree ("wall","ends_at");--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_says" CHECK (case when "card"."kind" in ('mosaic', 'photo', 'testimony') then "card"."says" is null
      else "card"."kind" in ('message', 'countdown', 'silence', 'hold', 'black', 'partner', 'figures') and "card"."says" is not null and jsonb_typeof("card"."says") = 'object' end);--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_size" CHECK ("wall"."width" between 16 and 32768 and "wall"."height" between 16 and 32768);--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_rules" CHECK ("wall"."rules" <@ array['no-counters', 'no-logos', 'no-partner-cards', 'no-sound'] and array_position("wall"."rules", null) is null);--> statement-breakpoint
-- By hand from here. A wall that is there already keeps the nights of its campaign.
update wall set zone = campaign.time_zone from campaign where campaign.id = wall.campaign;
--> statement-breakpoint
-- What the rules of a place forbid, of the kinds of blocks and of cards.
create function forbidden_by(rules text[]) returns text[] language sql immutable as $$
  select case when 'no-counters' = any(rules) then array['countdown', 'figures'] else '{}' end
    || case when 'no-partner-cards' = any(rules) then array['partner'] else '{}' end
$$;
--> statement-breakpoint
create function keep_place_rules() returns trigger language plpgsql as $$
begin
  -- Held until the end of the transaction: nobody makes a rule meanwhile that this would break.
  if new.kind = any(forbidden_by((select rules from wall where id = new.wall for share))) then
    raise exception 'the place forbids it' using errcode = 'check_violation', constraint = 'place_rules';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_place_rules before insert or update on block for each row execute function keep_place_rules();
--> statement-breakpoint
create trigger keep_place_rules before insert on card for each row
  when (new.kind in ('countdown', 'figures', 'partner')) execute function keep_place_rules();
--> statement-breakpoint
create function make_place_rule() returns trigger language plpgsql as $$
begin
  if exists (
    select from block where wall = new.id and kind = any(forbidden_by(new.rules))
      and ends_at > now() at time zone coalesce(zone, new.zone))
  then
    raise exception 'the programme breaks the rule' using errcode = 'check_violation', constraint = 'place_rules';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger make_place_rule before update of rules on wall for each row
  when (new.rules <> old.rules) execute function make_place_rule();
--> statement-breakpoint
-- Nobody's picture stands in a silence, in the dark or on a hold.
create function keep_card_empty() returns trigger language plpgsql as $$
begin
  if exists (select from placed join card on card.id = placed.card where card.says is not null) then
    raise exception 'nobody stands on such a card' using errcode = 'check_violation', constraint = 'card_without_people';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_card_empty after insert on card_item referencing new table as placed
  for each statement execute function keep_card_empty();
