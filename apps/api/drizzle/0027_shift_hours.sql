ALTER TABLE "member_rights" ADD COLUMN "shift_days" smallint;--> statement-breakpoint
ALTER TABLE "member_rights" ADD COLUMN "shift_from" smallint;--> statement-breakpoint
ALTER TABLE "member_rights" ADD COLUMN "shift_to" smallint;--> statement-breakpoint
ALTER TABLE "member_roles" ADD COLUMN "shift_days" smallint;--> statement-breakpoint
ALTER TABLE "member_roles" ADD COLUMN "shift_from" smallint;--> statement-breakpoint
ALTER TABLE "member_roles" ADD COLUMN "shift_to" smallint;--> statement-breakpoint
ALTER TABLE "member_rights" ADD CONSTRAINT "member_rights_shift" CHECK (num_nonnulls(shift_days, shift_from, shift_to) = 0 or num_nulls(shift_days, shift_from, shift_to) = 0
  and shift_days between 1 and 127 and shift_from between 0 and 1439 and shift_to between 1 and 1440 and shift_from <> shift_to);--> statement-breakpoint
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_shift" CHECK (num_nonnulls(shift_days, shift_from, shift_to) = 0 or num_nulls(shift_days, shift_from, shift_to) = 0
  and shift_days between 1 and 127 and shift_from between 0 and 1439 and shift_to between 1 and 1440 and shift_from <> shift_to);
--> statement-breakpoint
-- Who is asking, now with the hours of what they hold, and the clock by which these go.
drop function viewer_of(uuid, uuid);
--> statement-breakpoint
create function viewer_of(wanted_session uuid, wanted_company uuid) returns table (
  session_id uuid, portal text, user_id uuid, email text, email_confirmed boolean, sign_in_name text, full_name text, phone text, locale text, user_created_at timestamptz,
  company_id uuid, company_name text, company_state text,
  member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles json, rights json, bar text, asked_at timestamptz, time_zone text
) language sql stable security definer set search_path = pg_catalog, public rows 1 as $$
  select s.id, s.portal, u.id, u.email, u.email_confirmed_at is not null, u.sign_in_name, u.full_name, u.phone, u.locale, u.created_at,
         c.id, c.name, c.state,
         m.id, m.state, m.is_owner, m.joined_at,
         (select json_agg(json_build_object('role', r.role, 'name', o.name, 'rights', o.rights, 'from', r.valid_from, 'to', r.valid_to, 'scope', r.warehouse_ids,
                                           'days', r.shift_days, 'fromMinute', r.shift_from, 'toMinute', r.shift_to))
            from member_roles r left join roles o on o.company_id = r.company_id and o.id = r.role_id
           where r.company_id = m.company_id and r.member_id = m.id),
         (select json_agg(json_build_object('right', g."right", 'effect', g.effect, 'from', g.valid_from, 'to', g.valid_to, 'scope', g.warehouse_ids,
                                           'days', g.shift_days, 'fromMinute', g.shift_from, 'toMinute', g.shift_to))
            from member_rights g where g.company_id = m.company_id and g.member_id = m.id),
         case
           when x.locked_at is not null and not m.is_owner and coalesce(m.let_in_at < x.locked_at, true) then 'LOCKED'
           when s.signed_in_at <= m.barred_until or coalesce(s.continues, s.id) = any (m.barred_sign_ins) then 'SIGN_IN_AGAIN'
           when (x.factor_rule = 'everyone' or x.factor_rule = 'roles' and (
                  m.is_owner and 'administrator' = any (x.factor_roles)
                  or exists (select from member_roles r where r.company_id = m.company_id and r.member_id = m.id and r.role = any (x.factor_roles)
                                and coalesce(r.valid_to > statement_timestamp(), true))))
                and (s.second_factor_at is null or not (
                  exists (select from totp_factors f where f.user_id = u.id and f.confirmed_at is not null)
                  or exists (select from passkeys k where k.user_id = u.id))) then 'SECOND_FACTOR'
         end,
         statement_timestamp(), c.time_zone
    from sessions s
    join users u on u.id = s.user_id
    left join members m on m.company_id = wanted_company and m.user_id = u.id and m.state <> 'removed'
    left join companies c on c.id = m.company_id
    left join shop_security x on x.company_id = m.company_id
   where s.id = wanted_session and s.ended_at is null and s.expires_at > statement_timestamp()
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function viewer_of(uuid, uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
