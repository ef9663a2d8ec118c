ALTER TABLE "member_rights" ADD CONSTRAINT "member_rights_some_warehouse" CHECK (cardinality("member_rights"."warehouse_ids") > 0);--> statement-breakpoint
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_some_warehouse" CHECK (cardinality("member_roles"."warehouse_ids") > 0);
--> statement-breakpoint
-- What a foreign key would say, if PostgreSQL had them for the elements of an array. Warehouses are never deleted.
create function warehouses_are_of_shop() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from unnest(new.warehouse_ids) wanted(id)
              where not exists (select from warehouses w where w.company_id = new.company_id and w.id = wanted.id)) then
    raise exception 'a warehouse that the shop does not have' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger warehouses_are_of_shop before insert or update on member_roles for each row
  when (new.warehouse_ids is not null) execute function warehouses_are_of_shop();
--> statement-breakpoint
create trigger warehouses_are_of_shop before insert or update on member_rights for each row
  when (new.warehouse_ids is not null) execute function warehouses_are_of_shop();
