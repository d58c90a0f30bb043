export { administrationRoutes } from './administration.routes.ts'
export { keepUnits } from './keep-units.ts'
export { placesOfUnits } from './places-of-units.ts'
