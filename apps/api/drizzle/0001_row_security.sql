-- Row-level security: the second lock behind the repositories, which are bound to a shop themselves.
-- Every table with a company is enabled and forced; without app.company set, or with it left empty by an earlier
-- transaction on the pooled connection (hence nullif), no row is seen and none can be written.
-- One role may look across shops, inside the functions below and nowhere else; nobody can sign in as it.

do $$
begin
  if not exists (select from pg_roles where rolname = 'prikazchik_lookup') then
    create role prikazchik_lookup nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of the cluster was being migrated at the same moment
end $$;
--> statement-breakpoint
create function protect(target regclass, company_column text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy everyone on %s as permissive for all using (true)', target);
  execute format(
    'create policy own_company on %s as restrictive for all using (%I = nullif(current_setting(''app.company'', true), '''')::uuid or current_user = ''prikazchik_lookup'')
     with check (%I = nullif(current_setting(''app.company'', true), '''')::uuid)',
    target, company_column, company_column);
end $$;
--> statement-breakpoint
select protect('companies', 'id');
--> statement-breakpoint
select protect('warehouses', 'company_id');
--> statement-breakpoint
select protect('offer_acceptances', 'company_id');
--> statement-breakpoint
select protect('members', 'company_id');
--> statement-breakpoint
select protect('member_roles', 'company_id');
--> statement-breakpoint
select protect('member_rights', 'company_id');
--> statement-breakpoint
select protect('invitations', 'company_id');
--> statement-breakpoint
select protect('products', 'company_id');
--> statement-breakpoint
select protect('product_photos', 'company_id');
--> statement-breakpoint
select protect('uploads', 'company_id');
--> statement-breakpoint
select protect('audit_log', 'company_id');
--> statement-breakpoint
alter table members add foreign key (company_id) references companies (id), add foreign key (user_id) references users (id);
--> statement-breakpoint
alter table products add foreign key (company_id) references companies (id);
--> statement-breakpoint
alter table uploads add foreign key (company_id, member_id) references members (company_id, id);
--> statement-breakpoint
alter table audit_log add foreign key (company_id) references companies (id);
--> statement-breakpoint
-- The journals grow only. The application has no right to change them; this stops their owner, too.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit_log for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on account_log for each statement execute function refuse_change();
--> statement-breakpoint
grant select on sessions, users, companies, members, member_roles, member_rights, invitations, uploads to prikazchik_lookup;
--> statement-breakpoint
-- Who is asking: a living session, its person, and their place in the shop named by the request. One round trip a request.
create function viewer_of(wanted_session uuid, wanted_company uuid) returns table (
  session_id uuid, portal text, user_id uuid, email text, email_confirmed boolean, full_name text, phone text, locale text, user_created_at timestamptz,
  company_id uuid, company_name text, company_state text,
  member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles json, rights json, asked_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public rows 1 as $$
  select s.id, s.portal, u.id, u.email, u.email_confirmed_at is not null, u.full_name, u.phone, u.locale, u.created_at,
         c.id, c.name, c.state,
         m.id, m.state, m.is_owner, m.joined_at,
         (select json_agg(json_build_object('role', r.role, 'from', r.valid_from, 'to', r.valid_to, 'scope', r.warehouse_ids))
            from member_roles r where r.company_id = m.company_id and r.member_id = m.id),
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
-- The shops of one person, for the list to choose from.
create function memberships_of(wanted_user uuid) returns table (
  company_id uuid, company_name text, company_state text, member_id uuid, member_state text, is_owner boolean, joined_at timestamptz, roles text[]
) language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.name, c.state, m.id, m.state, m.is_owner, m.joined_at,
         coalesce((select array_agg(r.role order by r.role) from member_roles r where r.company_id = m.company_id and r.member_id = m.id), '{}')
    from members m join companies c on c.id = m.company_id
   where m.user_id = wanted_user and m.state <> 'removed'
   order by m.joined_at, m.id
$$;
--> statement-breakpoint
-- To which shop a genuine link leads; the shop's own rules then judge it.
create function company_of_invitation(wanted uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select company_id from invitations where id = wanted
$$;
--> statement-breakpoint
create function company_of_upload(wanted uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select company_id from uploads where id = wanted
$$;
--> statement-breakpoint
-- Whoever migrates need not be a superuser: to give the functions away one must be a member of the new owner, who may create here.
do $$
begin
  execute format('grant prikazchik_lookup to %I', current_user);
  grant create on schema public to prikazchik_lookup;
  alter function viewer_of(uuid, uuid) owner to prikazchik_lookup;
  alter function memberships_of(uuid) owner to prikazchik_lookup;
  alter function company_of_invitation(uuid) owner to prikazchik_lookup;
  alter function company_of_upload(uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
