CREATE TABLE "stock_exports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"warehouse_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "stock_exports_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"company_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stocks_company_id_warehouse_id_product_id_pk" PRIMARY KEY("company_id","warehouse_id","product_id"),
	CONSTRAINT "stocks_quantity" CHECK ("stocks"."quantity" >= 0)
);
--> statement-breakpoint
ALTER TABLE "warehouses" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "warehouses" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stock_exports" ADD CONSTRAINT "stock_exports_company_id_warehouse_id_warehouses_company_id_id_fk" FOREIGN KEY ("company_id","warehouse_id") REFERENCES "public"."warehouses"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_company_id_warehouse_id_warehouses_company_id_id_fk" FOREIGN KEY ("company_id","warehouse_id") REFERENCES "public"."warehouses"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stocks_of_product" ON "stocks" USING btree ("company_id","product_id");
--> statement-breakpoint
ALTER TABLE "stocks" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
ALTER TABLE "stock_exports" ADD FOREIGN KEY ("company_id") REFERENCES "companies" ("id");--> statement-breakpoint
ALTER TABLE "stock_exports" ADD FOREIGN KEY ("session_id") REFERENCES "sessions" ("id");--> statement-breakpoint
select protect('stocks', 'company_id');--> statement-breakpoint
select protect('stock_exports', 'company_id');
