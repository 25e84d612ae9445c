using Bench.Evaluation.Results;

namespace Bench.Reporting.Pages;

/// <summary>Short names of models for narrow columns: their labels where these are few and short, else letters with a legend.</summary>
internal sealed class ModelKeys
{
    private const int MostNamed = 3;
    private const int LongLabel = 22;
    private readonly IReadOnlyList<ModelResult> _models;
    private readonly bool _areLetters;

    public ModelKeys(IReadOnlyList<ModelResult> models)
    {
        _models = models;
        _areLetters = models.Count > MostNamed || models.Any(m => m.Label.Length > LongLabel);
    }

    /// <summary>What the letters stand for, a sentence; empty where labels are used.</summary>
    public string Legend => _areLetters ? $"{string.Join("; ", _models.Select((m, i) => $"{Letter(i)}: {m.Label}"))}." : string.Empty;

    /// <summary>The key of a model, by its name in the result.</summary>
    public string Of(string name)
    {
        var index = Enumerable.Range(0, _models.Count).FirstOrDefault(i => _models[i].Name == name, -1);
        return index < 0 ? name : _areLetters ? Letter(index) : _models[index].Label;
    }

    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"M{index + 1}";
}
