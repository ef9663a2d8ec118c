/** As many warehouses as a shop may have, those out of use too: a page shows all of them, and a limit of rights names some. */
export const warehousesMost = 100;
