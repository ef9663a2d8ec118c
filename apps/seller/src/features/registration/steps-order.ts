/** The steps of registration, in order; each is a part of one form. Apart from the form, so that the router needs no schemas. */
export const STEPS = ['kind', 'company', 'person', 'password', 'offer'] as const;

export type Step = (typeof STEPS)[number];
