CREATE TABLE "invitation_batch_rows" (
	"company_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"roles" text[],
	"problem" text,
	"invitation_id" uuid,
	CONSTRAINT "invitation_batch_rows_company_id_batch_id_line_pk" PRIMARY KEY("company_id","batch_id","line")
);
--> statement-breakpoint
CREATE TABLE "invitation_batches" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"prepared_by" uuid NOT NULL,
	"note" text,
	"locale" text NOT NULL,
	"days" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	CONSTRAINT "invitation_batches_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_company_id_batch_id_invitation_batches_company_id_id_fk" FOREIGN KEY ("company_id","batch_id") REFERENCES "public"."invitation_batches"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_company_id_invitation_id_invitations_company_id_id_fk" FOREIGN KEY ("company_id","invitation_id") REFERENCES "public"."invitations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_company_id_prepared_by_members_company_id_id_fk" FOREIGN KEY ("company_id","prepared_by") REFERENCES "public"."members"("company_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select protect('invitation_batches', 'company_id');
--> statement-breakpoint
select protect('invitation_batch_rows', 'company_id');
--> statement-breakpoint
create index invitations_by_time on invitations (company_id, created_at);
