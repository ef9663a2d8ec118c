CREATE TABLE "viewings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid,
	"role" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "viewings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "viewings_of_one" CHECK (("viewings"."member_id" is null) <> ("viewings"."role" is null))
);
--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_company_id_member_id_members_company_id_id_fk" FOREIGN KEY ("company_id","member_id") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
ALTER TABLE "viewings" ADD FOREIGN KEY ("session_id") REFERENCES "sessions" ("id");--> statement-breakpoint
select protect('viewings', 'company_id');
