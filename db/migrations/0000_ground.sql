-- What would be shown of a submission, as one SHA-256 in hex: the picture's digest and every word. Immutable in
-- fact (the database's encoding is always UTF-8), which convert_to alone cannot promise.
create function shown_digest(picture text, name text, country text, message text, words text) returns text
language sql immutable parallel safe as $$
  select encode(sha256(convert_to(jsonb_build_array(picture, name, country, message, words)::text, 'UTF8')), 'hex')
$$;
