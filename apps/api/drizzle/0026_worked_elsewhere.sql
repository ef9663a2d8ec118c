-- Whether a person had a place in another shop at a moment: one bit, for the shop that asks about its own colleague.
create function worked_elsewhere(person uuid, here uuid, moment timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from members m
     where m.user_id = person and m.company_id <> here and m.joined_at <= moment and (m.removed_at is null or m.removed_at > moment))
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function worked_elsewhere(uuid, uuid, timestamptz) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
--> statement-breakpoint
revoke execute on function worked_elsewhere(uuid, uuid, timestamptz) from public;
