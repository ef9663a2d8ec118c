ALTER TABLE "invitations" ADD COLUMN "valid_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "valid_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "warehouse_ids" uuid[];--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_some_warehouse" CHECK (cardinality("invitations"."warehouse_ids") > 0);--> statement-breakpoint
create trigger warehouses_are_of_shop before insert or update on invitations for each row
  when (new.warehouse_ids is not null) execute function warehouses_are_of_shop();
