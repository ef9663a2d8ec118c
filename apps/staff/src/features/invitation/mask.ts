/**
 * Whether what somebody signs in with could be the address behind a mask such as `a…n@example.ru`. A no is certain, a yes is not: the API compares the addresses
 * themselves when the invitation is accepted.
 */
export function couldBe(name: string, masked: string): boolean {
  const [start = '', end = ''] = masked.toLowerCase().split('…');
  const address = name.toLowerCase();
  return address.startsWith(start) && address.endsWith(end);
}
