import type { AnchorProps, ButtonProps } from '@mantine/core';
import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Rest = Omit<ComponentPropsWithRef<'a'>, 'style' | 'color'>;

function ButtonAnchor(props: ButtonProps & Rest) {
  return <Button component="a" {...props} />;
}

function TextAnchor(props: AnchorProps & Rest) {
  return <Anchor {...props} />;
}

/** A link that looks like a button; its address is checked against the router's. */
export const ButtonLink = createLink(ButtonAnchor);

/** A link in a text; its address is checked against the router's. */
export const TextLink = createLink(TextAnchor);
