import type { Locator, Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { ROLES, type RoleKey } from '@prikazchik/permissions/role';
import { expect } from '../journey.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';

type InvitationState = 'PENDING' | 'ASKED' | 'ACCEPTED' | 'DECLINED' | 'REFUSED' | 'REVOKED' | 'EXPIRED';

/** Employees and invitations in the settings of the cabinet. */
export class TeamPage {
  readonly page: Page;
  readonly t: CabinetWords;
  readonly locale: Locale;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.locale = locale;
    this.t = cabinetWords(locale);
  }

  role(key: RoleKey): Locator {
    return this.page.getByRole('dialog').getByRole('checkbox', { name: ROLES[key].title[this.locale], exact: true });
  }

  /** Invites from the page of invitations. */
  async invite(email: string, role: RoleKey): Promise<void> {
    const drawer = this.page.getByRole('dialog', { name: this.t('team.invite.title') });
    await this.page
      .getByRole('link', { name: this.t('team.invitations.invite'), exact: true })
      .first()
      .click();
    await drawer.getByRole('textbox', { name: this.t('team.invite.email') }).fill(email);
    await this.role(role).check();
    await drawer.getByRole('button', { name: this.t('team.invite.submit') }).click();
    await expect(this.page.getByText(this.t('team.invite.sent', { email }))).toBeVisible();
  }

  invitation(email: string): Locator {
    return this.page.getByRole('row').filter({ hasText: email });
  }

  async expectInvitation(email: string, state: InvitationState): Promise<void> {
    await expect(this.invitation(email)).toContainText(this.t(`team.invitations.stateOf.${state}`));
  }

  /** Sends a waiting invitation again, or takes it back; both ask before. */
  async decide(email: string, deed: 'resend' | 'revoke'): Promise<void> {
    const name = deed === 'resend' ? this.t('team.invitations.resendTo', { email }) : this.t('team.invitations.revokeOf', { email });
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.confirm(this.t(`team.invitations.${deed}Dialog.title`), this.t(`team.invitations.${deed}Dialog.confirm`));
  }

  /** In the drawer of an employee: takes one role away and gives another, up to the last question. */
  async chooseRole(before: RoleKey, after: RoleKey): Promise<void> {
    await this.page.getByRole('button', { name: this.t('team.member.changeRole') }).click();
    await this.role(before).uncheck();
    await this.role(after).check();
    await this.page.getByRole('button', { name: this.t('team.member.saveRole') }).click();
  }

  /** In the drawer of an employee: the button before the last question. */
  async ask(deed: 'block' | 'unblock' | 'remove'): Promise<void> {
    await this.page.getByRole('button', { name: this.t(`team.member.${deed}`), exact: true }).click();
  }

  async confirmDeed(deed: 'role' | 'block' | 'unblock' | 'remove', fullName: string): Promise<void> {
    await this.confirm(this.t(`team.member.${deed}Dialog.title`, { name: fullName }), this.t(`team.member.${deed}Dialog.confirm`));
  }

  /** Answers the dialog that asks before something ends. */
  async confirm(title: string, verb: string): Promise<void> {
    await this.page.getByRole('dialog', { name: title }).getByRole('button', { name: verb, exact: true }).click();
  }
}
