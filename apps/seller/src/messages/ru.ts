import { ui } from '@prikazchik/ui/messages/ru.ts';
import { company } from './ru/company.ts';
import { home } from './ru/home.ts';
import { journal } from './ru/journal.ts';
import { products } from './ru/products.ts';
import { registration } from './ru/registration.ts';
import { shell } from './ru/shell.ts';
import { signIns } from './ru/sign-ins.ts';

/** Every word of the cabinet in Russian; the other languages are translations of this tree. */
export const messages = { ui, shell, registration, home, products, company, journal, signIns } as const;
