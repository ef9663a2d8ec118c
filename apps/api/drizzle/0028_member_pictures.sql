CREATE TABLE "picture_uploads" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "picture_uploads_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "picture_key" text;--> statement-breakpoint
ALTER TABLE "picture_uploads" ADD CONSTRAINT "picture_uploads_company_id_member_id_members_company_id_id_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_uploads_by_id" ON "picture_uploads" USING btree ("id");--> statement-breakpoint
ALTER TABLE "picture_uploads" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
select protect('picture_uploads', 'company_id');--> statement-breakpoint
grant select on picture_uploads to prikazchik_lookup;--> statement-breakpoint
-- To which shop a genuine token leads; the shop's own rules then judge it.
create function company_of_picture_upload(wanted uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select company_id from picture_uploads where id = wanted
$$;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function company_of_picture_upload(uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
--> statement-breakpoint
revoke execute on function company_of_picture_upload(uuid) from public;
