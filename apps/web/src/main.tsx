import { Tooltip } from 'radix-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createParley, ParleyContext } from './app/parley.ts';
import './styles/main.css';
import { ToastRoom } from './ui/Toast.tsx';

const parley = createParley();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <ParleyContext value={parley}>
      <Tooltip.Provider>
        <ToastRoom>
          <App />
        </ToastRoom>
      </Tooltip.Provider>
    </ParleyContext>
  </StrictMode>,
);
void parley.boot();
