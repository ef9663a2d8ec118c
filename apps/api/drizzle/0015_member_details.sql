ALTER TABLE "members" ADD COLUMN "display_name" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "contact_phone" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "position" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "details_version" integer DEFAULT 1 NOT NULL;