/** The tree as React elements. There is no road from message text to HTML. */
import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../words/words.tsx';
import { parseMarkdown } from './parse.ts';
import type { Block, Inline } from './parse.ts';

export const Rendered = memo(function Rendered({ source, tail }: { source: string; tail?: ReactNode }) {
  const blocks = parseMarkdown(source);
  return (
    <>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} tail={at === blocks.length - 1 ? tail : undefined} />
      ))}
    </>
  );
});

function BlockView({ block, tail }: { block: Block; tail?: ReactNode }): ReactNode {
  switch (block.is) {
    case 'paragraph':
      return <p dir="auto">{inlines(block.children)}{tail}</p>;
    case 'quote':
      return (
        <>
          <blockquote className="border-border-control my-0.5 border-s-2 ps-3">
            {block.children.map((child, at) => <BlockView key={at} block={child} />)}
          </blockquote>
          {tail && <p>{tail}</p>}
        </>
      );
    case 'code':
      return (
        <>
          <pre dir="ltr" tabIndex={-1} className="bg-surface-hover border-border rounded-control my-1 overflow-x-auto border px-3 py-2 font-mono text-small">
            <code>{block.text}</code>
          </pre>
          {tail && <p>{tail}</p>}
        </>
      );
  }
}

function inlines(nodes: readonly Inline[]): ReactNode {
  return nodes.map((node, at) => <InlineView key={at} node={node} />);
}

function InlineView({ node }: { node: Inline }): ReactNode {
  switch (node.is) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'bold':
      return <strong className="font-semibold">{inlines(node.children)}</strong>;
    case 'italic':
      return <em>{inlines(node.children)}</em>;
    case 'strike':
      return <s>{inlines(node.children)}</s>;
    case 'spoiler':
      return <Spoiler>{inlines(node.children)}</Spoiler>;
    case 'code':
      return <code dir="ltr" className="bg-surface-hover rounded-mention px-1 py-px font-mono text-[0.9em]">{node.text}</code>;
    case 'link':
      return (
        <a href={node.href} tabIndex={-1} target="_blank" rel="noopener noreferrer nofollow" className="text-primary-text underline underline-offset-2">
          {inlines(node.children)}
        </a>
      );
  }
}

function Spoiler({ children }: { children: ReactNode }): ReactNode {
  const [shown, setShown] = useState(false);
  if (shown) return <span className="bg-surface-hover rounded-mention px-0.5">{children}</span>;
  return (
    <button type="button" tabIndex={-1} onClick={() => setShown(true)} aria-label={say('message.spoiler')}
      className="bg-text-secondary rounded-mention cursor-pointer px-0.5 align-baseline">
      <span aria-hidden="true" className="invisible">{children}</span>
    </button>
  );
}
