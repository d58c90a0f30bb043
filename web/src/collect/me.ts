/** Who is signed in on this phone; known without a network too. */
export interface Me {
  readonly staffId: string
  readonly displayName: string
  readonly regionCode: string
}
