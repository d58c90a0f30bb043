import type { PastMatterKind, PastMatterMapping } from '@huiyin/contract/past-matters'

/**
 * An export of service requests in the shape large cities publish theirs: many columns, times of
 * twelve hours in the city's own zone, a date it was due, closed late or still open. Made by counting,
 * so that every figure is known.
 */
export function requestExport(rows: number, openedIn = 2015): Buffer {
  const lines = [headings.join(',')]
  for (let index = 0; index < rows; index++) lines.push(requestLine(index, openedIn))
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

/** What comes of `rows` such requests: of ten, six in time, two late, one open and one without a date. */
export function figuresOfExport(rows: number) {
  const each = rows / 10
  return {
    closedInTime: 6 * each,
    closedLate: 2 * each,
    openOverdue: each,
    closedWithoutDate: each,
  }
}

export function requestMapping(kind: PastMatterKind): PastMatterMapping {
  const isTickets = kind === 'tickets'
  return {
    system: '311',
    zone: 'America/New_York',
    dates: ['MM/DD/YYYY hh:mm:ss A'],
    columns: {
      number: 'Unique Key',
      openedAt: 'Created Date',
      closedAt: 'Closed Date',
      dueAt: 'Due Date',
      status: 'Status',
      category: 'Complaint Type',
      title: 'Descriptor',
      text: 'Resolution Description',
      address: 'Incident Address',
      point: 'Location',
    },
    categories: isTickets
      ? { 'Illegal Parking': '0103', Graffiti: '0201' }
      : { 'Illegal Parking': 'event-0410', Graffiti: 'event-0201' },
    otherwise: isTickets ? '99' : 'event-0699',
    closed: ['Closed'],
  }
}

const headings = [
  'Unique Key',
  'Created Date',
  'Closed Date',
  'Agency',
  'Agency Name',
  'Complaint Type',
  'Descriptor',
  'Location Type',
  'Incident Zip',
  'Incident Address',
  'City',
  'Status',
  'Due Date',
  'Resolution Description',
  'Borough',
  'Open Data Channel Type',
  'Latitude',
  'Longitude',
  'Location',
]
const types = ['Illegal Parking', 'Graffiti', 'Noise - Residential']
const hourMs = 3_600_000

function requestLine(index: number, openedIn: number): string {
  const sort = index % 10
  const openedAt = Date.UTC(openedIn, 0, 2) + (index % 8000) * hourMs
  const dueAt = openedAt + 48 * hourMs
  // Six in time, two late, one still open, one that had no date to keep.
  const closedAt = sort < 6 || sort === 9 ? openedAt + 30 * hourMs : openedAt + 60 * hourMs
  const isOpen = sort === 8
  const latitude = (40.6 + (index % 997) / 10_000).toFixed(6)
  const longitude = (-73.9 - (index % 991) / 10_000).toFixed(6)
  const cells = [
    String(10_000_000 + index),
    twelveHours(openedAt),
    isOpen ? '' : twelveHours(closedAt),
    'DEP',
    'Department of Environmental Protection',
    types[index % types.length] ?? '',
    `Sort ${index % 40} of it`,
    'Street/Sidewalk',
    '10001',
    `${index % 900} MAIN STREET`,
    'NEW YORK',
    isOpen ? 'Open' : 'Closed',
    sort === 9 ? '' : twelveHours(dueAt),
    `"The department went there, and ""nothing""\nwas found at ${index % 900}."`,
    'MANHATTAN',
    'PHONE',
    latitude,
    longitude,
    `"(${latitude}, ${longitude})"`,
  ]
  return cells.join(',')
}

function twelveHours(wallMs: number): string {
  const [day = '', time = ''] = new Date(wallMs).toISOString().split('T')
  const [year, month, date] = day.split('-')
  const hour = Number(time.slice(0, 2))
  const shown = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')
  return `${month}/${date}/${year} ${shown}${time.slice(2, 8)} ${hour < 12 ? 'AM' : 'PM'}`
}
