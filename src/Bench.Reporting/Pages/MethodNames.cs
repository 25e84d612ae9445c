using Bench.Evaluation.Results;

namespace Bench.Reporting.Pages;

/// <summary>Short names of methods for narrow columns: their labels where these are few and short, else letters with a legend.</summary>
/// <param name="methods">The methods.</param>
internal sealed class MethodNames(IReadOnlyList<JudgedMethod> methods)
{
    private const int MostNamed = 3;
    private const int LongLabel = 22;
    private readonly bool _areLetters = methods.Count > MostNamed || methods.Any(m => m.Label.Length > LongLabel);

    /// <summary>What the letters stand for, a sentence; empty where labels are used.</summary>
    public string Legend => _areLetters
        ? string.Join("; ", methods.Select((m, i) => $"{Letter(i)}: {m.Label}")) + "."
        : string.Empty;

    /// <summary>The short name of a method, by its name in the result.</summary>
    public string Of(string method)
    {
        var index = Enumerable.Range(0, methods.Count).FirstOrDefault(i => methods[i].Method == method, -1);
        return index < 0 ? method : _areLetters ? Letter(index) : methods[index].Label;
    }

    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"M{index + 1}";
}
