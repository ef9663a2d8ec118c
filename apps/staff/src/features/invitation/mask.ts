/**
 * Whether an address could be the one behind a mask such as `a…n@example.ru`. A no is certain, a yes is not: the API compares the addresses
 * themselves when the invitation is accepted.
 */
export function couldBe(email: string, masked: string): boolean {
  const [start = '', end = ''] = masked.toLowerCase().split('…');
  const address = email.toLowerCase();
  return address.startsWith(start) && address.endsWith(end);
}
