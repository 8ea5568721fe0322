import { Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { useToast } from '../../ui/Toast.tsx';
import { say } from '../../words/words.tsx';

/** The code that finds the receipts. It is shown once: this Parley keeps no copy that could show it again. */
export function ReceiptCode({ code }: { code: string }): ReactNode {
  const toast = useToast();
  const copy = () => void navigator.clipboard.writeText(code).then(() => toast(say('code.copied')));
  const download = () => saveFile(new Blob([`${say('code.file', { code, address: new URL('/receipts', location.href).href })}\n`], { type: 'text/plain' }), 'parley-receipt-code.txt');
  return (
    <div className="border-border rounded-server bg-surface-side border p-4">
      <p className="text-small text-text-secondary">{say('code.label')}</p>
      <p className="font-mono text-title mt-1 break-all select-all" data-receipt-code="">{code}</p>
      <p className="text-small text-text-secondary mt-2">{say('code.note')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button icon={Copy} onClick={copy}>{say('code.copy')}</Button>
        <Button icon={Download} onClick={download}>{say('code.download')}</Button>
      </div>
    </div>
  );
}
