import { ui } from '@prikazchik/ui/messages/en.ts';
import type { Translated } from '@prikazchik/ui/messages/translated.ts';
import { company } from './en/company.ts';
import { home } from './en/home.ts';
import { products } from './en/products.ts';
import { registration } from './en/registration.ts';
import { shell } from './en/shell.ts';
import { signIns } from './en/sign-ins.ts';
import type { messages as ru } from './ru.ts';

/** Every word of the cabinet in English. */
export const messages: Translated<typeof ru> = { ui, shell, registration, home, products, company, signIns };
