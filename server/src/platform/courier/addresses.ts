import { BlockList, isIP, isIPv6 } from 'node:net'

/**
 * Addresses that are not of the public Internet, where the office's own machines are: this one,
 * private networks, link-local (and with it the metadata services of clouds), shared, documentation,
 * benchmarks, multicast and reserved; of IPv6 also those that carry an IPv4 address inside. An
 * IPv4-mapped address is judged by its IPv4 address, as Node's list does by itself.
 * Source: IANA special-purpose address registries (RFC 6890 and its updates).
 */
const ownRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

/** Where programs of an office may be called although their addresses are its own. */
export interface AllowedPlaces {
  readonly hosts: ReadonlySet<string>
  readonly ranges: BlockList
}

const own = rangesOf(ownRanges)

/**
 * Reads names and ranges as `10.1.0.0/16`, `192.168.1.9`, `queue.county.local`.
 *
 * @throws RangeError for a range that is none
 */
export function readPlaces(places: readonly string[]): AllowedPlaces {
  const isRange = (place: string) => place.includes('/') || isIP(place) !== 0
  const hosts = places.filter((place) => !isRange(place)).map((place) => place.toLowerCase())
  return { hosts: new Set(hosts), ranges: rangesOf(places.filter(isRange)) }
}

/** Whether nothing but the list allows an address. */
export function isOwnAddress(address: string): boolean {
  return isIP(address) === 0 || isIn(own, address)
}

/** Whether a program may be called at an address, found under a name or given as it is. */
export function mayCall(host: string, address: string, allowed: AllowedPlaces): boolean {
  return allowed.hosts.has(host) || isIn(allowed.ranges, address) || !isOwnAddress(address)
}

/**
 * Why an address cannot be a receiver, or `undefined`. Without encryption only places that are
 * allowed by name or range are called: the way to them stays inside the office.
 */
export function findUrlFault(
  url: URL,
  allowed: AllowedPlaces,
): 'no-https' | 'credentials' | 'own-address' | undefined {
  const host = bareHost(url)
  if (url.username !== '' || url.password !== '') return 'credentials'
  const isAllowed = allowed.hosts.has(host) || (isIP(host) !== 0 && isIn(allowed.ranges, host))
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed)) return 'no-https'
  const isName = isIP(host) === 0
  if (isName) return host.endsWith('localhost') && !isAllowed ? 'own-address' : undefined
  return mayCall(host, host, allowed) ? undefined : 'own-address'
}

/** The host without the brackets of IPv6. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
}

function isIn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function rangesOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const bitsMax = family === 'ipv6' ? 128 : 32
    const prefix = bits === undefined ? bitsMax : Number(bits)
    if (isIP(address) === 0 || !(Number.isInteger(prefix) && prefix >= 0 && prefix <= bitsMax)) {
      throw new RangeError(`not a range of addresses: ${range}`)
    }
    list.addSubnet(address, prefix, family)
  }
  return list
}
