ALTER TABLE "links" ADD COLUMN "made_in" uuid;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "made_by" uuid;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_of_returns" CHECK (("links"."purpose" = 'return') = ("links"."made_in" is not null) and ("links"."made_in" is null) = ("links"."made_by" is null));