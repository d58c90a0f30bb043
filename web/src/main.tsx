import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createDeskRouter } from './app/desk-router.ts'
import { PreferencesProvider } from './app/preferences.tsx'
import { createQueryClient } from './app/query-client.ts'
import { reloadAfterUpgrade } from './app/reload-after-upgrade.ts'
import './styles/base.css'
import './styles/frame.css'
import './styles/layout.css'
import './styles/tags.css'
import './styles/notice.css'
import './styles/tabs.css'
import './styles/forms.css'
import './styles/schema.css'
import './styles/table.css'
import './styles/facts.css'
import './styles/dialog.css'

reloadAfterUpgrade()
const queryClient = createQueryClient()
const router = createDeskRouter(queryClient)
const root = document.getElementById('desk')
if (root === null) throw new Error('The page has no place for the desk.')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <RouterProvider router={router} />
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
)
