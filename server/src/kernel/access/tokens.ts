import { hash } from 'node:crypto'
import type { World } from '../../platform/world.ts'

const secretBytes = 32
const tokenForm = /^(?:huiyin_)?([0-9]{6,12})[._]([A-Za-z0-9_-]{43})$/

/** A token as its bearer holds it, and what is kept of it. */
export interface Token {
  readonly text: string
  readonly hash: Buffer
}

/** An opaque session token: its region, so that it is found there, and 256 random bits. */
export function mintSessionToken(world: World, regionCode: string): Token {
  const text = `${regionCode}.${world.randomBytes(secretBytes).toString('base64url')}`
  return { text, hash: hashOf(text) }
}

/** An API key; the prefix lets scanners of source code recognise a leaked one. */
export function mintApiKey(world: World, regionCode: string): Token {
  const text = `huiyin_${regionCode}_${world.randomBytes(secretBytes).toString('base64url')}`
  return { text, hash: hashOf(text) }
}

/** The region a token belongs to; `undefined` when it has not the form of one. */
export function regionOfToken(text: string): string | undefined {
  return tokenForm.exec(text)?.[1]
}

/** SHA-256: a token of 256 random bits needs no slow hash. */
export function hashOf(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
