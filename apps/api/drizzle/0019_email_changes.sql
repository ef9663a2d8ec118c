CREATE TABLE "email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"old_email" text NOT NULL,
	"old_email_key" text NOT NULL,
	"standing" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"approved_in" uuid,
	"moves_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_living" ON "email_changes" USING btree ("user_id") WHERE "email_changes"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "email_changes" ADD FOREIGN KEY ("user_id") REFERENCES "users" ("id");--> statement-breakpoint
ALTER TABLE "email_changes" ADD FOREIGN KEY ("session_id") REFERENCES "sessions" ("id");--> statement-breakpoint
ALTER TABLE "email_changes" ADD FOREIGN KEY ("approved_in") REFERENCES "companies" ("id");
