DROP INDEX "products_by_price";--> statement-breakpoint
DROP INDEX "products_by_title";--> statement-breakpoint
CREATE INDEX "products_cheapest" ON "products" USING btree ("company_id",coalesce("price_minor", 9007199254740991),"id");--> statement-breakpoint
CREATE INDEX "products_dearest" ON "products" USING btree ("company_id",coalesce("price_minor", 0),"id");--> statement-breakpoint
CREATE INDEX "products_by_title" ON "products" USING btree ("company_id",lower("title"),"id");