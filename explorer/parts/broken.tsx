import { Component, type ReactNode } from 'react';

/** What a visitor sees where a view fails by a fault of ours; the rest of the page lives on. */
export class Broken extends Component<{ children: ReactNode }, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <section className="stack" role="alert">
        <h1>This view has failed</h1>
        <p>That is a fault of the page, not of the data or of your question. It said: {this.state.message}</p>
        <button type="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </section>
    );
  }
}
