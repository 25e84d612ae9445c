namespace Bench.Core;

/// <summary>
/// Something the user handed in cannot be used: a file, a folder, an option. The message names it, the place within it, the reason
/// and the remedy; the command line prints it alone, without a stack trace, and exits with code 2.
/// </summary>
public class InputException : Exception
{
    // A value out of a file may be as long as the file.
    private const int MostCharacters = 2000;

    /// <summary>Describes what is wrong with an input.</summary>
    /// <param name="source">The file, folder or option.</param>
    /// <param name="reason">What is wrong with it, and where in it.</param>
    /// <param name="remedy">What to do about it; empty if nothing can be suggested.</param>
    /// <param name="innerException">What was caught, if anything.</param>
    public InputException(string source, string reason, string remedy, Exception? innerException = null)
        : base(
            remedy.Length == 0
                ? $"{Cut(source)}: {Cut(reason)}"
                : $"{Cut(source)}: {Cut(reason)}{Environment.NewLine}  Remedy: {Cut(remedy)}",
            innerException)
    {
        InputSource = source;
        Reason = reason;
        Remedy = remedy;
    }

    private static string Cut(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";

    /// <summary>The file, folder or option.</summary>
    public string InputSource { get; }

    /// <summary>What is wrong with it, and where in it.</summary>
    public string Reason { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
