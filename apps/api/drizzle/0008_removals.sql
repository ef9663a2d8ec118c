CREATE TABLE "ended_streams" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"revocation_id" uuid NOT NULL,
	"field" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "ended_streams_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"sessions" integer NOT NULL,
	"invitations" jsonb NOT NULL,
	CONSTRAINT "revocations_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "revocations_kind" CHECK ("revocations"."kind" in ('blocked', 'removed', 'left'))
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "ended_streams" ADD CONSTRAINT "ended_streams_company_id_revocation_id_revocations_company_id_id_fk" FOREIGN KEY ("company_id","revocation_id") REFERENCES "public"."revocations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_company_id_member_id_members_company_id_id_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_company_id_by_members_company_id_id_fk" FOREIGN KEY ("company_id","by") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_streams_by_revocation" ON "ended_streams" USING btree ("company_id","revocation_id","id");--> statement-breakpoint
CREATE INDEX "revocations_by_member" ON "revocations" USING btree ("company_id","member_id","id");
--> statement-breakpoint
select protect('revocations', 'company_id');
--> statement-breakpoint
select protect('ended_streams', 'company_id');
--> statement-breakpoint
-- Whatever is done to people, a shop has its one active owner at every commit: it may change hands within a transaction, and be
-- in nobody's at the end of none.
create function keep_owner() returns trigger language plpgsql as $$
begin
  if not exists (select from members where company_id = old.company_id and is_owner and state = 'active') then
    raise exception 'a shop without an owner' using errcode = 'check_violation', constraint = 'members_owner_stays';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger members_owner_stays after update or delete on members deferrable initially deferred
  for each row when (old.is_owner) execute function keep_owner();
