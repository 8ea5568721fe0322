import { useState } from 'react';
import type { ReactNode } from 'react';
import { applyAppearance, readAppearance, TEXT_SIZES } from '../../device/appearance.ts';
import type { Appearance } from '../../device/appearance.ts';
import { Choice } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';

export function AppearancePart(): ReactNode {
  const [appearance, setAppearance] = useState(readAppearance);
  const change = (part: Partial<Appearance>) => {
    const next = { ...appearance, ...part };
    setAppearance(next);
    applyAppearance(next);
  };
  return (
    <div className="space-y-7">
      <Choice legend={say('theme')} value={appearance.theme} onChange={(theme) => change({ theme })} options={[
        { value: 'system', label: say('theme.system') }, { value: 'light', label: say('theme.light') }, { value: 'dark', label: say('theme.dark') },
      ]} />
      <Choice legend={say('contrast')} value={appearance.contrast} onChange={(contrast) => change({ contrast })} options={[
        { value: 'system', label: say('contrast.system') }, { value: 'more', label: say('contrast.more') },
      ]} />
      <Choice legend={say('density')} value={appearance.density} onChange={(density) => change({ density })} options={[
        { value: 'comfortable', label: say('density.comfortable') }, { value: 'compact', label: say('density.compact') },
      ]} />
      <Choice legend={say('text-size')} value={String(appearance.textSize)} onChange={(size) => change({ textSize: TEXT_SIZES.find((each) => String(each) === size) ?? 100 })}
        options={TEXT_SIZES.map((size) => ({ value: String(size), label: say('text-size.percent', { size }) }))} />
      <p className="text-small text-text-secondary">{say('appearance.kept')}</p>
    </div>
  );
}
