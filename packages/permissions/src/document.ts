import { matrixMarkdown } from './matrix.ts';
import { PROTECTED } from './operation.ts';

/** The page of the documentation that says who may do what. */
export function permissionsDocument(): string {
  return `<!-- Generated from packages/permissions by \`pnpm -F @prikazchik/permissions document\`. Do not edit by hand. -->

# Who may do what

Everything that is not granted is denied. The owner of a shop holds every right; roles give the rights below.

- ¹ What is done by the right is confirmed each time: with the second factor, or with the password by those who have none.
- ² What the right opens belongs to a warehouse: a role limited to some warehouses opens it only there.

## Rights and roles

${matrixMarkdown('en')}
## Confirmed each time

A living session is not enough for these: whoever does them shows the second factor, or the password where they have none, for this very
operation with these very arguments. It is good for five minutes, once, in the session that gave it.

${protectedMarkdown()}
## Rules beyond the table

- **Effective rights** are those of all roles, with personal grants, without personal restrictions, each inside its dates, while
  the membership is active. A restriction always wins over roles and grants. Nothing is taken from the owner.
- **Warehouses** limit a role, a grant or a restriction, and so all that they open by the rights marked ²: lists, single reads, changes,
  counts and files. Limits of several roles add up. What belongs to another warehouse is simply not found.
- **The shop's state** comes first, for the owner too: a shop that is not active yet opens only the section Shop; a suspended
  one opens only what is to be viewed. One's own profile and sign-in need no right.
- **A right depends on others**: the editor of roles ticks them along, and a set without them is refused.
- **Nobody** grants what they don't hold, or in more warehouses than they hold it, changes a colleague whose rights exceed theirs, changes the owner, or changes
  themselves.
- **A refusal** names every obstacle and says who can remove it; what belongs to another shop is simply not found.
`;
}

function protectedMarkdown(): string {
  const rows = Object.entries(PROTECTED).map(([name, title]) => `| \`${name}\` | ${title.en} |`);
  return ['| mutation | what |', '| --- | --- |', ...rows, ''].join('\n');
}
