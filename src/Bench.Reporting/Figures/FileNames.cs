namespace Bench.Reporting.Figures;

/// <summary>Names that every file system takes.</summary>
internal static class FileNames
{
    /// <summary>Letters, digits, dot, underscore and hyphen stay; anything else becomes a hyphen.</summary>
    public static string Safe(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).Trim('.', '-');
        return safe.Length == 0 ? "model" : safe;
    }
}
