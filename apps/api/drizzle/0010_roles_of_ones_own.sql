CREATE TABLE "roles" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"rights" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "roles_some_right" CHECK (cardinality("roles"."rights") > 0)
);
--> statement-breakpoint
ALTER TABLE "member_roles" ADD COLUMN "role_id" uuid GENERATED ALWAYS AS (case when role ~ '^[0-9a-f]{8}-' then role::uuid end) STORED;--> statement-breakpoint
CREATE UNIQUE INDEX "roles_one_name" ON "roles" USING btree ("company_id",lower("name"));--> statement-breakpoint
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_company_id_role_id_roles_company_id_id_fk" FOREIGN KEY ("company_id","role_id") REFERENCES "public"."roles"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_roles_by_own" ON "member_roles" USING btree ("company_id","role_id") WHERE "member_roles"."role_id" is not null;
--> statement-breakpoint
alter table roles add foreign key (company_id) references companies (id);
--> statement-breakpoint
select protect('roles', 'company_id');
--> statement-breakpoint
grant select on roles to prikazchik_lookup;
--> statement-breakpoint
-- A role of the shop's own comes with its name and rights; whoever holds presets alone is asked nothing more.
create or replace function viewer_of(wanted_session uuid, wanted_company uuid) returns table (
  session_id uuid, portal text, user_id uuid, email text, email_confirmed boolean, full_name text, phone text, locale text, user_created_at timestamptz,
  company_id uuid, company_name text, company_state text,
  member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles json, rights json, asked_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public rows 1 as $$
  select s.id, s.portal, u.id, u.email, u.email_confirmed_at is not null, u.full_name, u.phone, u.locale, u.created_at,
         c.id, c.name, c.state,
         m.id, m.state, m.is_owner, m.joined_at,
         (select json_agg(json_build_object('role', r.role, 'name', o.name, 'rights', o.rights, 'from', r.valid_from, 'to', r.valid_to, 'scope', r.warehouse_ids))
            from member_roles r left join roles o on o.company_id = r.company_id and o.id = r.role_id
           where r.company_id = m.company_id and r.member_id = m.id),
         (select json_agg(json_build_object('right', g."right", 'effect', g.effect, 'from', g.valid_from, 'to', g.valid_to, 'scope', g.warehouse_ids))
            from member_rights g where g.company_id = m.company_id and g.member_id = m.id),
         statement_timestamp()
    from sessions s
    join users u on u.id = s.user_id
    left join members m on m.company_id = wanted_company and m.user_id = u.id and m.state <> 'removed'
    left join companies c on c.id = m.company_id
   where s.id = wanted_session and s.ended_at is null and s.expires_at > statement_timestamp()
$$;
--> statement-breakpoint
drop function memberships_of(uuid);
--> statement-breakpoint
create function memberships_of(wanted_user uuid) returns table (
  company_id uuid, company_name text, company_state text, member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles json
) language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.name, c.state, m.id, m.state, m.is_owner, m.joined_at,
         (select json_agg(json_build_object('role', r.role, 'name', o.name, 'rights', o.rights) order by r.role)
            from member_roles r left join roles o on o.company_id = r.company_id and o.id = r.role_id
           where r.company_id = m.company_id and r.member_id = m.id)
    from members m join companies c on c.id = m.company_id
   where m.user_id = wanted_user and m.state <> 'removed'
   order by m.joined_at, m.id
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function memberships_of(uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
