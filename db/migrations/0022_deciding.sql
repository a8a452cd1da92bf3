-- By hand from here. Nothing is approved and nothing is cleared but by the last decision on it, which is hers who is named, of what is named.
-- After the update, so that the checks speak first.
CREATE FUNCTION approve_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (action, actor, digest) FROM decision WHERE submission = new.id ORDER BY id DESC LIMIT 1)
    IS DISTINCT FROM ('approve'::text, new.approved_by, new.approved_digest)
  THEN
    RAISE EXCEPTION 'nobody decided so' USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_approval_is_decided';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER approve_by_decision AFTER UPDATE ON submission FOR EACH ROW
  WHEN (new.review = 'approved'
    AND (old.review, old.approved_by, old.approved_digest) IS DISTINCT FROM (new.review, new.approved_by, new.approved_digest))
  EXECUTE FUNCTION approve_by_decision();--> statement-breakpoint
-- What somebody has flagged is judged first, and what nobody may show any more is not cleared.
CREATE FUNCTION clear_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (action, actor, digest) FROM decision WHERE submission = new.id ORDER BY id DESC LIMIT 1)
    IS DISTINCT FROM ('clear'::text, new.cleared_by, new.cleared_digest)
  THEN
    RAISE EXCEPTION 'nobody decided so' USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_clearance_is_decided';
  END IF;
  IF EXISTS (SELECT FROM flag WHERE submission = new.id AND answered IS NULL) THEN
    RAISE EXCEPTION 'a flag is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_clearance_answers_flags_first';
  END IF;
  IF NOT EXISTS (SELECT FROM consent WHERE submission = new.id AND given AND withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'nothing may be done with it' USING ERRCODE = 'check_violation', CONSTRAINT = 'submission_clearance_wants_consent';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER clear_by_decision AFTER UPDATE ON submission FOR EACH ROW
  WHEN (new.clearance = 'cleared'
    AND (old.clearance, old.cleared_by, old.cleared_digest) IS DISTINCT FROM (new.clearance, new.cleared_by, new.cleared_digest))
  EXECUTE FUNCTION clear_by_decision();--> statement-breakpoint
-- And nothing comes into being decided.
CREATE TRIGGER begin_undecided AFTER INSERT ON submission FOR EACH ROW
  WHEN (new.review = 'approved') EXECUTE FUNCTION approve_by_decision();--> statement-breakpoint
-- As before, also where the queues were strict: two people of one organisation are one pair of eyes.
CREATE OR REPLACE FUNCTION clear_by_who_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hers text := (SELECT partner FROM staff WHERE id = new.cleared_by);
BEGIN
  IF (new.eyes > 1 OR new."strict") AND hers = (SELECT partner FROM staff WHERE id = new.approved_by) THEN
    RAISE EXCEPTION 'the second pair of eyes must be of another organisation' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_takes_two_organisations';
  END IF;
  IF new.partner = hers AND NOT (SELECT clears FROM partner WHERE slug = hers) THEN
    RAISE EXCEPTION 'clearing is the campaign''s' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'submission_clearance_is_the_campaigns';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
-- As before, and what asks for more care, or was flagged, is not approved among many either.
CREATE OR REPLACE FUNCTION see_in_a_grid_what_may_be() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM submission WHERE id = new.submission
      AND (risk >= 2 OR kind <> 'photo' OR burst OR minor OR cardinality(marks) > 0))
    OR EXISTS (SELECT FROM flag WHERE submission = new.submission AND answered IS NULL)
  THEN
    RAISE EXCEPTION 'it is looked at by itself, and not among many' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'decision_in_a_grid_is_of_what_may_be_there';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
-- As before, and nobody takes back what is on her own either; what a lead decided, or upheld, and what another passed on, only a
-- lead takes back.
CREATE OR REPLACE FUNCTION decide_by_who_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judge staff;
  undone decision;
BEGIN
  SELECT * INTO judge FROM staff WHERE id = new.actor;
  IF judge.role IN ('admin', 'auditor', 'data-protection', 'partner')
    OR (judge.role = 'event-staff' AND new.action <> 'pull') THEN
    RAISE EXCEPTION 'the role % decides no content', judge.role USING ERRCODE = 'check_violation',
      CONSTRAINT = 'decision_is_of_who_decides';
  END IF;
  IF new.action <> 'pull' AND EXISTS (
    SELECT FROM submission JOIN person ON person.email = lower(submission.email) JOIN staff ON staff.id = person.id
    WHERE submission.id = new.submission AND (staff.id = judge.id OR staff.partner = judge.partner))
  THEN
    RAISE EXCEPTION 'nobody judges what she, or a member of her organisation, gave' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'decision_is_not_on_her_own';
  END IF;
  IF new.action = 'undo' THEN
    SELECT * INTO undone FROM decision WHERE submission = new.submission ORDER BY id DESC LIMIT 1;
    IF new."from" = 'in-review' AND undone.action IS DISTINCT FROM 'escalate' THEN
      RAISE EXCEPTION 'there is nothing to take back' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'decision_undoes_what_stands';
    END IF;
    IF judge.role <> 'lead' AND (undone.action = 'escalate' AND undone.actor <> judge.id
      OR EXISTS (SELECT FROM staff WHERE role = 'lead' AND id IN (undone.actor,
        (SELECT actor FROM decision WHERE submission = new.submission AND action <> 'uphold' ORDER BY id DESC LIMIT 1))))
    THEN
      RAISE EXCEPTION 'only a lead takes back what a lead has decided' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'decision_of_a_lead_is_a_leads_to_undo';
    END IF;
  END IF;
  RETURN new;
END $$;
