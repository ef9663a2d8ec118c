CREATE TABLE "ownership_transfers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"state" text DEFAULT 'offered' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"undo_until" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "ownership_transfers_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "ownership_transfers_state" CHECK ("ownership_transfers"."state" in ('offered', 'accepted', 'declined', 'cancelled', 'expired', 'undone')),
	CONSTRAINT "ownership_transfers_two" CHECK ("ownership_transfers"."from_id" <> "ownership_transfers"."to_id")
);
--> statement-breakpoint
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_company_id_from_id_members_company_id_id_fk" FOREIGN KEY ("company_id","from_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_company_id_to_id_members_company_id_id_fk" FOREIGN KEY ("company_id","to_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_transfers_one_offer" ON "ownership_transfers" USING btree ("company_id") WHERE "ownership_transfers"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "ownership_transfers_by_from" ON "ownership_transfers" USING btree ("company_id","from_id");--> statement-breakpoint
CREATE INDEX "ownership_transfers_by_to" ON "ownership_transfers" USING btree ("company_id","to_id");
--> statement-breakpoint
select protect('ownership_transfers', 'company_id');
--> statement-breakpoint
grant select on ownership_transfers to prikazchik_lookup;
--> statement-breakpoint
-- Where a person is asked to own a shop, has asked somebody, or may take it back: their portal shows it whatever shop they stand in.
-- What is a month old concerns nobody any more.
create function ownership_transfers_of(wanted_user uuid) returns table (
  company_id uuid, id uuid, lives boolean
) language sql stable security definer set search_path = pg_catalog, public as $$
  select t.company_id, t.id,
         coalesce(t.state = 'offered' and t.expires_at > now() or t.state = 'accepted' and t.undo_until > now(), false)
    from members m join ownership_transfers t on t.company_id = m.company_id and (t.from_id = m.id or t.to_id = m.id)
   where m.user_id = wanted_user and m.state <> 'removed' and t.created_at > now() - interval '30 days'
   order by t.id
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function ownership_transfers_of(uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
