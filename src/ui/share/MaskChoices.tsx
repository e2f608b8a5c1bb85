/** Who it is for, what is masked, and what was found to mask. Secrets have no switch. */
import type { ReactNode } from 'react';
import {
  MASKED_FOR_PUBLIC,
  MASKED_FOR_TEAM,
  type ClassChoice,
  type OptionalClass,
} from '../../core/redact/redact.ts';
import { Choice } from '../base/Choice.tsx';
import type { ShareChoices } from './shareChoices.ts';

interface Props {
  readonly isMasked: ClassChoice;
  /** "3 secrets, 41 addresses"; undefined until it is known. */
  readonly masked: string | undefined;
  readonly onChange: (changed: Partial<ShareChoices>) => void;
}

const AUDIENCES = [
  { value: 'team', label: 'My team' },
  { value: 'public', label: 'Public' },
] as const;

/** Names of apps and hosts go by whom it is for. */
const CLASSES: readonly { readonly name: OptionalClass; readonly label: string }[] = [
  { name: 'address', label: 'Public IP addresses' },
  { name: 'contact', label: 'E-mail addresses, phone and card numbers' },
  { name: 'query', label: 'Values in query strings' },
  { name: 'identifier', label: 'Ids in paths' },
];

export function MaskChoices({ isMasked, masked, onChange }: Props): ReactNode {
  return (
    <>
      <div className="share-option">
        <span aria-hidden="true">For</span>
        <div>
          <Choice
            legend="Who it is for"
            options={AUDIENCES}
            value={isMasked.place ? 'public' : 'team'}
            onChange={(audience) => {
              onChange({ isMasked: audience === 'public' ? MASKED_FOR_PUBLIC : MASKED_FOR_TEAM });
            }}
          />
          <p className="share-note">
            {isMasked.place ? 'Names of apps and hosts are masked too.' : 'Names of apps and hosts stay.'}
          </p>
        </div>
      </div>
      <div className="share-masked">
        <p role="status">
          {masked !== undefined && (
            <>
              <strong>{masked === '' ? 'Nothing had to be masked.' : `Masked: ${masked}.`}</strong>{' '}
            </>
          )}
          Masking is a best effort, so look before you share.
        </p>
        <details>
          <summary>What is masked</summary>
          <fieldset>
            <legend className="visually-hidden">What can be left in</legend>
            <p className="share-note">
              Secrets (tokens, keys, passwords, cookies) and names of files are always masked: they have no
              switch.
            </p>
            {CLASSES.map(({ name, label }) => (
              <label key={name} className="checkbox">
                <input
                  type="checkbox"
                  checked={isMasked[name]}
                  onChange={({ target }) => {
                    onChange({ isMasked: { ...isMasked, [name]: target.checked } });
                  }}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        </details>
      </div>
    </>
  );
}
