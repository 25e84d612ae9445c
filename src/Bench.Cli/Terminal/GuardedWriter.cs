using System.Text;

namespace Bench.Cli.Terminal;

/// <summary>
/// Standard output or standard error as it may be: full, or closed. The first refusal is kept and nothing is written from then on, so that
/// hours of work do not end because nobody listens; the command line says so at its end.
/// </summary>
/// <param name="inner">Where text goes.</param>
internal sealed class GuardedWriter(TextWriter inner) : TextWriter
{
    /// <summary>What the system said when it refused; null as long as everything was written.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Guard(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Flush() => Guard(inner.Flush);

    private void Guard(Action write)
    {
        if (Failure is not null)
            return;
        try
        {
            write();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = refusal.Message;
        }
    }
}
