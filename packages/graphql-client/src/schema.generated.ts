export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar. */
  DateTime: { input: string; output: string; }
  /** The `JSONObject` scalar type represents JSON objects as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** A right of the permission table, such as `team.invite`. */
  Right: { input: import('@prikazchik/permissions/right').Right; output: import('@prikazchik/permissions/right').Right; }
  /** A preset role, such as `MANAGER`, or the id of a shop's own role. */
  RoleKey: { input: string; output: string; }
};

/** What keeps somebody who works in a shop out of it for the time being. */
export type AccessBar =
  | 'LOCKED'
  | 'SECOND_FACTOR'
  | 'SIGN_IN_AGAIN';

export type AccessChange = {
  at: Scalars['DateTime']['output'];
  /** Who changed it. */
  by?: Maybe<Scalars['String']['output']>;
  companyId?: Maybe<Scalars['ID']['output']>;
  kind: AccessChangeKind;
};

export type AccessChangeKind =
  | 'BLOCKED'
  | 'COMPANY_CHANGED'
  | 'REMOVED'
  | 'ROLE_CHANGED'
  | 'SESSION_ENDED'
  | 'SIGNED_OUT'
  | 'UNBLOCKED';

export type AccessExplanation = {
  allowed: Scalars['Boolean']['output'];
  because: Array<AccessReason>;
  exceptIn: Array<Scalars['ID']['output']>;
  /** The warehouses in which it is held; null: in all but `exceptIn`. */
  onlyIn?: Maybe<Array<Scalars['ID']['output']>>;
  /** When it will be held, if nothing but its dates and hours is in the way now. */
  opensAt?: Maybe<Scalars['DateTime']['output']>;
  right: Scalars['Right']['output'];
  /** Names of those who could give the right. */
  whoCanGrant: Array<Scalars['String']['output']>;
};

export type AccessReason = {
  code: AccessReasonCode;
  companyState?: Maybe<CompanyState>;
  role?: Maybe<Scalars['RoleKey']['output']>;
};

export type AccessReasonCode =
  | 'BLOCKED'
  | 'COMPANY_STATE'
  | 'LOCKED'
  | 'NOT_A_MEMBER'
  | 'NOT_GRANTED'
  | 'OUT_OF_DATES'
  | 'OUT_OF_HOURS'
  | 'OUT_OF_SCOPE'
  | 'OWNER'
  | 'PERSONAL_GRANT'
  | 'PERSONAL_RESTRICTION'
  | 'ROLE'
  | 'SECOND_FACTOR'
  | 'SECOND_FACTOR_NEEDED'
  | 'SIGN_IN_AGAIN';

