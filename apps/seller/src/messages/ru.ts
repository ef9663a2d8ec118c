import { ui } from '@prikazchik/ui/messages/ru.ts';
import { company } from './ru/company.ts';
import { home } from './ru/home.ts';
import { products } from './ru/products.ts';
import { registration } from './ru/registration.ts';
import { shell } from './ru/shell.ts';
import { signIns } from './ru/sign-ins.ts';

/** The words of the cabinet in Russian, but for those that come with their pages; the other languages are translations of this tree. */
export const messages = { ui, shell, registration, home, products, company, signIns } as const;
