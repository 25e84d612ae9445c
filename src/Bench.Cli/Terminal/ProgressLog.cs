using System.Diagnostics;
using Bench.Core.IO;

namespace Bench.Cli.Terminal;

/// <summary>
/// Progress for people and for log files. On a terminal a running step overwrites its own line; elsewhere only finished lines are
/// written, each whole, so that a log stays readable.
/// </summary>
/// <param name="output">Where lines go.</param>
/// <param name="isTerminal">True where a line may be overwritten.</param>
public sealed class ProgressLog(TextWriter output, bool isTerminal)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _colour = isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
    private readonly TextWriter _styled = (output as PlainWriter)?.Styled ?? output;
    private int _transientLength;

    /// <summary>True where nothing is shown: output belongs to other things.</summary>
    public bool IsSilent { get; set; }

    /// <summary>True where every step is wanted, each on a line of its own.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>True where lines may be overwritten.</summary>
    public bool IsTerminal => isTerminal;

    /// <summary>True where colour may be used: a terminal that can, and no NO_COLOR in the environment.</summary>
    public bool UsesColour => _colour;

    /// <summary>Where lines go.</summary>
    public TextWriter Output => output;

    /// <summary>The same for text with escape sequences of the program's own; what comes from files is made printable before.</summary>
    public TextWriter Styled => _styled;

    /// <summary>Begins a stage: a line with the time since the start.</summary>
    /// <param name="title">What is being done.</param>
    public void Stage(string title) => Put(_colour ? $"\e[1m{Time()} {Printable.Of(title)}\e[0m" : $"{Time()} {Printable.Of(title)}");

    /// <summary>Writes a line that stays, with the time since the start.</summary>
    /// <param name="text">The line.</param>
    public void Stamped(string text) => Put($"{Time()} {Printable.Of(text)}");

    private string Time() => _clock.Elapsed is var time ? $"[{(int)time.TotalMinutes:00}:{time.Seconds:00}]" : "";

    /// <summary>Writes a line that stays.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text) => Put(Printable.Of(text));

    private void Put(string text)
    {
        if (IsSilent)
        {
            return;
        }

        lock (_gate)
        {
            ClearTransient();
            _styled.WriteLine(text);
            _styled.Flush();
        }
    }

    /// <summary>Shows a line that the next one replaces; nothing where output is not a terminal.</summary>
    /// <param name="text">The line.</param>
    public void Transient(string text)
    {
        if (!isTerminal || IsSilent)
        {
            return;
        }

        lock (_gate)
        {
            ClearTransient();
            _styled.Write(Printable.Line(text));
            _styled.Flush();
            _transientLength = text.Length;
        }
    }

    /// <summary>Removes a transient line, if one is shown.</summary>
    public void EndTransient()
    {
        lock (_gate)
        {
            ClearTransient();
        }
    }

    private void ClearTransient()
    {
        if (_transientLength > 0)
        {
            _styled.Write("\r\e[2K");
            _transientLength = 0;
        }
    }
}
