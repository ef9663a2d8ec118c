CREATE TABLE "shop_security" (
	"company_id" uuid PRIMARY KEY NOT NULL,
	"locked_at" timestamp with time zone,
	"locked_by" uuid,
	"factor_rule" text DEFAULT 'nobody' NOT NULL,
	"factor_roles" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "shop_security_rule" CHECK ("shop_security"."factor_rule" in ('nobody', 'everyone', 'roles')),
	CONSTRAINT "shop_security_roles" CHECK (("shop_security"."factor_rule" = 'roles') = (cardinality("shop_security"."factor_roles") > 0)),
	CONSTRAINT "shop_security_lock" CHECK (("shop_security"."locked_at" is null) = ("shop_security"."locked_by" is null))
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "let_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop_security" ADD CONSTRAINT "shop_security_company_id_locked_by_members_company_id_id_fk" FOREIGN KEY ("company_id","locked_by") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
alter table shop_security add foreign key (company_id) references companies (id);
--> statement-breakpoint
select protect('shop_security', 'company_id');
--> statement-breakpoint
grant select on shop_security to prikazchik_lookup;
--> statement-breakpoint
-- Of second factors nothing but whose they are, and that they count.
grant select (user_id, confirmed_at) on totp_factors to prikazchik_lookup;
--> statement-breakpoint
grant select (user_id) on passkeys to prikazchik_lookup;
--> statement-breakpoint
-- Who is asking, and what bars them: the lock of the shop first, for whoever signs in anew would meet it next.
create or replace function viewer_of(wanted_session uuid, wanted_company uuid) returns table (
  session_id uuid, portal text, user_id uuid, email text, email_confirmed boolean, full_name text, phone text, locale text, user_created_at timestamptz,
  company_id uuid, company_name text, company_state text,
  member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles json, rights json, bar text, asked_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public rows 1 as $$
  select s.id, s.portal, u.id, u.email, u.email_confirmed_at is not null, u.full_name, u.phone, u.locale, u.created_at,
         c.id, c.name, c.state,
         m.id, m.state, m.is_owner, m.joined_at,
         (select json_agg(json_build_object('role', r.role, 'name', o.name, 'rights', o.rights, 'from', r.valid_from, 'to', r.valid_to, 'scope', r.warehouse_ids))
            from member_roles r left join roles o on o.company_id = r.company_id and o.id = r.role_id
           where r.company_id = m.company_id and r.member_id = m.id),
         (select json_agg(json_build_object('right', g."right", 'effect', g.effect, 'from', g.valid_from, 'to', g.valid_to, 'scope', g.warehouse_ids))
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
         statement_timestamp()
    from sessions s
    join users u on u.id = s.user_id
    left join members m on m.company_id = wanted_company and m.user_id = u.id and m.state <> 'removed'
    left join companies c on c.id = m.company_id
    left join shop_security x on x.company_id = m.company_id
   where s.id = wanted_session and s.ended_at is null and s.expires_at > statement_timestamp()
$$;
