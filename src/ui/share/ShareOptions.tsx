/** How it is to look: title, size and theme of a picture, or what a table has a line for. */
import { useId, type ReactNode } from 'react';
import type { Export } from '../../artefacts/export.ts';
import { Choice } from '../base/Choice.tsx';
import type { Artefact } from './makeArtefact.ts';
import type { ShareChoices } from './shareChoices.ts';

interface Props {
  readonly chosen: Export;
  readonly choices: ShareChoices;
  readonly artefact: Artefact | undefined;
  readonly onChange: (changed: Partial<ShareChoices>) => void;
}

const PRESETS = [
  { value: 'chat', label: 'Chat' },
  { value: 'slide', label: 'Slide' },
  { value: 'postMortem', label: 'Post-mortem' },
] as const;
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const SCALES = [
  { value: '1', label: '1×' },
  { value: '2', label: '2×' },
] as const;
const ROWS = [
  { value: 'errors', label: 'Each error' },
  { value: 'bars', label: 'Each bar' },
] as const;

export function ShareOptions({ chosen: { options }, choices, artefact, onChange }: Props): ReactNode {
  const { look, scale, rows } = choices;
  return (
    <>
      {options.includes('title') && (
        <TitleField
          value={choices.title ?? artefact?.title ?? ''}
          onChange={(title) => {
            onChange({ title });
          }}
        />
      )}
      {options.includes('look') && (
        <>
          <Option label="Size">
            <Choice
              legend="Size"
              options={PRESETS}
              value={look.preset}
              onChange={(preset) => {
                onChange({ look: { ...look, preset } });
              }}
            />
          </Option>
          <Option label="Theme">
            <Choice
              legend="Theme of the picture"
              options={THEMES}
              value={look.theme}
              onChange={(theme) => {
                onChange({ look: { ...look, theme } });
              }}
            />
          </Option>
        </>
      )}
      {options.includes('scale') && (
        <Option label="Pixels">
          <Choice
            legend="Pixels"
            options={SCALES}
            value={scale === 1 ? '1' : '2'}
            onChange={(value) => {
              onChange({ scale: value === '1' ? 1 : 2 });
            }}
          />
        </Option>
      )}
      {options.includes('rows') && (
        <Option label="A line for">
          <Choice
            legend="A line for"
            options={ROWS}
            value={rows}
            onChange={(value) => {
              onChange({ rows: value });
            }}
          />
        </Option>
      )}
    </>
  );
}

function TitleField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (title: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <p className="share-option">
      <label htmlFor={id}>Title</label>
      <input
        id={id}
        className="share-title"
        type="text"
        autoComplete="off"
        // Some browsers check spelling on a server.
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </p>
  );
}

/** The choice has a legend of its own. */
function Option({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="share-option">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
