/** Catches a bug in what it holds, so that the rest of the page stays usable. */
import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** What is lost: "The timeline". */
  readonly what: string;
}

interface State {
  readonly reason: string | undefined;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { reason: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { children, what } = this.props;
    const { reason } = this.state;
    if (reason === undefined) return children;
    return (
      <div className="notice" role="alert">
        <p>
          {what} could not be shown, by a fault of Postflight: {reason}
        </p>
        <button
          type="button"
          className="button"
          onClick={() => {
            this.setState({ reason: undefined });
          }}
        >
          Show it again
        </button>
      </div>
    );
  }
}
