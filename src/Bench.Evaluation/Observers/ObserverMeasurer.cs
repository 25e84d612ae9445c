using Bench.Core;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Observers;

/// <summary>Collects the readings of all cases, one case at a time, and compares every pair of them.</summary>
internal sealed class ObserverMeasurer
{
    private readonly IReadOnlyList<IObserverSource> _observers;
    private readonly StudyTerms _terms;
    private readonly OverlapPolicy _policy;
    private readonly ReadingComparison _comparison;
    private readonly List<CaseResult>[] _cases;
    private readonly (int First, int Second)[] _pairs;
    private readonly int[] _drawnCases;
    private readonly int[] _drawnFrames;
    private int _allCases;
    private int _allFrames;

    /// <summary>Prepares to compare readings.</summary>
    /// <param name="observers">All readings besides the reference.</param>
    /// <param name="terms">The study.</param>
    /// <param name="policy">The convention of Dice.</param>
    public ObserverMeasurer(IReadOnlyList<IObserverSource> observers, StudyTerms terms, OverlapPolicy policy)
    {
        (_observers, _terms, _policy, _comparison) = (observers, terms, policy, new ReadingComparison(terms, policy));
        _pairs = [.. from first in Enumerable.Range(0, observers.Count + 1)
            from second in Enumerable.Range(first + 1, observers.Count - first) select (first, second)];
        _cases = [.. _pairs.Select(_ => new List<CaseResult>())];
        (_drawnCases, _drawnFrames) = (new int[observers.Count], new int[observers.Count]);
    }

    /// <summary>Reads and compares one case.</summary>
    /// <param name="mouse">The case; null where the reference could not be read.</param>
    /// <param name="name">Its name.</param>
    /// <param name="issues">Told what could not be used.</param>
    public void Add(MouseCase? mouse, string name, List<RunIssue> issues)
    {
        _allCases++;
        var readings = new IReadOnlyList<LabelMap?>?[_observers.Count + 1];
        if (mouse is not null)
        {
            _allFrames += mouse.Frames.Count(f => f.Phase != CardiacPhase.Inflow);
            readings[0] = [.. mouse.Frames.Select(f => f.Reference)];
            for (var i = 0; i < _observers.Count; i++)
                readings[i + 1] = Read(i, mouse, issues);
        }

        for (var p = 0; p < _pairs.Length; p++)
        {
            _cases[p].Add(readings[_pairs[p].First] is { } first && readings[_pairs[p].Second] is { } second
                ? _comparison.Of(mouse!, first, second)
                : new CaseResult(name, false, [], [], [], 0));
        }
    }

    /// <summary>Everything that was found.</summary>
    /// <param name="models">The models, measured against the reference.</param>
    /// <param name="withMargins">Whether margins are to be learnt from the readings.</param>
    public ObserverStudy Result(IReadOnlyList<ModelResult> models, bool withMargins)
    {
        ObserverPair[] pairs = [.. _pairs.Select((p, i) => Pair(p.First, p.Second, _cases[i], models))];
        var margins = withMargins ? ObserverMargins.Of(pairs, _terms) : [];
        return new ObserverStudy
        {
            Readings =
            [
                .. _observers.Select((o, i) => new ObserverReading(
                    o.Name, o.Repeats is "" ? ObserverStudy.Reference : o.Repeats, _drawnCases[i], _allCases, _drawnFrames[i], _allFrames)),
            ],
            Pairs = pairs,
            Margins = margins,
            Verdicts = ObserverMargins.Judge(margins, pairs, models),
        };
    }

    private LabelMap?[]? Read(int observer, MouseCase mouse, List<RunIssue> issues)
    {
        try
        {
            // A frame without any label was not drawn: no reader finds no heart at all.
            var maps = _observers[observer].Read(mouse)?.Select(m => m is not null && m.Labels.ContainsAnyExcept((byte)0) ? m : null)
                .ToArray();
            var frames = maps?.Zip(mouse.Frames).Count(p => p.First is not null && p.Second.Phase != CardiacPhase.Inflow) ?? 0;
            _drawnFrames[observer] += frames;
            _drawnCases[observer] += frames > 0 ? 1 : 0;
            return frames > 0 ? maps : null;
        }
        catch (InputException problem)
        {
            issues.Add(RunIssue.Of(
                IssueSeverity.Error, _observers[observer].Name, mouse.Mouse, $"the reading is not used: {problem.Message}"));
            return null;
        }
    }

    private ObserverPair Pair(int first, int second, List<CaseResult> cases, IReadOnlyList<ModelResult> models)
    {
        var (one, other) = (NameOf(first), NameOf(second));
        var reading = ModelSummaries.Of(new ModelResult($"{other}-{one}", $"{other} and {one}", null, cases, [], []), _policy, _terms);
        return new ObserverPair(one, other, Reader(first) == Reader(second), reading, [.. models.Select(m => Beside(m, cases))]);
    }

    private string NameOf(int reading) => reading == 0 ? ObserverStudy.Reference : _observers[reading - 1].Name;

    /// <summary>Who drew a reading: a repeated one is of the reader whose it repeats.</summary>
    private string Reader(int reading) => reading == 0 ? ObserverStudy.Reference : _observers[reading - 1].Repeats switch
    {
        null => NameOf(reading),
        "" => ObserverStudy.Reference,
        var other => other,
    };

    /// <summary>A model on just what both readings have.</summary>
    private ModelResult Beside(ModelResult model, List<CaseResult> pair)
    {
        var cases = model.Cases.Zip(pair).Select(c => c.First with
        {
            Dice = [.. c.First.Dice.Where(d => c.Second.Dice.Any(p => p.FrameIndex == d.FrameIndex && p.Structure == d.Structure))],
            Function = [.. c.First.Function
                .Where(f => c.Second.Function.Any(p => p.Quantity == f.Quantity && double.IsFinite(p.Difference)))],
            Measures = [],
            SliceErrors = [],
            Walls = [],
            Cleaning = [],
            Warnings = [],
        }).ToArray();
        var summary = ModelSummaries.Of(model with { Cases = cases }, _policy, _terms);
        return summary with { Cases = [], DiceEffects = [], Training = null };
    }
}
