using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>
/// Finds the best, median and worst frame by the first model's mean Dice while cases pass by. Pictures of a frame are cut out as its case
/// passes, and let go as soon as the cases still to come cannot make it one of the three: no case is read a second time, and none is kept.
/// </summary>
/// <param name="firstModel">Name of the model that ranks.</param>
/// <param name="cases">How many cases will pass.</param>
internal sealed class ExampleFrames(string firstModel, int cases)
{
    /// <summary>End-diastole and end-systole.</summary>
    private const int FramesPerCase = 2;

    private readonly List<Candidate> _ranked = [];
    private int _remaining = cases;

    /// <summary>Lets a case pass; null one that could not be read.</summary>
    /// <param name="measured">The case.</param>
    public void Pass(MeasuredCase? measured)
    {
        _remaining--;
        if (measured is null)
        {
            return;
        }

        Candidate[] frames = [.. CandidatesOf(measured.First)];
        foreach (var frame in frames)
        {
            var place = _ranked.BinarySearch(frame);
            _ranked.Insert(place < 0 ? ~place : place, frame);
        }

        LetGo();
        KeptCase? passed = null;
        foreach (var frame in frames.Where(MayBeShown))
        {
            frame.Case = passed ??= new KeptCase(measured);
            frame.Picture = MontageCutter.Cut(measured, frame.FrameIndex) with
            {
                RankedBy = firstModel,
                Phase = frame.Phase,
                MeanDice = frame.MeanDice,
            };
        }
    }

    /// <summary>The pictures of the three frames, or of the only one, and the cases that they are of, each once.</summary>
    public (IReadOnlyList<MontageCase> Montages, IReadOnlyList<KeptCase> Cases) Found()
    {
        (string Rank, int Index)[] picks = _ranked.Count switch
        {
            0 => [],
            < 3 => [("only", 0)],
            var count => [("best", 0), ("median", count / 2), ("worst", count - 1)],
        };
        return (
            [.. picks.Select(p => _ranked[p.Index].Picture! with { Rank = p.Rank })],
            [.. picks.Select(p => _ranked[p.Index].Case!).Distinct()]);
    }

    private static IEnumerable<Candidate> CandidatesOf(CaseResult found) => found.Dice
        .Where(d => d.Phase != CardiacPhase.Inflow)
        .GroupBy(d => d.FrameIndex)
        .Select(g => new Candidate(
            found.Mouse, g.Key, g.First().Phase, g.Select(d => d.Dice).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()))
        .Where(f => double.IsFinite(f.MeanDice));

    private void LetGo()
    {
        foreach (var frame in _ranked.Where(f => !MayBeShown(f)))
        {
            (frame.Picture, frame.Case) = (null, null);
        }
    }

    /// <summary>With a more frames, of which b rank before it, the frame at r is the median of n + a where r + b = (n + a) / 2.</summary>
    private bool MayBeShown(Candidate frame)
    {
        var (place, more) = (_ranked.IndexOf(frame), FramesPerCase * _remaining);
        return place == 0
            || place == _ranked.Count - 1
            || (place >= (_ranked.Count - more) / 2 && place <= (_ranked.Count + more) / 2);
    }

    private sealed class Candidate(string mouse, int frameIndex, CardiacPhase phase, double meanDice) : IComparable<Candidate>
    {
        public int FrameIndex => frameIndex;

        public CardiacPhase Phase => phase;

        public double MeanDice => meanDice;

        public MontageCase? Picture { get; set; }

        public KeptCase? Case { get; set; }

        private string Mouse => mouse;

        /// <summary>Best first; the name decides between equals.</summary>
        public int CompareTo(Candidate? other) => other is null ? 1
            : other.MeanDice.CompareTo(meanDice) is not 0 and var byDice ? byDice
            : string.CompareOrdinal(mouse, other.Mouse) is not 0 and var byName ? byName
            : frameIndex.CompareTo(other.FrameIndex);
    }
}
