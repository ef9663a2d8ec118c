ALTER TABLE "revocations" DROP CONSTRAINT "revocations_kind";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "signed_in_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "continues" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "barred_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "barred_sign_ins" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "revocations" ADD COLUMN "ended_sessions" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_continues_sessions_id_fk" FOREIGN KEY ("continues") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_kind" CHECK ("revocations"."kind" in ('blocked', 'removed', 'left', 'signed_out'));
--> statement-breakpoint
update sessions set signed_in_at = created_at;
--> statement-breakpoint
-- Who is asking, and what bars them for the time being from the shop that they work in.
drop function viewer_of(uuid, uuid);
--> statement-breakpoint
create function viewer_of(wanted_session uuid, wanted_company uuid) returns table (
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
         case when s.signed_in_at <= m.barred_until or coalesce(s.continues, s.id) = any (m.barred_sign_ins) then 'SIGN_IN_AGAIN' end,
         statement_timestamp()
    from sessions s
    join users u on u.id = s.user_id
    left join members m on m.company_id = wanted_company and m.user_id = u.id and m.state <> 'removed'
    left join companies c on c.id = m.company_id
   where s.id = wanted_session and s.ended_at is null and s.expires_at > statement_timestamp()
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function viewer_of(uuid, uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
