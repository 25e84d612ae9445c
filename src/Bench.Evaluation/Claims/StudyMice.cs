using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Finds mice of a study again among those measured: a mouse and a point of a figure that give EDV and ESV, must be the same by the expert.
/// A point is linked where just one mouse lies within twice its largest reading error in both, and no other point claims that mouse.
/// </summary>
public sealed class StudyMice
{
    private const double Reach = 2;
    private const double Shift = 20;

    private readonly IReadOnlyList<PointColumns> _points;
    private readonly string _file;
    private readonly string[] _mouseOfRow;

    private StudyMice(IReadOnlyList<PointColumns> points, string file, string[] mouseOfRow, double chance)
    {
        (_points, _file, _mouseOfRow) = (points, file, mouseOfRow);
        ExpectedByChance = chance;
        Mice = [.. mouseOfRow.Where(m => m.Length > 0)];
    }

    /// <summary>Mice that are in all likelihood the study's, in the order of its points.</summary>
    public IReadOnlyList<string> Mice { get; }

    /// <summary>The study's points.</summary>
    public int Points => _mouseOfRow.Length;

    /// <summary>Links that points would find by chance: the mean over copies that were moved by many reading errors.</summary>
    public double ExpectedByChance { get; }

    /// <summary>Whether more was found than chance finds.</summary>
    public bool AreFound => Mice.Count >= 2 && Mice.Count > 1 + (3 * ExpectedByChance);

    /// <summary>Looks for the study's mice.</summary>
    /// <param name="points">The study's points.</param>
    /// <param name="cases">The mice measured.</param>
    /// <returns>Null where no figure gives EDV and ESV of one mouse.</returns>
    public static StudyMice? Find(IReadOnlyList<PointColumns> points, IReadOnlyList<CaseResult> cases)
    {
        ArgumentNullException.ThrowIfNull(points);
        foreach (var file in points.Where(p => p.Source.Subject is null).GroupBy(p => p.Source.File))
        {
            var diastolic = file.FirstOrDefault(p => p.Source.Quantity == Quantity.EndDiastolicVolume);
            var systolic = file.FirstOrDefault(p => p.Source.Quantity == Quantity.EndSystolicVolume);
            if (diastolic is null || systolic is null)
            {
                continue;
            }

            var mice = cases
                .Select(c => (c.Mouse, Edv: ReferenceOf(c, Quantity.EndDiastolicVolume), Esv: ReferenceOf(c, Quantity.EndSystolicVolume)))
                .Where(m => double.IsFinite(m.Edv) && double.IsFinite(m.Esv))
                .ToArray();
            (double Edv, double Esv)[] moves =
            [
                (Shift, 0), (-Shift, 0), (0, Shift), (0, -Shift), (Shift, Shift), (-Shift, -Shift), (Shift, -Shift),
                (-Shift, Shift),
            ];
            var chance = moves.Average(m => Link(diastolic, systolic, mice, m).Count(found => found.Length > 0));
            return new StudyMice(points, file.Key, Link(diastolic, systolic, mice, (0, 0)), chance);
        }

        return null;
    }

    /// <summary>
    /// Points of a quantity beside what a model found on the same mice; null unless every point is linked and no other mouse was measured.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="trainings">The model, once for each training.</param>
    public SameMouseValues? Values(Quantity quantity, IReadOnlyList<ModelResult> trainings)
    {
        ArgumentNullException.ThrowIfNull(trainings);
        if (Mice.Count < Points || trainings.Any(t => t.Cases.Count(c => double.IsFinite(ReferenceOf(c, quantity))) != Points)
            || _points.FirstOrDefault(p => p.Source.Quantity == quantity && p.Source.Subject is null) is not { } points
            || points.Reference.Count != Points)
        {
            return null;
        }

        var rows = points.Source.File == _file ? Enumerable.Range(0, Points).ToArray() : RowsByRank(points, quantity, trainings[0]);
        if (rows is null)
        {
            return null;
        }

        var found = _mouseOfRow
            .Select(
                mouse => trainings.Select(t => t.Cases.First(c => c.Mouse == mouse).Function.First(f => f.Quantity == quantity)).ToArray())
            .ToArray();
        return found.All(f => f.All(m => double.IsFinite(m.Difference)))
            ? new SameMouseValues(
                [.. found.Select(f => f[0].Reference)],
                [.. found.Select(f => f.Average(m => m.Predicted))],
                [.. rows.Select(r => points.Predicted[r])],
                [.. rows.Select(r => points.Predicted[r] - points.Reference[r])])
            : null;
    }

    /// <summary>
    /// For a figure whose points are not linked to the others: the mice are known to be the same, so their expert's values are in the same
    /// order. Mice that lie closer than points can be read may be exchanged, which leaves mean changes as they are and makes their spread
    /// larger, never smaller than it is by much.
    /// </summary>
    private int[]? RowsByRank(PointColumns points, Quantity quantity, ModelResult model)
    {
        var reference = _mouseOfRow.Select(mouse => ReferenceOf(model.Cases.First(c => c.Mouse == mouse), quantity)).ToArray();
        var mice = Enumerable.Range(0, Points).OrderBy(i => reference[i]).ToArray();
        var rows = Enumerable.Range(0, Points).OrderBy(i => points.Reference[i]).ToArray();
        if (mice.Zip(rows).Any(pair => Math.Abs(reference[pair.First] - points.Reference[pair.Second]) > Reach * ReadingError(points)))
        {
            return null;
        }

        var rowOf = new int[Points];
        for (var i = 0; i < Points; i++)
        {
            rowOf[mice[i]] = rows[i];
        }

        return rowOf;
    }

    private static string[] Link(
        PointColumns diastolic, PointColumns systolic, (string Mouse, double Edv, double Esv)[] mice, (double Edv, double Esv) moved)
    {
        var (edv, esv) = (ReadingError(diastolic), ReadingError(systolic));
        var only = Enumerable.Range(0, diastolic.Reference.Count).Select(row =>
        {
            var near = mice.Where(m => Math.Abs(m.Edv - diastolic.Reference[row] - (moved.Edv * edv)) <= Reach * edv
                && Math.Abs(m.Esv - systolic.Reference[row] - (moved.Esv * esv)) <= Reach * esv).ToArray();
            return near.Length == 1 ? near[0].Mouse : "";
        }).ToArray();
        return [.. only.Select(mouse => only.Count(other => other == mouse) == 1 ? mouse : "")];
    }

    /// <summary>
    /// Values that are printed, not read, are known to their digits; a thousandth of a microlitre or milligram is taken for those.
    /// </summary>
    private static double ReadingError(PointColumns points) => Math.Max(1e-3, points.Source.ReadingError);

    private static double ReferenceOf(CaseResult mouse, Quantity quantity) =>
        mouse.Function.FirstOrDefault(f => f.Quantity == quantity)?.Reference ?? double.NaN;
}

/// <summary>One quantity of the study's own mice, by expert, by the model judged and by the study's model.</summary>
/// <param name="Reference">By the expert.</param>
/// <param name="Found">By the model judged, the mean over its trainings.</param>
/// <param name="Published">By the study's model, as read off its figure.</param>
/// <param name="PublishedErrors">The study's model less its expert, both as read.</param>
public sealed record SameMouseValues(
    IReadOnlyList<double> Reference, IReadOnlyList<double> Found, IReadOnlyList<double> Published, IReadOnlyList<double> PublishedErrors)
{
    /// <summary>The model judged less the expert.</summary>
    public IReadOnlyList<double> FoundErrors => [.. Found.Zip(Reference, (f, r) => f - r)];
}
