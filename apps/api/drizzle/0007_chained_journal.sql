-- The journal of a shop is a chain: every row has its number, and a hash over the hash of the row before and everything that the
-- row says. What was changed, taken out, put between or put elsewhere no longer fits; see docs/adr/0016.
CREATE TABLE "audit_heads" (
	"company_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
alter table audit_heads add foreign key (company_id) references companies (id);
--> statement-breakpoint
select protect('audit_heads', 'company_id');
--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" "bytea" DEFAULT '' NOT NULL;--> statement-breakpoint
-- What the hash of a row is taken over, the row before aside. A column that is added later is empty in older rows and changes
-- nothing for them. The time is in microseconds, so that no setting of the session touches it. Whoever verifies a chain has a text
-- of this expression of their own (chain.repository.ts): a function in the database could be replaced together with a row.
create function journal_content(entry audit_log) returns text language sql stable as $$
  select jsonb_build_array(
    jsonb_strip_nulls(to_jsonb(entry) - '{at,hash,before,after}'::text[]), (extract(epoch from entry.at) * 1000000)::bigint, entry.before, entry.after)::text
$$;
--> statement-breakpoint
-- The next link. Writers of one shop wait here for each other, so no two rows get one place; and the time of a row is never before
-- that of the row before it, so that a period of time is a stretch of the chain.
create function chain_journal() returns trigger language plpgsql as $$
declare
  head audit_heads;
begin
  select * into head from audit_heads where company_id = new.company_id for no key update;
  if not found then
    insert into audit_heads (company_id, number, at, hash) values (new.company_id, 0, '-infinity', '') on conflict do nothing;
    select * into strict head from audit_heads where company_id = new.company_id for no key update;
  end if;
  new.number := head.number + 1;
  new.at := greatest(clock_timestamp(), head.at);
  new.hash := sha256(head.hash || convert_to(journal_content(new), 'UTF8'));
  update audit_heads set number = new.number, at = new.at, hash = new.hash where company_id = new.company_id;
  return new;
end $$;
--> statement-breakpoint
-- The rows of before, in the order of their time. Whoever migrates owns the tables, but may be held by their policies.
do $$
declare
  company uuid;
  entry audit_log;
  head audit_heads;
begin
  alter table audit_log disable trigger append_only;
  alter table audit_log no force row level security;
  alter table audit_heads no force row level security;
  for company in select distinct company_id from audit_log loop
    head := row(company, 0, '-infinity'::timestamptz, ''::bytea);
    for entry in select * from audit_log where company_id = company order by at, id loop
      entry.number := head.number + 1;
      head := row(company, entry.number, entry.at, sha256(head.hash || convert_to(journal_content(entry), 'UTF8')));
      update audit_log set number = head.number, hash = head.hash where company_id = company and id = entry.id;
    end loop;
    insert into audit_heads select head.*;
  end loop;
  alter table audit_heads force row level security;
  alter table audit_log force row level security;
  alter table audit_log enable trigger append_only;
end $$;
--> statement-breakpoint
create trigger chained before insert on audit_log for each row execute function chain_journal();
--> statement-breakpoint
-- Where each chain ends, over all shops, for those who sign and verify; a shop that has rows but no head would be here without one.
create function journal_heads() returns table (company_id uuid, number bigint, at timestamptz, hash bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, h.number, h.at, h.hash from companies c left join audit_heads h on h.company_id = c.id order by c.id
$$;
--> statement-breakpoint
do $$
begin
  grant select on audit_heads to prikazchik_lookup;
  grant create on schema public to prikazchik_lookup;
  alter function journal_heads() owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
--> statement-breakpoint
DROP INDEX "audit_log_by_object";--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_in_order" ON "audit_log" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "audit_log_by_time" ON "audit_log" USING btree ("company_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_by_kind" ON "audit_log" USING btree ("company_id","object_type","outcome","number");--> statement-breakpoint
CREATE INDEX "audit_log_by_person" ON "audit_log" USING btree ("company_id","user_id","object_type","outcome","number");--> statement-breakpoint
CREATE INDEX "audit_log_by_object" ON "audit_log" USING btree ("company_id","object_type","object_id","number");
