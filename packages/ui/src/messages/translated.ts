/** The same tree of messages in another language: a missing or an extra key does not compile. */
export type Translated<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
};
