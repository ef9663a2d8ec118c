ALTER TABLE "member_rights" ADD CONSTRAINT "member_rights_some_warehouse" CHECK (cardinality("member_rights"."warehouse_ids") > 0);--> statement-breakpoint
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_some_warehouse" CHECK (cardinality("member_roles"."warehouse_ids") > 0);
--> statement-breakpoint
-- What a foreign key would say, if PostgreSQL had them for the elements of an array. Warehouses are never deleted.
create function warehouses_are_of_shop() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from unnest(new.warehouse_ids) wanted(id)
              where not exists (select from warehouses w where w.company_id = new.company_id and w.id = wanted.id)) then
    raise exception 'a warehouse that the shop does not have' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger warehouses_are_of_shop before insert or update on member_roles for each row
  when (new.warehouse_ids is not null) execute function warehouses_are_of_shop();
--> statement-breakpoint
create trigger warehouses_are_of_shop before insert or update on member_rights for each row
  when (new.warehouse_ids is not null) execute function warehouses_are_of_shop();

--> statement-breakpoint
CREATE TABLE "access_requests" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"right" text NOT NULL,
	"note" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"until" timestamp with time zone,
	"reason" text,
	CONSTRAINT "access_requests_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "access_requests_state" CHECK ("access_requests"."state" in ('pending', 'approved', 'declined', 'withdrawn', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "told_ends" (
	"company_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"what" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"stage" text NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "told_ends_company_id_member_id_what_ends_at_stage_pk" PRIMARY KEY("company_id","member_id","what","ends_at","stage")
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_company_id_member_id_members_company_id_id_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_company_id_decided_by_members_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_ends" ADD CONSTRAINT "told_ends_company_id_member_id_members_company_id_id_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_one_pending" ON "access_requests" USING btree ("company_id","member_id","right") WHERE "access_requests"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "access_requests_pending" ON "access_requests" USING btree ("company_id","id") WHERE "access_requests"."state" = 'pending';--> statement-breakpoint
ALTER TABLE "access_requests" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
ALTER TABLE "told_ends" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
select protect('access_requests', 'company_id');--> statement-breakpoint
select protect('told_ends', 'company_id');
