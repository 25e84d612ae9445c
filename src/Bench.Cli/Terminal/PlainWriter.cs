using System.Text;
using Bench.Core.IO;

namespace Bench.Cli.Terminal;

/// <summary>
/// Writes text with <see cref="Printable"/> characters only: names of files and words out of files do not reach a terminal as commands to
/// it.
/// </summary>
/// <param name="styled">Where the text goes; takes the program's own escape sequences.</param>
internal sealed class PlainWriter(TextWriter styled) : TextWriter
{
    /// <summary>For text that holds the program's own escape sequences, and nothing from files that was not made printable.</summary>
    public TextWriter Styled => styled;

    /// <inheritdoc/>
    public override Encoding Encoding => styled.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) =>
        styled.Write(char.IsSurrogate(value) || value == '\r' ? value.ToString() : Printable.Of(value.ToString()));

    /// <inheritdoc/>
    public override void Write(string? value) => styled.Write(value is null ? value : Printable.Of(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc/>
    public override void Flush() => styled.Flush();
}
