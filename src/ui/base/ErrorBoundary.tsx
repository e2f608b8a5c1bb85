/** Catches a bug in what it holds, or that a part of it does not come, so that the rest of the page stays usable. */
import { Component, type ReactNode } from 'react';
import { PartNotLoaded } from './notLoaded.ts';

interface Props {
  readonly children: ReactNode;
  /** What is lost: "The timeline". */
  readonly what: string;
}

interface State {
  readonly failure: Error | undefined;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { children, what } = this.props;
    const { failure } = this.state;
    if (failure === undefined) return children;
    const isNotLoaded = failure instanceof PartNotLoaded;
    return (
      <div className="notice" role="alert">
        <p>
          {isNotLoaded || `${what} could not be shown, by a fault of Postflight: `}
          {failure.message}
        </p>
        <button
          type="button"
          className="button"
          onClick={() => {
            if (isNotLoaded) location.reload();
            else this.setState({ failure: undefined });
          }}
        >
          {isNotLoaded ? 'Reload' : 'Show it again'}
        </button>
      </div>
    );
  }
}
