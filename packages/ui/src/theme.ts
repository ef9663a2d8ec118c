import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

/** The one accent: the green of malachite. White text on shades 6–9 passes WCAG AA. */
const malachite: MantineColorsTuple = [
  '#ebf5f1',
  '#d5e9e2',
  '#a8d3c6',
  '#76bba8',
  '#4ca78f',
  '#2b9179',
  '#167a65',
  '#0f6253',
  '#0c4f44',
  '#083b33',
];

/** Linen: the warm greys of paper and cloth. */
const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f4f1ea',
  '#eae5db',
  '#ddd6c9',
  '#c9c1b1',
  '#8d8678',
  '#69645a',
  '#524e47',
  '#3a3833',
  '#26241f',
];

/** Ink: what the same surfaces are at night. */
const dark: MantineColorsTuple = [
  '#e8e4da',
  '#cec9be',
  '#a8a49a',
  '#827f77',
  '#44484c',
  '#32363a',
  '#282b2f',
  '#1f2225',
  '#16181a',
  '#0e1011',
];

const brick: MantineColorsTuple = [
  '#fbeeec',
  '#f6dcd8',
  '#ecb7af',
  '#e59589',
  '#d8695b',
  '#c94a3b',
  '#b5382a',
  '#9a2d21',
  '#7f251b',
  '#621b13',
];

const ochre: MantineColorsTuple = [
  '#fbf3e1',
  '#f6e6c3',
  '#edcf8b',
  '#e3b650',
  '#d6a02b',
  '#b9841a',
  '#936711',
  '#76520d',
  '#5c400b',
  '#432e07',
];

/** The look of both portals: a clerk's ledger, ink on linen, with one accent. */
export const theme = createTheme({
  colors: { malachite, gray, dark, red: brick, yellow: ochre, green: malachite },
  primaryColor: 'malachite',
  primaryShade: { light: 7, dark: 6 },
  white: '#fffefb',
  black: '#1f2426',
  fontFamily: "'Golos Text', 'Golos Text fallback', system-ui, sans-serif",
  headings: {
    fontFamily: "'Golos Text', 'Golos Text fallback', system-ui, sans-serif",
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.5rem, 1.3rem + 1vw, 1.75rem)', lineHeight: '1.2' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  radius: { sm: '6px', md: '8px', lg: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600, size: 'lg' } },
    // Nearly every field must be filled in: a mark on each would mark nothing. `required` still tells it to those who don't see the form.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'], withAsterisk: false } },
  },
});

/** Where Mantine's own choice of a shade would fail WCAG AA on our surfaces, or miss them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--page': gray[1],
    '--rule': gray[3],
    '--mantine-color-body': '#fffefb',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[5],
    '--mantine-color-anchor': malachite[7],
    '--mantine-color-error': brick[7],
    '--mantine-color-default-border': gray[4],
  },
  dark: {
    '--page': dark[8],
    '--rule': dark[5],
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-anchor': malachite[3],
    '--mantine-color-error': brick[3],
    '--mantine-color-gray-light': 'rgb(168 164 154 / 14%)',
    '--mantine-color-gray-light-color': dark[1],
    '--mantine-color-malachite-light': 'rgb(43 145 121 / 18%)',
    '--mantine-color-malachite-light-color': malachite[2],
    '--mantine-color-yellow-light': 'rgb(214 160 43 / 16%)',
    '--mantine-color-yellow-light-color': ochre[2],
    '--mantine-color-red-light': 'rgb(201 74 59 / 18%)',
    '--mantine-color-red-light-color': brick[2],
    '--mantine-color-default-border': dark[4],
  },
});