/** A right that a member asks for. */
export type AccessRequest = {
  askedAt: Scalars['DateTime']['output'];
  /** Whether the viewer may approve or decline it. */
  canAnswer: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  memberId: Scalars['ID']['output'];
  memberName: Scalars['String']['output'];
  /** What it is for, in the words of the one who asks. */
  note?: Maybe<Scalars['String']['output']>;
  right: Scalars['Right']['output'];
  state: AccessRequestState;
  /** Until when it was approved; null is without an end. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

export type AccessRequestOrProblem = AccessRequest | Problem;

export type AccessRequestState =
  | 'APPROVED'
  | 'DECLINED'
  | 'ENDED'
  | 'PENDING'
  | 'WITHDRAWN';

/** The way from registration to trade. */
export type Activation = {
  done: Scalars['Int']['output'];
  /** Why the last review refused, on a field of the requisites. */
  refusal?: Maybe<Problem>;
  state: CompanyState;
  steps: Array<ActivationStep>;
  total: Scalars['Int']['output'];
  warehouse?: Maybe<Warehouse>;
};

export type ActivationStep = {
  key: ActivationStepKey;
  state: ActivationStepState;
};

export type ActivationStepKey =
  | 'EMAIL'
  | 'LOGISTICS'
  | 'REQUISITES'
  | 'REVIEW';

export type ActivationStepState =
  | 'DONE'
  | 'LOCKED'
  | 'OPEN'
  | 'REFUSED'
  | 'WAITING';

export type ApproveAccessRequestInput = {
  id: Scalars['ID']['input'];
  /** Not included itself; left out: without an end. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A request of a member, whose new box is proved, as those see it who may approve. */
export type AskedEmailChange = {
  /** Whether the viewer may answer it: it is neither their own nor that of somebody above them. */
  canDecide: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** With which they sign in now; null for one who has had no box so far. */
  email?: Maybe<Scalars['String']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  fullName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  memberId: Scalars['ID']['output'];
  /** When the address moves, once it was approved here or in another shop. */
  movesAt?: Maybe<Scalars['DateTime']['output']>;
  newEmail: Scalars['String']['output'];
  signInName?: Maybe<Scalars['String']['output']>;
};

/** Who entered by a link, and from where. */
export type Asker = {
  at: Scalars['DateTime']['output'];
  fullName: Scalars['String']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  /** The name that they sign in with, or their address, masked. */
  name: Scalars['String']['output'];
  /** As the browser calls itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** An address that takes one `PUT` of a JPEG, PNG or WebP of at most 5 MB, for a few minutes. */
export type AvatarUpload = {
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type AvatarUploadOrProblem = AvatarUpload | Problem;

export type Bank = {
  bic: Scalars['String']['output'];
  city?: Maybe<Scalars['String']['output']>;
  correspondentAccount?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
};

export type BankOrProblem = Bank | Problem;

export type BatchLineState =
  | 'READY'
  | 'REFUSED'
  | 'SENT';

export type ChangeRolesInput = {
  memberId: Scalars['ID']['input'];
  roles: Array<Scalars['RoleKey']['input']>;
};

export type Company = {
  contactEmail?: Maybe<Scalars['String']['output']>;
  /** E.164. */
  contactPhone?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: CompanyKind;
  /** Needs `company.legal.read`: legal details: view. */
  legal?: Maybe<CompanyLegal>;
  name: Scalars['String']['output'];
  state: CompanyState;
  /** A name of the IANA database. */
  timeZone: Scalars['String']['output'];
};

export type CompanyInput = {
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  contactPhone?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  timeZone: Scalars['String']['input'];
};

export type CompanyKind =
  | 'LEGAL_ENTITY'
  | 'SOLE_PROPRIETOR';

export type CompanyLegal = {
  /** By the registry; null for a bank that it doesn't know. */
  bankName?: Maybe<Scalars['String']['output']>;
  bic?: Maybe<Scalars['String']['output']>;
  correspondentAccount?: Maybe<Scalars['String']['output']>;
  inn: Scalars['String']['output'];
  kpp?: Maybe<Scalars['String']['output']>;
  legalAddress?: Maybe<Scalars['String']['output']>;
  legalName: Scalars['String']['output'];
  ogrn?: Maybe<Scalars['String']['output']>;
  /** Whether the registry knew the INN when the data was checked. */
  registryChecked: Scalars['Boolean']['output'];
  settlementAccount?: Maybe<Scalars['String']['output']>;
  taxSystem?: Maybe<TaxSystem>;
};

export type CompanyOrProblem = Company | Problem;

export type CompanyState =
  | 'ACTIVE'
  | 'REGISTERED'
  | 'REJECTED'
  | 'SUSPENDED'
  | 'UNDER_REVIEW';

export type ConfirmOperationInput = {
  /** Of those who have a second factor. */
  code?: InputMaybe<Scalars['String']['input']>;
  confirmation: Scalars['String']['input'];
  /** Of those who have none. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type Contacts = {
  /** Null for one without a box, who signs in with `signInName`. */
  email?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  signInName?: Maybe<Scalars['String']['output']>;
};

export type CreateRoleInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  rights: Array<Scalars['Right']['input']>;
};

export type DeclineAccessRequestInput = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteRoleInput = {
  id: Scalars['ID']['input'];
  /** The role that those who hold the ending one get instead. */
  moveTo?: InputMaybe<Scalars['RoleKey']['input']>;
};

export type DeletedRole = {
  id: Scalars['ID']['output'];
};

export type DeletedRoleOrProblem = DeletedRole | Problem;

export type Delivery =
  | 'FAILED'
  | 'QUEUED'
  | 'SENT';

export type Done = {
  ok: Scalars['Boolean']['output'];
};

export type DoneOrProblem = Done | Problem;

/** That a person wants to sign in with another address. */
export type EmailChange = {
  createdAt: Scalars['DateTime']['output'];
  /** The new one. */
  email: Scalars['String']['output'];
  /** Until when the box is to be proved and somebody to approve. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When the address moves by itself; null as long as something is missing. */
  movesAt?: Maybe<Scalars['DateTime']['output']>;
  state: EmailChangeState;
};

export type EmailChangeOrProblem = EmailChange | Problem;

/** What a request still waits for: its new box, an approval, its time; or nothing, because the places of its person have changed since. */
export type EmailChangeState =
  | 'APPROVAL'
  | 'NEW_BOX'
  | 'OVER'
  | 'TIME';

export type EndedSession = {
  portal: Portal;
  /** As its browser calls itself, where the shop may know that. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** A live page that was closed, reported by the process that closed it. */
export type EndedStream = {
  at: Scalars['DateTime']['output'];
  field: Scalars['String']['output'];
};

/** Where the viewer came by a link and waits to be let in. */
export type Entry = {
  askedAt: Scalars['DateTime']['output'];
  companyId: Scalars['ID']['output'];
  companyName: Scalars['String']['output'];
  /** When the waiting ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Those of the roles that the shop made for itself. */
  ownRoles: Array<OwnRole>;
  roles: Array<Scalars['RoleKey']['output']>;
};

export type ExtendAccessInput = {
  memberId: Scalars['ID']['input'];
  right?: InputMaybe<Scalars['Right']['input']>;
  role?: InputMaybe<Scalars['RoleKey']['input']>;
  /** The end that was seen; another one answers CHANGED_MEANWHILE. */
  to: Scalars['DateTime']['input'];
};

/** Of whom a shop asks a second factor. */
export type FactorRule =
  | 'EVERYONE'
  | 'NOBODY'
  | 'ROLES';

export type FinishSignInInput = {
  challenge: Scalars['String']['input'];
  code: Scalars['String']['input'];
};

/** An address for one browser to carry a sign-in from one portal to the other; works once, for a minute. */
export type Handoff = {
  url: Scalars['String']['output'];
};

export type HandoffOrProblem = Handoff | Problem;

export type Invitation = {
  asker?: Maybe<Asker>;
  createdAt: Scalars['DateTime']['output'];
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null for a link. */
  delivery?: Maybe<Delivery>;
  /** Null for a link. */
  email?: Maybe<Scalars['String']['output']>;
  expiresAt: Scalars['DateTime']['output'];
  /** From when the roles will hold. */
  from?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  invitedBy: Scalars['String']['output'];
  kind: InvitationKind;
  /** Whom a link is for, in the words of the one who made it. */
  label?: Maybe<Scalars['String']['output']>;
  memberId?: Maybe<Scalars['ID']['output']>;
  note?: Maybe<Scalars['String']['output']>;
  /** Those of the roles that the shop made for itself. */
  ownRoles: Array<OwnRole>;
  remindedAt?: Maybe<Scalars['DateTime']['output']>;
  roles: Array<Scalars['RoleKey']['output']>;
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  state: InvitationState;
  /** Until when; nobody joins after that. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** The link itself, in the answer of what made or replaced it and nowhere else. */
  url?: Maybe<Scalars['String']['output']>;
  /** Since when its sender can not invite any more: nobody joins by it until somebody else takes it over. */
  waitingSince?: Maybe<Scalars['DateTime']['output']>;
  /** In which warehouses; null: in all of them. */
  warehouseIds?: Maybe<Array<Scalars['ID']['output']>>;
};

/** Many invitations from one list: looked at first, then sent one by one. */
export type InvitationBatch = {
  id: Scalars['ID']['output'];
  isStarted: Scalars['Boolean']['output'];
  lines: Array<InvitationBatchLine>;
  ready: Scalars['Int']['output'];
  refused: Scalars['Int']['output'];
  sent: Scalars['Int']['output'];
};

export type InvitationBatchLine = {
  email: Scalars['String']['output'];
  /** Its number in the list. */
  line: Scalars['Int']['output'];
  problem?: Maybe<ProblemCode>;
  /** As the list says it; empty where it says none. */
  role: Scalars['String']['output'];
  roles: Array<Scalars['RoleKey']['output']>;
  state: BatchLineState;
};

export type InvitationBatchOrProblem = InvitationBatch | Problem;

export type InvitationConnection = {
  edges: Array<InvitationEdge>;
  pageInfo: PageInfo;
};

export type InvitationEdge = {
  cursor: Scalars['String']['output'];
  node: Invitation;
};

export type InvitationFate =
  | 'ENDED'
  | 'TAKEN_OVER'
  | 'WAITING';

export type InvitationFilter = {
  delivery?: InputMaybe<Delivery>;
  email?: InputMaybe<Scalars['String']['input']>;
  /** The first day on which it was made, in the time zone of the shop: `2026-11-25`. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** A part of the name of whoever answers for it now. */
  inviter?: InputMaybe<Scalars['String']['input']>;
  role?: InputMaybe<Scalars['RoleKey']['input']>;
  state?: InputMaybe<InvitationState>;
  /** The last day on which it was made. */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** A letter to an address, or a link that somebody hands over. */
export type InvitationKind =
  | 'LETTER'
  | 'LINK';

export type InvitationOrProblem = Invitation | Problem;

/** What the holder of the letter or the link may see before deciding. */
export type InvitationPreview = {
  companyName: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  /** From when the roles will hold. */
  from?: Maybe<Scalars['DateTime']['output']>;
  hasAccount: Scalars['Boolean']['output'];
  inviterName: Scalars['String']['output'];
  kind: InvitationKind;
  /** The language in which whoever invites speaks to them. */
  locale: Locale;
  /** Null for a link: it was sent to nobody. */
  maskedEmail?: Maybe<Scalars['String']['output']>;
  note?: Maybe<Scalars['String']['output']>;
  /** Those of the roles that the shop made for itself. */
  ownRoles: Array<OwnRole>;
  roles: Array<Scalars['RoleKey']['output']>;
  /** Until when they will. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** The names of the warehouses in which they will; null: in all of them. */
  warehouses?: Maybe<Array<Scalars['String']['output']>>;
};

export type InvitationPreviewOrProblem = InvitationPreview | Problem;

export type InvitationState =
  | 'ACCEPTED'
  | 'ASKED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'PENDING'
  | 'REFUSED'
  | 'REVOKED';

/** What becomes of the invitations that someone who is blocked or removed has sent. */
export type InvitationsChoice =
  | 'END'
  | 'TAKE_OVER'
  | 'WAIT';

export type InviteByLinkInput = {
  /** From when the roles will hold. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** How long the link lives: 1, 24 or 72. */
  hours?: Scalars['Int']['input'];
  /** Whom it is for, for the list of invitations. */
  label: Scalars['String']['input'];
  locale: Locale;
  note?: InputMaybe<Scalars['String']['input']>;
  roles: Array<Scalars['RoleKey']['input']>;
  /** Until when; nobody joins after that. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** In which warehouses; left out, in all of them. */
  warehouseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type InviteMemberInput = {
  days?: Scalars['Int']['input'];
  email: Scalars['String']['input'];
  /** From when the roles will hold. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  locale: Locale;
  note?: InputMaybe<Scalars['String']['input']>;
  roles: Array<Scalars['RoleKey']['input']>;
  /** Until when; nobody joins after that. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** In which warehouses; left out, in all of them. */
  warehouseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type JournalActor = {
  kind: JournalActorKind;
  /** Their place in the shop, if they had one then. */
  memberId?: Maybe<Scalars['ID']['output']>;
  /** As it is now; null for those who are no person, or were erased. */
  name?: Maybe<Scalars['String']['output']>;
  /** Roles at that moment, `owner` among them. */
  roles: Array<Scalars['String']['output']>;
};

export type JournalActorKind =
  | 'GUEST'
  | 'PERSON'
  | 'SYSTEM';

export type JournalEntry = {
  /** `product.setPrice`; of what was refused before it began, the name of the mutation. */
  action: Scalars['String']['output'];
  actor: JournalActor;
  /** What changed, as it became. */
  after?: Maybe<Scalars['JSONObject']['output']>;
  at: Scalars['DateTime']['output'];
  /** What changed, as it was. */
  before?: Maybe<Scalars['JSONObject']['output']>;
  /** Browser and system, such as `Chrome, Windows`. */
  device?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  objectId?: Maybe<Scalars['ID']['output']>;
  /** As it is now; addresses are masked. */
  objectName?: Maybe<Scalars['String']['output']>;
  /** `product`, `member`; `request` of what was refused before it began. */
  objectType: Scalars['String']['output'];
  outcome: JournalOutcome;
  /** The code of the refusal. */
  reason?: Maybe<Scalars['String']['output']>;
  requestId: Scalars['String']['output'];
};

export type JournalEntryConnection = {
  edges: Array<JournalEntryEdge>;
  pageInfo: PageInfo;
};

export type JournalEntryEdge = {
  cursor: Scalars['String']['output'];
  node: JournalEntry;
};

export type JournalExport = {
  /** A name for the file. */
  fileName: Scalars['String']['output'];
  /** How many rows the file has; null beyond a million. */
  total?: Maybe<Scalars['Int']['output']>;
  /** Relative. To be fetched once, within a minute, for as long as the session holds `audit.export`. */
  url: Scalars['String']['output'];
};

export type JournalExportOrProblem = JournalExport | Problem;

export type JournalFilter = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** A place in the shop; what its person did in any other place of theirs here is shown, too. */
  memberId?: InputMaybe<Scalars['ID']['input']>;
  outcome?: InputMaybe<JournalOutcome>;
  section?: InputMaybe<JournalSection>;
  /** Not included itself. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Text with commas (RFC 4180), a sheet of Excel, or a JSON object on each line. */
export type JournalFormat =
  | 'CSV'
  | 'NDJSON'
  | 'XLSX';

/** Objects whose own history can be asked for. */
export type JournalObject =
  | 'COMPANY'
  | 'INVITATION'
  | 'MEMBER'
  | 'PRODUCT';

export type JournalOutcome =
  | 'DONE'
  | 'REFUSED';

export type JournalSection =
  | 'GOODS'
  | 'SECURITY'
  | 'SHOP'
  | 'TEAM';

export type LeaveCompanyInput = {
  companyId: Scalars['ID']['input'];
  password: Scalars['String']['input'];
};

/** What hangs on a member, to be read before they are blocked or removed. */
export type Leaving = {
  /** Needs `team.invite`: invite people. */
  invitations?: Maybe<Array<Invitation>>;
  /** Invitations of theirs that nobody has answered yet. */
  invitationsCount: Scalars['Int']['output'];
  /** What nobody but the owner could do without them. */
  soleRights: Array<Scalars['Right']['output']>;
};

export type Locale =
  | 'EN'
  | 'RU';

export type LogisticsInput = {
  address: Scalars['String']['input'];
  method: LogisticsMethod;
  name: Scalars['String']['input'];
};

export type LogisticsMethod =
  | 'DROP_OFF'
  | 'MARKETPLACE_WAREHOUSE'
  | 'OWN_WAREHOUSE';

export type Member = {
  /** Needs `team.assign`: assign roles and rights. */
  access?: Maybe<MemberAccess>;
  /** Where their picture is, for an hour or two: the one of the shop, or their own; null for those who have none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  canBlock: Scalars['Boolean']['output'];
  /** Whether the viewer may do this to this member now. */
  canChangeRole: Scalars['Boolean']['output'];
  canEdit: Scalars['Boolean']['output'];
  /** Whether the viewer may have them sign in anew. */
  canEndSessions: Scalars['Boolean']['output'];
  canRemove: Scalars['Boolean']['output'];
  /** Whether the viewer may give this removed member a new place. */
  canRestore: Scalars['Boolean']['output'];
  /** Whether the viewer may make a return link for them: they have no box. */
  canReturn: Scalars['Boolean']['output'];
  /** Needs `team.contacts.read`: colleagues' phones and e-mail. */
  contacts?: Maybe<Contacts>;
  /** Needs `team.update`: edit colleagues' details. */
  details?: Maybe<MemberDetails>;
  fullName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isOwner: Scalars['Boolean']['output'];
  isYou: Scalars['Boolean']['output'];
  joinedAt: Scalars['DateTime']['output'];
  /** Until when nobody ends or changes their access: they gave the shop away, and may still take it back. */
  keptUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Those of the roles that the shop made for itself. */
  ownRoles: Array<OwnRole>;
  /** What they are in the shop, in its own words. */
  position?: Maybe<Scalars['String']['output']>;
  roles: Array<Scalars['RoleKey']['output']>;
  state: MemberState;
};

/** All that a member was given or denied, with its dates. */
export type MemberAccess = {
  rights: Array<RightTerm>;
  roles: Array<RoleTerm>;
  /** To be sent back with a change. */
  version: Scalars['Int']['output'];
};

export type MemberConnection = {
  edges: Array<MemberEdge>;
  pageInfo: PageInfo;
};

/** What the shop itself says of a member; null where their own account says it. */
export type MemberDetails = {
  displayName?: Maybe<Scalars['String']['output']>;
  /** Whether their picture is one that the shop has put. */
  hasPicture: Scalars['Boolean']['output'];
  phone?: Maybe<Scalars['String']['output']>;
  position?: Maybe<Scalars['String']['output']>;
  version: Scalars['Int']['output'];
};

export type MemberEdge = {
  cursor: Scalars['String']['output'];
  node: Member;
};

export type MemberFilter = {
  role?: InputMaybe<Scalars['RoleKey']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<MemberState>;
};

export type MemberOrProblem = Member | Problem;

/** A colleague's session that opens this shop, as far as the shop may know it. */
export type MemberSession = {
  id: Scalars['ID']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  /** Their other shops have a part in it: of its uses only what was done in this one is told. */
  isShared: Scalars['Boolean']['output'];
  /** Of one that is shared: when it last changed something in this shop. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  portal: Portal;
  /** When they proved who they are; a hand-off between the portals carries it on. */
  signedInAt: Scalars['DateTime']['output'];
  /** As the browser calls itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

/** That somebody came in by a colleague's name, or tried to, as far as the shop may know it. */
export type MemberSignIn = {
  at: Scalars['DateTime']['output'];
  fullName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Null of one who works in other shops, too. */
  ip?: Maybe<Scalars['String']['output']>;
  memberId: Scalars['ID']['output'];
  /** Why it was refused; null when it was not. */
  refusal?: Maybe<ProblemCode>;
  /** Null of one who works in other shops, too. */
  userAgent?: Maybe<Scalars['String']['output']>;
  way: SignInWay;
};

export type MemberSignInConnection = {
  edges: Array<MemberSignInEdge>;
  pageInfo: PageInfo;
};

export type MemberSignInEdge = {
  cursor: Scalars['String']['output'];
  node: MemberSignIn;
};

export type MemberState =
  | 'ACTIVE'
  | 'BLOCKED'
  | 'REMOVED';

/** One person's place in one shop. */
export type Membership = {
  /** What the person was given or denied there. */
  access: MemberAccess;
  companyId: Scalars['ID']['output'];
  companyName: Scalars['String']['output'];
  companyState: CompanyState;
  id: Scalars['ID']['output'];
  isOwner: Scalars['Boolean']['output'];
  joinedAt: Scalars['DateTime']['output'];
  /** Those of the roles that the shop made for itself. */
  ownRoles: Array<OwnRole>;
  /** What the person may do there now. */
  rights: Array<Scalars['Right']['output']>;
  roles: Array<Scalars['RoleKey']['output']>;
  state: MemberState;
};

export type MembershipOrProblem = Membership | Problem;

export type Money = {
  /** In the smallest unit of the currency (kopecks). */
  amountMinor: Scalars['Int']['output'];
  /** ISO 4217. */
  currency: Scalars['String']['output'];
};

export type Mutation = {
  /** Needs a session. For the invited address only. */
  acceptInvitation: MembershipOrProblem;
  /** Needs a session. The viewer becomes the owner; who was it becomes an administrator, and may undo it for 24 hours. */
  acceptOwnership: OwnershipTransferOrProblem;
  /** Needs a session. */
  addPasskey: PasskeyOrProblem;
  /** Needs `team.assign`: assign roles and rights. Gives the right, with what it depends on, as `setMemberAccess` would. */
  approveAccessRequest: AccessRequestOrProblem;
  /** Needs `team.approveEmail`: approve a colleague's new e-mail. The address moves a moment later, or when the old box has had its day to stop it. */
  approveEmailChange: DoneOrProblem;
  /** Needs `team.invite`: invite people. Gives the one who waits the place that the link offered. */
  approveEntry: InvitationOrProblem;
  /** Needs `products.archive`: archive products. */
  archiveProduct: ProductOrProblem;
  /** Needs `warehouses.manage`: warehouses of the shop. Takes it out of use: nothing is counted there any more, and nothing is forgotten. */
  archiveWarehouse: WarehouseOrProblem;
  /** Needs a session. For the holder of a link: uses it up. Gives nothing before somebody lets them in. */
  askEntryByLink: DoneOrProblem;
  /** Needs `team.block`: block and unblock. */
  blockMember: RevocationOrProblem;
  /** Needs a session. */
  cancelEmailChange: DoneOrProblem;
  /** Needs `company.transfer`: transfer of ownership. */
  cancelOwnershipOffer: OwnershipTransferOrProblem;
  /** Needs `team.assign`: assign roles and rights. */
  changeRoles: MemberOrProblem;
  /** Open to everyone. For the holder of the letter. */
  confirmEmail: DoneOrProblem;
  /** Open to everyone. For the holder of the letter to the new box. */
  confirmNewEmail: EmailChangeOrProblem;
  /** Needs a session. Confirms one call of a protected operation, for five minutes and once: that which was answered with CONFIRMATION_NEEDED. */
  confirmOperation: DoneOrProblem;
  /** Needs a session. Ends the viewer's other sessions: they began without the second factor. */
  confirmTotp: RecoveryCodesOrProblem;
  /** Needs `products.write`: cards, photos, texts and seo. */
  createProduct: ProductOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. For a colleague without a box who has forgotten the password. Never for the owner, an equal, or one who works in another shop, too. */
  createReturnLink: ReturnLinkOrProblem;
  /** Needs `roles.manage`: custom roles. */
  createRole: RoleOrProblem;
  /** Needs `warehouses.manage`: warehouses of the shop. Only for those who are not limited to some warehouses. */
  createWarehouse: WarehouseOrProblem;
  /** Needs `team.assign`: assign roles and rights. */
  declineAccessRequest: AccessRequestOrProblem;
  /** Needs `team.approveEmail`: approve a colleague's new e-mail. */
  declineEmailChange: DoneOrProblem;
  /** Needs `team.invite`: invite people. */
  declineEntry: InvitationOrProblem;
  /** Open to everyone. For the holder of the letter. */
  declineInvitation: DoneOrProblem;
  /** Needs a session. */
  declineOwnership: OwnershipTransferOrProblem;
  /** Needs `roles.manage`: custom roles. Refused while somebody holds it, unless they are to get another one. */
  deleteRole: DeletedRoleOrProblem;
  /** Needs a session. */
  disableTotp: DoneOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. One of a colleague's, with what continues the same sign-in in the other portal: in this shop alone they sign in anew. */
  endMemberSession: RevocationOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. All of a colleague's until now: in this shop alone they sign in anew. */
  endMemberSessions: RevocationOrProblem;
  /** Needs a session. All of the viewer's own but this one. */
  endOtherSessions: DoneOrProblem;
  /** Needs a session. One of the viewer's own, on whatever device. */
  endSession: DoneOrProblem;
  /** Needs `team.assign`: assign roles and rights. To be asked for without the X-View-As header. */
  endViewing: ViewingOrProblem;
  /** Needs `audit.export`: export of the journal. Leave to fetch the rows of a filter as a file, as far as the journal has come now. */
  exportJournal: JournalExportOrProblem;
  /** Needs `stocks.read`: stocks: view. Leave to fetch the stocks as CSV: of one warehouse, or of all that the viewer may see. */
  exportStocks: StockFileOrProblem;
  /** Needs `team.assign`: assign roles and rights. Thirty days more of one role, or one right, that ends or has ended. */
  extendAccess: MemberOrProblem;
  /** Open to everyone. For the holder of the address, in the browser that began: it alone has the verifier. */
  finishHandoff: SessionOrProblem;
  /** Open to everyone. For the holder of a key. Asks for no second factor: the key and its unlocking are two. */
  finishPasskeySignIn: SessionOrProblem;
  /** Open to everyone. The second step of signing in, with a code of the app or a recovery code. For the holder of the challenge. */
  finishSignIn: SessionOrProblem;
  /** Needs `team.invite`: invite people. A link for whoever has no mailbox: one person enters by it once, and gets no right before they are let in. */
  inviteByLink: InvitationOrProblem;
  /** Needs `team.invite`: invite people. */
  inviteMember: InvitationOrProblem;
  /** Needs a session. The person's own way out of a shop; its owner has none. */
  leaveCompany: DoneOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. Lets one colleague into the locked shop again, who signs in anew. */
  letMemberIn: MemberOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. Everybody's sign-ins but this one end for the shop. The owner comes back by signing in anew, others once they are let in. */
  lockShop: ShopSecurityOrProblem;
  /** Needs `company.transfer`: transfer of ownership. Changes nothing until the other accepts, for which there are 72 hours. */
  offerOwnership: OwnershipTransferOrProblem;
  /** Needs a session. Opens one more shop for a person who has an account. */
  openCompany: MembershipOrProblem;
  /** Needs a session. */
  preferNotice: NoticePreferencesOrProblem;
  /** Needs `team.invite`: invite people. Reads a list and says of each line whether it could be sent; nothing leaves yet. */
  prepareInvitations: InvitationBatchOrProblem;
  /** Needs a session. Marks this notice and all before it as read. */
  readNotices: DoneOrProblem;
  /** Open to everyone. Lives on the refresh cookie, which it replaces. */
  refreshSession: SessionOrProblem;
  /** Open to everyone. Makes the account and the shop; the answer is the same whether or not the address is known. */
  register: DoneOrProblem;
  /** Open to everyone. For the holder of the letter. Makes the account, confirms the address and joins the shop in one go. */
  registerByInvitation: SessionOrProblem;
  /** Open to everyone. For the holder of a link: makes an account without an address and uses the link up. Gives nothing before somebody lets them in. */
  registerByLink: SessionOrProblem;
  /** Needs `team.invite`: invite people. Writes again, with the same link, to all who have not answered and have heard nothing for a day. */
  remindInvitations: RemindedOrProblem;
  /** Needs a session. */
  removeAvatar: DoneOrProblem;
  /** Needs `team.remove`: remove people. */
  removeMember: RevocationOrProblem;
  /** Needs `team.update`: edit colleagues' details. Shows the picture of their own account again. */
  removeMemberPicture: MemberOrProblem;
  /** Needs a session. */
  removePasskey: DoneOrProblem;
  /** Needs `products.write`: cards, photos, texts and seo. */
  removePhoto: ProductOrProblem;
  /** Needs a session. A new set kills the old one. */
  renewRecoveryCodes: RecoveryCodesOrProblem;
  /** Needs a session and an active place in the shop. Asks those who could give the right for it; ten a day at most. */
  requestAccess: AccessRequestOrProblem;
  /** Needs a session. */
  requestAvatarUpload: AvatarUploadOrProblem;
  /** Needs a session. Sends a link to the new box, and word of it to the old one. The answer is the same whether or not the address is known. */
  requestEmailChange: EmailChangeOrProblem;
  /** Needs `team.update`: edit colleagues' details. Of a picture that stands for the colleague in this shop alone. */
  requestMemberPicture: AvatarUploadOrProblem;
  /** Open to everyone. The answer is the same whether or not the address is known. */
  requestPasswordReset: DoneOrProblem;
  /** Needs `products.write`: cards, photos, texts and seo. At most 20 a day for one member, and 10 photos for one product. */
  requestPhotoUpload: UploadOrProblem;
  /** Open to everyone. */
  resendConfirmation: DoneOrProblem;
  /** Needs `team.invite`: invite people. The old link dies at once; the new one goes by letter, or is in the answer. */
  resendInvitation: InvitationOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. Takes the second factor from a colleague who has lost it, and ends their sessions. Never from the owner, an equal, or one who works in another shop, too. */
  resetMemberFactor: MemberOrProblem;
  /** Open to everyone. For the holder of the letter. Ends every session; signs nobody in. */
  resetPassword: DoneOrProblem;
  /** Needs `team.remove`: remove people. Gives a removed member a new place at once; one who left is only invited. */
  restoreMember: MemberOrProblem;
  /** Needs `products.archive`: archive products. */
  restoreProduct: ProductOrProblem;
  /** Needs `warehouses.manage`: warehouses of the shop. */
  restoreWarehouse: WarehouseOrProblem;
  /** Open to everyone. For the holder of a return link. Takes the second factor and ends every session; signs nobody in. */
  returnByLink: DoneOrProblem;
  /** Needs `team.invite`: invite people. The link dies at once. */
  revokeInvitation: InvitationOrProblem;
  /** Needs `team.invite`: invite people. Sends every line that could be, in the background; for the one who prepared it. */
  sendInvitations: InvitationBatchOrProblem;
  /** Needs `company.update`: name, logo and contacts of the shop. Where the shop's goods leave from. */
  setLogistics: CompanyOrProblem;
  /** Needs `team.assign`: assign roles and rights. `version` is that of the access which was read; another one answers CHANGED_MEANWHILE. */
  setMemberAccess: MemberOrProblem;
  /** Needs `prices.write`: prices: change. */
  setPrice: ProductOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. Who must have a second factor, by whoever has one. `version` is that of the policy which was read; another one answers CHANGED_MEANWHILE. */
  setSecurityPolicy: ShopSecurityOrProblem;
  /** Needs `stocks.write`: stocks: change. `version` is the one that was read; a newer one answers CHANGED_MEANWHILE. */
  setStock: StockOrProblem;
  /** Open to everyone. */
  signIn: SignInResult;
  /** Open to everyone. Ends the session of the cookie. */
  signOut: Done;
  /** Needs a session. Carries this sign-in to the seller cabinet of a shop. `challenge`: the SHA-256, in base64url, of the verifier (RFC 7636). */
  startHandoff: HandoffOrProblem;
  /** Needs a session. Asks for a new key of this portal, for `addPasskey`. */
  startPasskey: PasskeyQuestionOrProblem;
  /** Open to everyone. Asks for any key of this portal, for `finishPasskeySignIn`. */
  startPasskeySignIn: PasskeyQuestionOrProblem;
  /** Needs a session. Shows a secret for an authenticator app; it counts once `confirmTotp` has seen a code. */
  startTotp: TotpEnrolmentOrProblem;
  /** Open to everyone. For the holder of the letter to the old box. Ends all of the person's sessions, too. */
  stopEmailChange: DoneOrProblem;
  /** Needs `company.legal.update`: legal details: change. Sends the shop's data to the check. */
  submitForReview: CompanyOrProblem;
  /** Needs `team.invite`: invite people. Answers for an invitation whose sender can not invite any more. */
  takeOverInvitation: InvitationOrProblem;
  /** Needs `team.block`: block and unblock. */
  unblockMember: MemberOrProblem;
  /** Needs a session. The former owner takes the shop back; everybody is what they were. */
  undoOwnership: OwnershipTransferOrProblem;
  /** Needs `security.manage`: sign-in policy, ending others' sessions. Lets in all who are still out; they sign in anew. */
  unlockShop: ShopSecurityOrProblem;
  /** Needs `company.update`: name, logo and contacts of the shop. */
  updateCompany: CompanyOrProblem;
  /** Needs `team.update`: edit colleagues' details. What is left out is as their account says. `version` is that of the details which were read; another one answers CHANGED_MEANWHILE. */
  updateMember: MemberOrProblem;
  /** Needs `products.write`: cards, photos, texts and seo. `version` is the one that was read; a newer one answers CHANGED_MEANWHILE. */
  updateProduct: ProductOrProblem;
  /** Needs a session. */
  updateProfile: UserOrProblem;
  /** Needs `company.legal.update`: legal details: change. */
  updateRequisites: CompanyOrProblem;
  /** Needs `roles.manage`: custom roles. Changes everyone who holds it, at once. */
  updateRole: RoleOrProblem;
  /** Needs `warehouses.manage`: warehouses of the shop. `version` is the one that was read; a newer one answers CHANGED_MEANWHILE. */
  updateWarehouse: WarehouseOrProblem;
  /** Needs `team.assign`: assign roles and rights. Begins to see the cabinet as a colleague would: never one above the viewer. */
  viewAsMember: ViewingOrProblem;
  /** Needs `team.assign`: assign roles and rights. Begins to see the cabinet as one with this role would. */
  viewAsRole: ViewingOrProblem;
  /** Needs a session and an active place in the shop. */
  withdrawAccessRequest: AccessRequestOrProblem;
  /** Needs a session. Waits no more; the link stays used. */
  withdrawEntry: DoneOrProblem;
};


export type MutationAcceptInvitationArgs = {
  token: Scalars['String']['input'];
};


export type MutationAcceptOwnershipArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationAddPasskeyArgs = {
  response: Scalars['JSONObject']['input'];
};


export type MutationApproveAccessRequestArgs = {
  input: ApproveAccessRequestInput;
};


export type MutationApproveEmailChangeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationApproveEntryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationArchiveProductArgs = {
  id: Scalars['ID']['input'];
};


export type MutationArchiveWarehouseArgs = {
  id: Scalars['ID']['input'];
};


export type MutationAskEntryByLinkArgs = {
  token: Scalars['String']['input'];
};


export type MutationBlockMemberArgs = {
  id: Scalars['ID']['input'];
  invitations?: InvitationsChoice;
};


export type MutationCancelOwnershipOfferArgs = {
  id: Scalars['ID']['input'];
};


export type MutationChangeRolesArgs = {
  input: ChangeRolesInput;
};


export type MutationConfirmEmailArgs = {
  token: Scalars['String']['input'];
};


export type MutationConfirmNewEmailArgs = {
  token: Scalars['String']['input'];
};


export type MutationConfirmOperationArgs = {
  input: ConfirmOperationInput;
};


export type MutationConfirmTotpArgs = {
  code: Scalars['String']['input'];
};


export type MutationCreateProductArgs = {
  input: ProductInput;
};


export type MutationCreateReturnLinkArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  memberId: Scalars['ID']['input'];
};


export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


export type MutationCreateWarehouseArgs = {
  input: LogisticsInput;
};


export type MutationDeclineAccessRequestArgs = {
  input: DeclineAccessRequestInput;
};


export type MutationDeclineEmailChangeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeclineEntryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeclineInvitationArgs = {
  token: Scalars['String']['input'];
};


export type MutationDeclineOwnershipArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteRoleArgs = {
  input: DeleteRoleInput;
};


export type MutationDisableTotpArgs = {
  code: Scalars['String']['input'];
};


export type MutationEndMemberSessionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEndMemberSessionsArgs = {
  memberId: Scalars['ID']['input'];
};


export type MutationEndOtherSessionsArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
};


export type MutationEndSessionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEndViewingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationExportJournalArgs = {
  filter?: InputMaybe<JournalFilter>;
  format: JournalFormat;
};


export type MutationExportStocksArgs = {
  warehouseId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationExtendAccessArgs = {
  input: ExtendAccessInput;
};


export type MutationFinishHandoffArgs = {
  token: Scalars['String']['input'];
  verifier: Scalars['String']['input'];
};


export type MutationFinishPasskeySignInArgs = {
  response: Scalars['JSONObject']['input'];
};


export type MutationFinishSignInArgs = {
  input: FinishSignInInput;
};


export type MutationInviteByLinkArgs = {
  input: InviteByLinkInput;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationLeaveCompanyArgs = {
  input: LeaveCompanyInput;
};


export type MutationLetMemberInArgs = {
  memberId: Scalars['ID']['input'];
};


export type MutationLockShopArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
};


export type MutationOfferOwnershipArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  memberId: Scalars['ID']['input'];
};


export type MutationOpenCompanyArgs = {
  input: OpenCompanyInput;
};


export type MutationPreferNoticeArgs = {
  input: NoticePreferenceInput;
};


export type MutationPrepareInvitationsArgs = {
  input: PrepareInvitationsInput;
};


export type MutationReadNoticesArgs = {
  upTo: Scalars['ID']['input'];
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRegisterByInvitationArgs = {
  input: RegisterByInvitationInput;
};


export type MutationRegisterByLinkArgs = {
  input: RegisterByLinkInput;
};


export type MutationRemoveMemberArgs = {
  id: Scalars['ID']['input'];
  invitations?: InvitationsChoice;
};


export type MutationRemoveMemberPictureArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemovePasskeyArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemovePhotoArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRenewRecoveryCodesArgs = {
  code: Scalars['String']['input'];
};


export type MutationRequestAccessArgs = {
  input: RequestAccessInput;
};


export type MutationRequestEmailChangeArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
};


export type MutationRequestMemberPictureArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRequestPasswordResetArgs = {
  email: Scalars['String']['input'];
};


export type MutationRequestPhotoUploadArgs = {
  productId: Scalars['ID']['input'];
};


export type MutationResendConfirmationArgs = {
  email: Scalars['String']['input'];
};


export type MutationResendInvitationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationResetMemberFactorArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  memberId: Scalars['ID']['input'];
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRestoreMemberArgs = {
  input: RestoreMemberInput;
};


export type MutationRestoreProductArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRestoreWarehouseArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReturnByLinkArgs = {
  input: ReturnByLinkInput;
};


export type MutationRevokeInvitationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSendInvitationsArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetLogisticsArgs = {
  input: LogisticsInput;
};


export type MutationSetMemberAccessArgs = {
  input: SetMemberAccessInput;
};


export type MutationSetPriceArgs = {
  input: PriceInput;
};


export type MutationSetSecurityPolicyArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  input: SetSecurityPolicyInput;
};


export type MutationSetStockArgs = {
  input: StockInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationStartHandoffArgs = {
  challenge: Scalars['String']['input'];
  companyId: Scalars['ID']['input'];
};


export type MutationStartPasskeyArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
};


export type MutationStartTotpArgs = {
  password: Scalars['String']['input'];
};


export type MutationStopEmailChangeArgs = {
  token: Scalars['String']['input'];
};


export type MutationTakeOverInvitationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnblockMemberArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUndoOwnershipArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationUnlockShopArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUpdateCompanyArgs = {
  input: CompanyInput;
};


export type MutationUpdateMemberArgs = {
  input: UpdateMemberInput;
};


export type MutationUpdateProductArgs = {
  id: Scalars['ID']['input'];
  input: ProductInput;
  version: Scalars['Int']['input'];
};


export type MutationUpdateProfileArgs = {
  input: ProfileInput;
};


export type MutationUpdateRequisitesArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
  input: RequisitesInput;
};


export type MutationUpdateRoleArgs = {
  input: UpdateRoleInput;
};


export type MutationUpdateWarehouseArgs = {
  id: Scalars['ID']['input'];
  input: LogisticsInput;
  version: Scalars['Int']['input'];
};


export type MutationViewAsMemberArgs = {
  memberId: Scalars['ID']['input'];
};


export type MutationViewAsRoleArgs = {
  role: Scalars['RoleKey']['input'];
};


export type MutationWithdrawAccessRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationWithdrawEntryArgs = {
  id: Scalars['ID']['input'];
};

/** What a person was told, as it stood then. */
export type Notice = {
  /** Whom it is about, when not the reader. */
  aboutName?: Maybe<Scalars['String']['output']>;
  at: Scalars['DateTime']['output'];
  /** By whose hand. */
  byName?: Maybe<Scalars['String']['output']>;
  /** The shop that it is about; null when it is about the account. */
  companyId?: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  kind: NoticeKind;
  /** Whose access it is about, where the viewer could change it then. */
  memberId?: Maybe<Scalars['ID']['output']>;
  /** What somebody wrote with it. */
  note?: Maybe<Scalars['String']['output']>;
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** The one right that it is about. */
  right?: Maybe<Scalars['Right']['output']>;
  /** The one role that it is about. */
  role?: Maybe<Scalars['RoleKey']['output']>;
  roles?: Maybe<RoleNames>;
  shopName?: Maybe<Scalars['String']['output']>;
  until?: Maybe<Scalars['DateTime']['output']>;
};

export type NoticeConnection = {
  edges: Array<NoticeEdge>;
  pageInfo: PageInfo;
};

export type NoticeCounts = {
  /** From 100 on it says 100. */
  unread: Scalars['Int']['output'];
};

export type NoticeEdge = {
  cursor: Scalars['String']['output'];
  node: Notice;
};

/** What people are told. */
export type NoticeKind =
  | 'ACCESS_APPROVED'
  | 'ACCESS_ASKED'
  | 'ACCESS_DECLINED'
  | 'ACCESS_ENDED'
  | 'ACCESS_ENDS_SOON'
  | 'BLOCKED'
  | 'COLLEAGUE_ENDED'
  | 'COLLEAGUE_ENDS_SOON'
  | 'DETAILS_CHANGED'
  | 'EMAIL_CHANGED'
  | 'EMAIL_CHANGE_ASKED'
  | 'EMAIL_CHANGE_BEGUN'
  | 'EMAIL_CHANGE_DECLINED'
  | 'EMAIL_CHANGE_STOPPED'
  | 'ENTRY_ASKED'
  | 'ENTRY_DECLINED'
  | 'FACTOR_ASKED'
  | 'FACTOR_RESET'
  | 'INVITATION_ACCEPTED'
  | 'INVITATION_DECLINED'
  | 'OWNERSHIP_ACCEPTED'
  | 'OWNERSHIP_CANCELLED'
  | 'OWNERSHIP_DECLINED'
  | 'OWNERSHIP_OFFERED'
  | 'OWNERSHIP_UNDONE'
  | 'PASSWORD_CHANGED'
  | 'REMOVED'
  | 'RESTORED'
  | 'RETURN_LINK_MADE'
  | 'ROLE_CHANGED'
  | 'SESSION_STOLEN'
  | 'SHOP_LOCKED'
  | 'SIGNED_OUT'
  | 'UNBLOCKED'
  | 'WELCOME';

/** How the person gets one kind of notice. In the portals they see all of them. */
export type NoticePreference = {
  byLetter: Scalars['Boolean']['output'];
  /** Whether the letter may be done without. */
  choice: Scalars['Boolean']['output'];
  kind: NoticeKind;
};

export type NoticePreferenceInput = {
  byLetter: Scalars['Boolean']['input'];
  kind: NoticeKind;
};

export type NoticePreferences = {
  preferences: Array<NoticePreference>;
};

export type NoticePreferencesOrProblem = NoticePreferences | Problem;

/** What the operator of the installation and a shop agree on. */
export type Offer = {
  /** Of the text in UTF-8, hex. */
  sha256: Scalars['String']['output'];
  text: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

export type OpenCompanyInput = {
  company: RegisterCompanyInput;
  offerAccepted: Scalars['Boolean']['input'];
  offerVersion: Scalars['String']['input'];
};

/** Something that the viewer did, or was refused. */
export type OwnAction = {
  /** `product.setPrice`; of what was refused before it began, the name of the mutation. */
  action: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  /** Browser and system, such as `Chrome, Windows`. */
  device?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  /** As it is now; null for one who does not work in the shop any more. */
  objectName?: Maybe<Scalars['String']['output']>;
  outcome: JournalOutcome;
};

export type OwnActionConnection = {
  edges: Array<OwnActionEdge>;
  pageInfo: PageInfo;
};

export type OwnActionEdge = {
  cursor: Scalars['String']['output'];
  node: OwnAction;
};

/** A role that the shop made for itself, as far as one must know it to call it by its name. */
export type OwnRole = {
  key: Scalars['RoleKey']['output'];
  name: Scalars['String']['output'];
  rights: Array<Scalars['Right']['output']>;
};

/** One sign-in of the viewer that may still be used. */
export type OwnSession = {
  createdAt: Scalars['DateTime']['output'];
  /** At the latest. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  /** The one that asks. */
  isThis: Scalars['Boolean']['output'];
  /** Within some minutes. */
  lastUsedAt: Scalars['DateTime']['output'];
  portal: Portal;
  /** As the browser calls itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

export type OwnershipState =
  | 'ACCEPTED'
  | 'CANCELLED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'OFFERED'
  | 'UNDONE';

/** A shop that is offered, or was given, to another owner. */
export type OwnershipTransfer = {
  /** Whether the viewer is who offered it; else it is offered to them. */
  byYou: Scalars['Boolean']['output'];
  companyId: Scalars['ID']['output'];
  companyName: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Until when the offer waits for an answer. */
  expiresAt: Scalars['DateTime']['output'];
  /** The name of whoever offered the shop. */
  from: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  state: OwnershipState;
  /** The name of whom it is offered to. */
  to: Scalars['String']['output'];
  /** Until when whoever offered may take the shop back; null before it was accepted. */
  undoUntil?: Maybe<Scalars['DateTime']['output']>;
};

export type OwnershipTransferOrProblem = OwnershipTransfer | Problem;

export type PageInfo = {
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A legal entity or a sole proprietor as the registry has them. */
export type Party = {
  address?: Maybe<Scalars['String']['output']>;
  fullName: Scalars['String']['output'];
  inn: Scalars['String']['output'];
  kind: CompanyKind;
  kpp?: Maybe<Scalars['String']['output']>;
  managerName?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  ogrn: Scalars['String']['output'];
  status: PartyStatus;
};

export type PartyOrProblem = Party | Problem;

export type PartyStatus =
  | 'ACTIVE'
  | 'BANKRUPT'
  | 'LIQUIDATED'
  | 'LIQUIDATING'
  | 'REORGANIZING';

/** A key of the viewer, on a device of theirs, that signs in to one portal without a password. */
export type Passkey = {
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  portal: Portal;
  /** The browser in which it was made, as it calls itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

export type PasskeyOrProblem = Passkey | Problem;

/** What the browser is to put to a key: once, for five minutes. */
export type PasskeyQuestion = {
  /** In the JSON form of WebAuthn Level 3. */
  options: Scalars['JSONObject']['output'];
};

export type PasskeyQuestionOrProblem = PasskeyQuestion | Problem;

export type Photo = {
  height: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Relative to the portal; works for an hour at least, without a session. */
  url: Scalars['String']['output'];
  width: Scalars['Int']['output'];
};

/** The seller cabinet, or the staff portal. */
export type Portal =
  | 'SELLER'
  | 'STAFF';

export type PrepareInvitationsInput = {
  days?: Scalars['Int']['input'];
  /** An address and, where it differs, a role on each line; CSV, at most 500 lines. */
  list: Scalars['String']['input'];
  locale: Locale;
  note?: InputMaybe<Scalars['String']['input']>;
  /** For the lines that name none. */
  roles: Array<Scalars['RoleKey']['input']>;
};

export type PriceInput = {
  amountMinor: Scalars['Int']['input'];
  oldAmountMinor?: InputMaybe<Scalars['Int']['input']>;
  productId: Scalars['ID']['input'];
};

/** An expected refusal. `field` is a path inside the input (`company.inn`), null when the whole action is refused. */
export type Problem = {
  code: ProblemCode;
  field?: Maybe<Scalars['String']['output']>;
  params?: Maybe<Scalars['JSONObject']['output']>;
};

export type ProblemCode =
  | 'ACCOUNT_EXISTS'
  | 'ALREADY_ASKED'
  | 'ALREADY_INVITED'
  | 'ALREADY_MEMBER'
  | 'ALREADY_WAITING'
  | 'ASKED_BEFORE_NEW_PASSWORD'
  | 'BANK_CLOSED'
  | 'BANK_NOT_FOUND'
  | 'CHALLENGE_OVER'
  | 'CHANGED_MEANWHILE'
  | 'CODE_WRONG'
  | 'COMPANY_NOT_ACTIVE'
  | 'CONFIRMATION_NEEDED'
  | 'CONFIRMATION_OVER'
  | 'CREDENTIALS_WRONG'
  | 'EMAIL_CHANGE_OVER'
  | 'EMAIL_MISMATCH'
  | 'EMAIL_NOT_CONFIRMED'
  | 'EMAIL_TAKEN'
  | 'EMAIL_UNCHANGED'
  | 'EXPORT_TOO_LARGE'
  | 'FACTOR_ENROLLED'
  | 'FACTOR_MISSING'
  | 'FACTOR_NOT_SHOWN'
  | 'HAS_EMAIL'
  | 'INVALID_ACCOUNT'
  | 'INVALID_BIC'
  | 'INVALID_CHARACTERS'
  | 'INVALID_CHOICE'
  | 'INVALID_DATE'
  | 'INVALID_EMAIL'
  | 'INVALID_INN'
  | 'INVALID_KPP'
  | 'INVALID_NUMBER'
  | 'INVALID_OGRN'
  | 'INVALID_PHONE'
  | 'INVALID_SIGN_IN_NAME'
  | 'INVALID_VALUE'
  | 'INVITATIONS_PENDING'
  | 'INVITATIONS_TODAY'
  | 'INVITER_LOST_RIGHT'
  | 'LEFT_THEMSELVES'
  | 'LINK_DECLINED'
  | 'LINK_EXPIRED'
  | 'LINK_REPLACED'
  | 'LINK_REVOKED'
  | 'LINK_UNKNOWN'
  | 'LINK_USED'
  | 'LISTED_TWICE'
  | 'LIST_UNREADABLE'
  | 'NAME_TAKEN'
  | 'NEW_PASSWORD_SINCE'
  | 'NOBODY_TO_REMIND'
  | 'NOT_YOURSELF'
  | 'OFFER_NOT_ACCEPTED'
  | 'OFFER_OUTDATED'
  | 'OWNERSHIP_OFFERED'
  | 'OWNERSHIP_OFFER_OVER'
  | 'OWNERSHIP_UNSETTLED'
  | 'OWNER_UNTOUCHABLE'
  | 'PASSKEYS_MOST'
  | 'PASSKEY_COPIED'
  | 'PASSKEY_REFUSED'
  | 'PASSWORD_COMMON'
  | 'PASSWORD_PERSONAL'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_TOO_SHORT'
  | 'PHOTO_LIMIT'
  | 'PHOTO_TOO_LARGE'
  | 'PHOTO_UNREADABLE'
  | 'REGISTRY_LIQUIDATED'
  | 'REGISTRY_MISMATCH'
  | 'REGISTRY_NOT_FOUND'
  | 'REGISTRY_UNAVAILABLE'
  | 'REQUESTS_TODAY'
  | 'REQUIRED'
  | 'RIGHT_MISSING'
  | 'RIGHT_NOT_HELD'
  | 'ROLE_IN_USE'
  | 'ROLE_LIMIT'
  | 'ROLE_NOT_BY_LINK'
  | 'ROLE_UNKNOWN'
  | 'SESSION_OVER'
  | 'SIGNED_IN_AS_ANOTHER'
  | 'SIGN_IN_NAME_TAKEN'
  | 'SKU_TAKEN'
  | 'STEP_NOT_DONE'
  | 'TARGET_ABOVE_YOU'
  | 'TARGET_NOT_BELOW'
  | 'TOO_LONG'
  | 'TOO_MANY_ATTEMPTS'
  | 'TOO_SHORT'
  | 'UNDO_OVER'
  | 'WAREHOUSE_LIMIT'
  | 'WORKS_ELSEWHERE'
  | 'WRONG_STATE';

export type Product = {
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Needs `prices.read`: prices: view. The crossed-out one, always greater than the price. */
  oldPrice?: Maybe<Money>;
  /** The first one is the main one. */
  photos: Array<Photo>;
  /** Needs `prices.read`: prices: view. */
  price?: Maybe<Money>;
  seoDescription: Scalars['String']['output'];
  seoTitle: Scalars['String']['output'];
  /** The seller's own article, unique in the shop whatever the case. */
  sku: Scalars['String']['output'];
  state: ProductState;
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Of the texts: `updateProduct` wants the one that was read. */
  version: Scalars['Int']['output'];
};

export type ProductConnection = {
  edges: Array<ProductEdge>;
  pageInfo: PageInfo;
};

export type ProductCounts = {
  active: Scalars['Int']['output'];
  archived: Scalars['Int']['output'];
  /** False in a shop with more than 10,000 products: only those changed last were counted, and each figure means “at least”. */
  exact: Scalars['Boolean']['output'];
  /** Of the active ones. */
  withoutPhoto: Scalars['Int']['output'];
  /** Of the active ones. */
  withoutPrice: Scalars['Int']['output'];
};

export type ProductEdge = {
  cursor: Scalars['String']['output'];
  node: Product;
};

export type ProductFilter = {
  /** A part of the title or of the article, whatever the case. */
  search?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<ProductState>;
  withoutPhoto?: InputMaybe<Scalars['Boolean']['input']>;
  /** Needs `prices.read`. */
  withoutPrice?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ProductInput = {
  description: Scalars['String']['input'];
  seoDescription: Scalars['String']['input'];
  seoTitle: Scalars['String']['input'];
  sku: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type ProductOrProblem = Problem | Product;

export type ProductSort =
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  | 'TITLE_ASC'
  | 'UPDATED_DESC';

export type ProductState =
  | 'ACTIVE'
  | 'ARCHIVED';

export type ProfileInput = {
  fullName: Scalars['String']['input'];
  locale: Locale;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  /** Needs a session and an active place in the shop. Why the viewer may or may not; why a colleague, for those who hold `team.assign`. */
  accessExplain: AccessExplanation;
  /** Needs `team.assign`: assign roles and rights. What colleagues ask for and nobody has answered, the oldest first. */
  accessRequests: Array<AccessRequest>;
  /** Needs `company.read`: card of the shop. */
  activation: Activation;
  /** Needs a session. Looks a bank up by its BIC. */
  bankByBic: BankOrProblem;
  /** Needs `company.read`: card of the shop. */
  company: Company;
  /** Needs `team.approveEmail`: approve a colleague's new e-mail. Requests of the shop’s people whose new box is proved, the oldest first. */
  emailChanges: Array<AskedEmailChange>;
  /** Needs `team.invite`: invite people. */
  invitationBatch: InvitationBatch;
  /** Open to everyone. For the holder of the letter or the link; changes nothing. */
  invitationPreview: InvitationPreviewOrProblem;
  /** Needs `team.invite`: invite people. */
  invitations: InvitationConnection;
  /** Needs `audit.read`: journal of actions. What was done in the shop, and what was refused; newest first. */
  journal: JournalEntryConnection;
  /** Needs `audit.read`: journal of actions. What was done to one object, newest first: who changed this price. */
  journalOf: JournalEntryConnection;
  /** Needs `team.read`: colleagues and their roles. What hangs on a member, to be read before they are blocked or removed. */
  leavingPreview: Leaving;
  /** Needs `team.read`: colleagues and their roles. */
  member: Member;
  /** Needs `security.read`: colleagues' sign-ins and sessions. A colleague's sessions that open this shop, newest first; ten at most. */
  memberSessions: Array<MemberSession>;
  /** Needs `security.read`: colleagues' sign-ins and sessions. Who of the shop came in, or tried to, since they work here; newest first. */
  memberSignIns: MemberSignInConnection;
  /** Needs `team.read`: colleagues and their roles. */
  members: MemberConnection;
  /** Needs a session and an active place in the shop. What the viewer asks for and nobody has answered. */
  myAccessRequests: Array<AccessRequest>;
  /** Needs a session. The viewer's own deeds in a shop where they have a place, newest first. */
  myActions: OwnActionConnection;
  /** Needs a session. The viewer's own living request. */
  myEmailChange?: Maybe<EmailChange>;
  /** Needs a session. Where the viewer waits to be let in, the oldest first. */
  myEntries: Array<Entry>;
  /** Needs a session. The viewer's own, newest first; ten at most. */
  mySessions: Array<OwnSession>;
  /** Needs a session. The viewer's own history, newest first. */
  mySignIns: SignInConnection;
  /** Needs a session. */
  noticeCounts: NoticeCounts;
  /** Needs a session. */
  noticePreferences: Array<NoticePreference>;
  /** Needs a session. What the viewer was told, newest first, of every shop and of the account. */
  notices: NoticeConnection;
  /** Open to everyone. */
  offer: Offer;
  /** Needs a session. Offers that wait for an answer and transfers that can still be undone, over all shops, in which the viewer is one of the two. */
  ownershipTransfers: Array<OwnershipTransfer>;
  /** Open to everyone. Looks a legal entity or sole proprietor up in the registry by INN. */
  partyByInn: PartyOrProblem;
  /** Needs a session. The viewer's own, of both portals. */
  passkeys: Array<Passkey>;
  /** Needs `products.read`: products: view. */
  product: Product;
  /** Needs `products.read`: products: view. */
  productCounts: ProductCounts;
  /** Needs `products.read`: products: view. In an order of prices, `prices.read` as well; products without a price come last. */
  products: ProductConnection;
  /** Needs `team.read`: colleagues and their roles. The newest receipt of a member, with what has been closed so far. */
  revocation?: Maybe<Revocation>;
  /** Needs `roles.manage`: custom roles. Who would lose and gain what if the role had these rights. */
  roleEffects: Array<RoleEffect>;
  /** Needs `team.read`: colleagues and their roles. The presets, then the roles of the shop’s own. */
  roles: Array<Role>;
  /** Needs a session. The viewer's own. */
  secondFactor: SecondFactor;
  /** Needs `security.read`: colleagues' sign-ins and sessions. What the shop asks of its people, whether it is locked, and how they stand. */
  shopSecurity: ShopSecurity;
  /** Needs `stocks.read`: stocks: view. */
  stock: Stock;
  /** Needs `stocks.read`: stocks: view. */
  stockTotals: Array<StockTotal>;
  /** Needs `stocks.read`: stocks: view. Every product on sale in every warehouse in use, by title; with 0 where nobody has said a quantity. */
  stocks: StockConnection;
  /** Needs `team.read`: colleagues and their roles. */
  teamCounts: TeamCounts;
  /** Needs a session. */
  viewer: Viewer;
  /** Needs `stocks.read`: stocks: view. */
  warehouse: Warehouse;
  /** Needs `stocks.read`: stocks: view. Those in which the viewer may see stocks, at most 100; oldest first. */
  warehouses: Array<Warehouse>;
};


export type QueryAccessExplainArgs = {
  memberId?: InputMaybe<Scalars['ID']['input']>;
  right: Scalars['Right']['input'];
};


export type QueryBankByBicArgs = {
  bic: Scalars['String']['input'];
};


export type QueryInvitationBatchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvitationPreviewArgs = {
  token: Scalars['String']['input'];
};


export type QueryInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvitationFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryJournalArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JournalFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryJournalOfArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  object: JournalObject;
};


export type QueryLeavingPreviewArgs = {
  memberId: Scalars['ID']['input'];
};


export type QueryMemberArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMemberSessionsArgs = {
  memberId: Scalars['ID']['input'];
};


export type QueryMemberSignInsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  memberId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MemberFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryMyActionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  companyId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryMySignInsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


export type QueryOfferArgs = {
  locale: Locale;
};


export type QueryPartyByInnArgs = {
  inn: Scalars['String']['input'];
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  sort?: ProductSort;
};


export type QueryRevocationArgs = {
  memberId: Scalars['ID']['input'];
};


export type QueryRoleEffectsArgs = {
  id: Scalars['ID']['input'];
  rights: Array<Scalars['Right']['input']>;
};


export type QueryStockArgs = {
  productId: Scalars['ID']['input'];
  warehouseId: Scalars['ID']['input'];
};


export type QueryStocksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryWarehouseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWarehousesArgs = {
  archived?: Scalars['Boolean']['input'];
};

/** Shown this once. Each lets in once whoever has lost the app. */
export type RecoveryCodes = {
  codes: Array<Scalars['String']['output']>;
};

export type RecoveryCodesOrProblem = Problem | RecoveryCodes;

export type RegisterByInvitationInput = {
  fullName: Scalars['String']['input'];
  locale: Locale;
  password: Scalars['String']['input'];
  phone: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type RegisterByLinkInput = {
  fullName: Scalars['String']['input'];
  locale: Locale;
  password: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  /** What they sign in with, instead of an address. */
  signInName: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type RegisterCompanyInput = {
  inn: Scalars['String']['input'];
  kind: CompanyKind;
  kpp?: InputMaybe<Scalars['String']['input']>;
  legalAddress: Scalars['String']['input'];
  legalName: Scalars['String']['input'];
  ogrn: Scalars['String']['input'];
};

export type RegisterInput = {
  company: RegisterCompanyInput;
  email: Scalars['String']['input'];
  fullName: Scalars['String']['input'];
  locale: Locale;
  offerAccepted: Scalars['Boolean']['input'];
  offerVersion: Scalars['String']['input'];
  password: Scalars['String']['input'];
  phone: Scalars['String']['input'];
};

export type Reminded = {
  count: Scalars['Int']['output'];
};

export type RemindedOrProblem = Problem | Reminded;

export type RequestAccessInput = {
  note?: InputMaybe<Scalars['String']['input']>;
  right: Scalars['Right']['input'];
};

export type RequisitesInput = {
  bic: Scalars['String']['input'];
  kpp?: InputMaybe<Scalars['String']['input']>;
  legalAddress: Scalars['String']['input'];
  legalName: Scalars['String']['input'];
  ogrn: Scalars['String']['input'];
  settlementAccount: Scalars['String']['input'];
  taxSystem: TaxSystem;
};

export type ResetPasswordInput = {
  password: Scalars['String']['input'];
  /** They are lost, or somebody else added them. */
  removePasskeys?: Scalars['Boolean']['input'];
  token: Scalars['String']['input'];
};

export type RestoreMemberInput = {
  memberId: Scalars['ID']['input'];
  /** Null gives what they had, personal rights included. */
  roles?: InputMaybe<Array<Scalars['RoleKey']['input']>>;
};

export type ReturnByLinkInput = {
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

/** An address by which a colleague without a box sets a new password, once, within an hour. */
export type ReturnLink = {
  expiresAt: Scalars['DateTime']['output'];
  /** Shown here only: it is kept nowhere. */
  url: Scalars['String']['output'];
};

export type ReturnLinkOrProblem = Problem | ReturnLink;

/** The receipt of what ended with one person's access to the shop. */
export type Revocation = {
  /** From this moment no request of theirs gets through. */
  at: Scalars['DateTime']['output'];
  /** Who did it. */
  by: Scalars['String']['output'];
  /** Needs `security.read`: colleagues' sign-ins and sessions. Those that were ended, where the person goes on working here. */
  endedSessions?: Maybe<Array<EndedSession>>;
  id: Scalars['ID']['output'];
  /** Needs `team.invite`: invite people. */
  invitations?: Maybe<Array<SettledInvitation>>;
  kind: RevocationKind;
  member: Member;
  /** Sign-ins of the person that lived then: they open this shop no more. */
  sessions: Scalars['Int']['output'];
  /** What has been closed so far: within a second, where every process hears of it. */
  streams: Array<EndedStream>;
};

export type RevocationKind =
  | 'BLOCKED'
  | 'LEFT'
  | 'REMOVED'
  | 'SIGNED_OUT';

export type RevocationOrProblem = Problem | Revocation;

/** Whether a personal right adds to the roles or takes from them. */
export type RightEffect =
  | 'GRANT'
  | 'RESTRICT';

export type RightTerm = {
  effect: RightEffect;
  from?: Maybe<Scalars['DateTime']['output']>;
  right: Scalars['Right']['output'];
  /** The hours in which it holds; null: in all. */
  shift?: Maybe<Shift>;
  /** Not included itself. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** The warehouses in which it holds; null: in all. */
  warehouseIds?: Maybe<Array<Scalars['ID']['output']>>;
};

export type RightTermInput = {
  effect: RightEffect;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  right: Scalars['Right']['input'];
  /** Null: in all hours. */
  shift?: InputMaybe<ShiftInput>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** One at least; null: in all. */
  warehouseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type RightUse = {
  at: Scalars['DateTime']['output'];
  right: Scalars['Right']['output'];
};

export type Role = {
  /** Whether the viewer could give it: nobody grants what they do not hold. */
  assignable: Scalars['Boolean']['output'];
  description?: Maybe<Scalars['String']['output']>;
  /** How many people hold it, blocked ones too. */
  holders: Scalars['Int']['output'];
  key: Scalars['RoleKey']['output'];
  /** Null for a preset, which is called by its key. */
  name?: Maybe<Scalars['String']['output']>;
  rights: Array<Scalars['Right']['output']>;
  /** To be sent back with a change. Null for a preset, which nobody edits. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** What a change of a role would do to one who holds it. */
export type RoleEffect = {
  fullName: Scalars['String']['output'];
  gains: Array<Scalars['Right']['output']>;
  loses: Array<Scalars['Right']['output']>;
  memberId: Scalars['ID']['output'];
  /** Of what they lose, what they made use of in the last thirty days, and when last. Of rights to view nothing is known. */
  used: Array<RightUse>;
};

/** What the roles were called when it happened, in both languages. */
export type RoleNames = {
  en: Array<Scalars['String']['output']>;
  ru: Array<Scalars['String']['output']>;
};

export type RoleOrProblem = Problem | Role;

export type RoleTerm = {
  from?: Maybe<Scalars['DateTime']['output']>;
  role: Scalars['RoleKey']['output'];
  /** The hours in which it holds; null: in all. */
  shift?: Maybe<Shift>;
  /** Not included itself. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** The warehouses in which it holds; null: in all. */
  warehouseIds?: Maybe<Array<Scalars['ID']['output']>>;
};

export type RoleTermInput = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  role: Scalars['RoleKey']['input'];
  /** Null: in all hours. */
  shift?: InputMaybe<ShiftInput>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** One at least; null: in all. */
  warehouseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type SecondFactor = {
  recoveryCodesLeft: Scalars['Int']['output'];
  /** Since when an authenticator app is asked for; null without one. */
  since?: Maybe<Scalars['DateTime']['output']>;
};

/** The password was right. `challenge` stands for this sign-in alone: keep it in memory; it opens nothing without a code. */
export type SecondFactorRequired = {
  challenge: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** One of the shop's people in matters of security. */
export type SecurityOfMember = {
  /** Whether the viewer may take their second factor from them, as far as ranks go. */
  canResetFactor: Scalars['Boolean']['output'];
  hasSecondFactor: Scalars['Boolean']['output'];
  /** The lock of the shop keeps them out. */
  isLockedOut: Scalars['Boolean']['output'];
  member: Member;
  /** The policy asks one of them. */
  needsSecondFactor: Scalars['Boolean']['output'];
  /** How many sessions of theirs open the shop. */
  sessions: Scalars['Int']['output'];
};

export type SecurityPolicy = {
  /** Where the rule is about roles. The owner counts as an administrator. */
  roles: Array<Scalars['RoleKey']['output']>;
  rule: FactorRule;
  /** To be sent back with a change. */
  version: Scalars['Int']['output'];
};

/** A signed-in session: keep `accessToken` in memory only; the refresh token travels in an HttpOnly cookie. */
export type Session = {
  accessToken: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

export type SessionOrProblem = Problem | Session;

export type SetMemberAccessInput = {
  memberId: Scalars['ID']['input'];
  rights: Array<RightTermInput>;
  roles: Array<RoleTermInput>;
  version: Scalars['Int']['input'];
};

export type SetSecurityPolicyInput = {
  roles: Array<Scalars['RoleKey']['input']>;
  rule: FactorRule;
  version: Scalars['Int']['input'];
};

export type SettledInvitation = {
  email?: Maybe<Scalars['String']['output']>;
  fate: InvitationFate;
  id: Scalars['ID']['output'];
  /** Whom a link was for. */
  label?: Maybe<Scalars['String']['output']>;
};

/** Hours of a week, by the shop's clock. */
export type Shift = {
  /** The days on which it begins, from 1 for Monday to 7. */
  days: Array<Scalars['Int']['output']>;
  /** In minutes from midnight. */
  fromMinute: Scalars['Int']['output'];
  /** The shop's time zone, by its IANA name. */
  timeZone: Scalars['String']['output'];
  /** Not included itself; earlier than `fromMinute`: on the day after. */
  toMinute: Scalars['Int']['output'];
};

export type ShiftInput = {
  /** From 1 for Monday to 7; one at least. */
  days: Array<Scalars['Int']['input']>;
  fromMinute: Scalars['Int']['input'];
  toMinute: Scalars['Int']['input'];
};

export type ShopLock = {
  /** Since when everybody is out who was not let in after it. */
  at: Scalars['DateTime']['output'];
  /** Who locked it. */
  by: Scalars['String']['output'];
};

export type ShopSecurity = {
  /** Null while the shop is open. */
  lock?: Maybe<ShopLock>;
  /** Everyone who has a place in the shop, in the order of joining. */
  people: Array<SecurityOfMember>;
  policy: SecurityPolicy;
};

export type ShopSecurityOrProblem = Problem | ShopSecurity;

/** That somebody signed in as the viewer, or tried to. */
export type SignIn = {
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; null when it was not. */
  refusal?: Maybe<ProblemCode>;
  userAgent?: Maybe<Scalars['String']['output']>;
  way: SignInWay;
};

export type SignInConnection = {
  edges: Array<SignInEdge>;
  pageInfo: PageInfo;
};

export type SignInEdge = {
  cursor: Scalars['String']['output'];
  node: SignIn;
};

export type SignInInput = {
  /** The address, or the name of one without a box. */
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignInResult = Problem | SecondFactorRequired | Session;

/** How somebody came in, or tried to. */
export type SignInWay =
  | 'CODE'
  | 'HANDOFF'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'RECOVERY_CODE'
  | 'STOLEN_TOKEN';

/** How much of a product lies in a warehouse. Those who see stocks see so much of the product. */
export type Stock = {
  productId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  sku: Scalars['String']['output'];
  title: Scalars['String']['output'];
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `setStock` wants the one that was read; 0 where nobody has said a quantity yet. */
  version: Scalars['Int']['output'];
  warehouse: Warehouse;
};

export type StockConnection = {
  edges: Array<StockEdge>;
  pageInfo: PageInfo;
};

export type StockEdge = {
  cursor: Scalars['String']['output'];
  node: Stock;
};

/** GET `url` within a minute; it works once. */
export type StockFile = {
  fileName: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

export type StockFileOrProblem = Problem | StockFile;

export type StockFilter = {
  /** A part of the title or of the article, whatever the case. */
  search?: InputMaybe<Scalars['String']['input']>;
  warehouseId?: InputMaybe<Scalars['ID']['input']>;
};

export type StockInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
  version: Scalars['Int']['input'];
  warehouseId: Scalars['ID']['input'];
};

export type StockOrProblem = Problem | Stock;

export type StockTotal = {
  /** Products of which there is something. */
  products: Scalars['Int']['output'];
  units: Scalars['Float']['output'];
  warehouse: Warehouse;
};

export type Subscription = {
  /** Needs a session. Tells when what the viewer may do has changed. */
  accessChanged: AccessChange;
  /** Needs a session. Tells when the viewer has news, or has read them elsewhere. */
  noticesChanged: Done;
  /** Needs `team.read`: colleagues and their roles. Tells when a member or an invitation of the shop has changed. */
  teamChanged: Done;
};

export type TaxSystem =
  | 'AUSN'
  | 'NPD'
  | 'OSNO'
  | 'PSN'
  | 'USN';

export type TeamCounts = {
  active: Scalars['Int']['output'];
  blocked: Scalars['Int']['output'];
  pendingInvitations: Scalars['Int']['output'];
};

/** Shown this once: for an authenticator app, as text and as the address of its QR code. */
export type TotpEnrolment = {
  /** Base32. */
  secret: Scalars['String']['output'];
  uri: Scalars['String']['output'];
};

export type TotpEnrolmentOrProblem = Problem | TotpEnrolment;

export type UpdateMemberInput = {
  displayName?: InputMaybe<Scalars['String']['input']>;
  memberId: Scalars['ID']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  position?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};

export type UpdateRoleInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  rights: Array<Scalars['Right']['input']>;
  version: Scalars['Int']['input'];
};

/** PUT the bytes of one JPEG, PNG or WebP (5 MB at most) to `url` before `expiresAt`. */
export type Upload = {
  expiresAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type UploadOrProblem = Problem | Upload;

export type User = {
  /** Where their picture is, for an hour or two; null for those who have none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** Null for those without a box, who sign in with `signInName`. */
  email?: Maybe<Scalars['String']['output']>;
  fullName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  locale: Locale;
  /** E.164. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Null for those who came by a letter. */
  signInName?: Maybe<Scalars['String']['output']>;
};

export type UserOrProblem = Problem | User;

/** Who is asking: the person, the shop named by the X-Company header, and what they may do in it now. */
export type Viewer = {
  /** What keeps the viewer out of the shop for the time being, though they work there. */
  bar?: Maybe<AccessBar>;
  membership?: Maybe<Membership>;
  memberships: Array<Membership>;
  rights: Array<Scalars['Right']['output']>;
  user: User;
};

/** Leave to see the cabinet as somebody else would, for an hour at most. Requests of this session with its id in the X-View-As header are judged by the rights of the other, and may change nothing. */
export type Viewing = {
  id: Scalars['ID']['output'];
};

export type ViewingOrProblem = Problem | Viewing;

export type Warehouse = {
  address: Scalars['String']['output'];
  /** Since when it is out of use. */
  archivedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  method: LogisticsMethod;
  name: Scalars['String']['output'];
  /** Of name, address and method: `updateWarehouse` wants the one that was read. */
  version: Scalars['Int']['output'];
};

export type WarehouseOrProblem = Problem | Warehouse;
