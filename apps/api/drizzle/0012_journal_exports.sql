CREATE TABLE "journal_exports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"format" text NOT NULL,
	"search" jsonb NOT NULL,
	"below" bigint NOT NULL,
	"total" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "journal_exports_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "journal_exports" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
ALTER TABLE "journal_exports" ADD FOREIGN KEY ("session_id") REFERENCES "sessions" ("id");--> statement-breakpoint
select protect('journal_exports', 'company_id');
