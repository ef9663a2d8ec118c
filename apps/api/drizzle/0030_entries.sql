ALTER TABLE "invitations" DROP CONSTRAINT "invitations_state";--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "email_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "delivery" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "days" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "kind" text DEFAULT 'letter' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "hours" integer;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "asked_user_agent" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "asked_ip" text;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_asked" ON "invitations" USING btree ("company_id","asked_by") WHERE "invitations"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "invitations_by_asker" ON "invitations" USING btree ("asked_by") WHERE "invitations"."state" = 'asked';--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_kind" CHECK ("invitations"."kind" = 'letter' and num_nonnulls("invitations"."email", "invitations"."email_key", "invitations"."days", "invitations"."delivery") = 4 and num_nonnulls("invitations"."label", "invitations"."hours", "invitations"."asked_by") = 0
       or "invitations"."kind" = 'link' and num_nonnulls("invitations"."email", "invitations"."email_key", "invitations"."days", "invitations"."delivery") = 0 and num_nonnulls("invitations"."label", "invitations"."hours") = 2);--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_asked" CHECK ("invitations"."state" <> 'asked' or num_nonnulls("invitations"."asked_by", "invitations"."asked_at") = 2);--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_joined_by_link" CHECK ("invitations"."kind" <> 'link' or "invitations"."state" <> 'accepted' or num_nonnulls("invitations"."asked_by", "invitations"."member_id") = 2);--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_state" CHECK ("invitations"."state" in ('pending', 'accepted', 'declined', 'revoked', 'expired') or "invitations"."kind" = 'link' and "invitations"."state" in ('asked', 'refused'));--> statement-breakpoint
ALTER TABLE "invitations" ADD FOREIGN KEY ("asked_by") REFERENCES "users" ("id");
--> statement-breakpoint
-- Where a person came by a link and waits to be let in: their portal shows it whatever shop they stand in.
create function entries_of(wanted_user uuid) returns table (company_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.company_id, i.id from invitations i where i.asked_by = wanted_user and i.state = 'asked' and i.expires_at > now() order by i.id
$$;
--> statement-breakpoint
revoke execute on function entries_of(uuid) from public;
--> statement-breakpoint
do $$
begin
  grant create on schema public to prikazchik_lookup;
  alter function entries_of(uuid) owner to prikazchik_lookup;
  revoke create on schema public from prikazchik_lookup;
end $$;
