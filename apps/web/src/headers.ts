import { randomBytes } from 'node:crypto';

export type Headers = Record<string, string>;

/** 128 random bits for one page: https://www.w3.org/TR/CSP3/#security-nonces */
export const newNonce = (): string => randomBytes(16).toString('base64');

/** One year, the least that browsers' preload lists take. */
const HSTS = 'max-age=31536000; includeSubDomains';

/** What the portals use is not here; everything else a script could ask a person for is off. */
const REFUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];

/** Headers of every answer of a portal, whatever it carries. */
export function commonHeaders(portal: URL): Headers {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    ...(portal.protocol === 'https:' && { 'strict-transport-security': HSTS }),
  };
}

/** The policy of what is not a page: a file opened by itself runs nothing and sits in no frame. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of a page. Scripts come from our own files alone. The component kit writes `<style>` elements, hence the
 * nonce, and the portal's own `default` Trusted Types policy lets no markup through to a script sink.
 */
export function pagePolicy(portal: URL, nonce: string): string {
  // Safari before 15.4 does not count a WebSocket of the same host as 'self'.
  const socket = `${portal.protocol === 'https:' ? 'wss' : 'ws'}://${portal.host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
