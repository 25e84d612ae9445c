using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Tables;
using Bench.Server.Runs;
using Bench.Server.Uploads;

namespace Bench.Server.Endpoints;

/// <summary>Runs as the API says them.</summary>
internal static class RunView
{
    /// <summary>A line of the list.</summary>
    /// <param name="run">The run.</param>
    public static object Line(RunEntry run) => new
    {
        run.Id,
        run.Name,
        run.State,
        kind = run.Glance?.Kind,
        study = run.Glance?.Study,
        created = run.Glance?.Created,
        models = run.Glance?.Models ?? [],
        cases = run.Glance?.Cases,
        headline = run.Glance?.Headline,
        progress = run.Progress.Length == 0 ? null : new { text = run.Progress },
        run.CanResume,
    };

    /// <summary>One run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="result">Its result in printed units.</param>
    public static object Whole(RunEntry run, EvaluationResult result)
    {
        var terms = result.Settings.Terms;
        return new
        {
            run.Id,
            run.Name,
            run.State,
            kind = result.Settings.Kind,
            study = terms.Name,
            caseWord = terms.CaseWord,
            caseWords = terms.CaseWords,
            created = result.Provenance.Created,
            cases = result.Models.Max(m => m.Cases.Count(c => c.Evaluated)),
            models = result.Models.Select(m => new { m.Name, m.Label }),
            headline = result.Conclusion,
            verdicts = result.Claims.Select(Verdict),
            issues = result.Issues,
            measures = RunMeasure.All(terms).Select(m => new { m.Key, m.Name, m.Unit }),
            tables = ResultTables.Of(result).Select(t => new { key = t.Name, title = Title(t.Name) }),
            figures = FigureSet.Of(result).All.Select(f => new
            {
                key = f.Name,
                f.Title,
                caption = f.Finding.Length == 0 ? f.Caption : $"{f.Finding} {f.Caption}",
            }),
            settings = new
            {
                result.Settings.DataSource,
                result.Settings.Split,
                result.Settings.Profile,
                cleaning = result.Settings.Cleaning.ToString(),
            },
        };
    }

    /// <summary>A table.</summary>
    /// <param name="table">The table.</param>
    public static object Of(ResultTable table)
    {
        var meanings = ResultTables.Definitions.FirstOrDefault(d => d.Name == table.Name)?.Documented
            .DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Meaning) ?? [];
        return new
        {
            columns = table.Columns.Select(name => new { name, meaning = meanings.GetValueOrDefault(name) }),
            rows = table.Rows,
        };
    }

    /// <summary>All cases with the usual measures, and with one more of the others where it is asked for.</summary>
    /// <param name="result">The result in printed units.</param>
    /// <param name="more">Key of one of the others; null for none.</param>
    public static object Cases(EvaluationResult result, string? more)
    {
        RunMeasure[] others = [.. RunMeasure.Others(result)];
        RunMeasure[] measures = [.. RunMeasure.All(result.Settings.Terms), .. others.Where(m => m.Key == more)];
        string[] names = [.. result.Models.SelectMany(m => m.Cases.Select(c => c.Mouse)).Distinct()];
        var byModel = result.Models.ToDictionary(m => m.Name, m => m.Cases.ToDictionary(c => c.Mouse));
        return new
        {
            measures = measures.Select(m => new { m.Key, m.Name, m.Unit, better = Better(m) }),
            others = others.Select(m => new { m.Key, m.Name, m.Unit, better = Better(m) }),
            models = result.Models.Select(m => new { m.Name, m.Label }),
            groups = byModel.Values.SelectMany(c => c.Values).Select(c => c.Group).OfType<string>().Distinct().Order(NaturalOrder.Instance),
            rows = names.Order(NaturalOrder.Instance).Select(name =>
            {
                CaseResult[] found = [.. byModel.Values.Select(c => c.GetValueOrDefault(name)).OfType<CaseResult>()];
                return new
                {
                    @case = name,
                    group = found.Select(c => c.Group).FirstOrDefault(g => g is not null),
                    evaluated = found.Any(c => c.Evaluated),
                    issues = result.Issues.Where(i => i.Subject == name).Select(i => i.Message)
                        .Concat(found.SelectMany(c => c.Warnings)).Distinct(),
                    values = result.Models.ToDictionary(
                        m => m.Name,
                        m => byModel[m.Name].GetValueOrDefault(name) is { Evaluated: true } c
                            ? measures.ToDictionary(x => x.Key, x => x.Of(c))
                            : []),
                };
            }),
        };
    }

    /// <summary>Points of an agreement plot, or Dice of cases.</summary>
    /// <param name="result">The result in printed units.</param>
    /// <param name="measure">Key of the measure: a quantity, or Dice.</param>
    /// <param name="model">The model.</param>
    public static IEnumerable<object> Points(EvaluationResult result, RunMeasure measure, ModelResult model)
    {
        var all = RunMeasure.All(result.Settings.Terms);
        var (reference, predicted) = (
            all.FirstOrDefault(m => m.Key == $"{measure.Key}:reference"), all.FirstOrDefault(m => m.Key == $"{measure.Key}:predicted"));
        return model.Cases.Where(c => c.Evaluated).Select(c => (object)new
        {
            @case = c.Mouse,
            phase = measure.Key.Split(':') is [_, _, var phase] ? phase : null,
            reference = reference?.Of(c),
            predicted = (predicted ?? measure).Of(c),
        });
    }

    /// <summary>One case, with the counts of its slices.</summary>
    /// <param name="result">The result in printed units.</param>
    /// <param name="name">Its name.</param>
    /// <param name="pictures">What can be shown of it; null for nothing.</param>
    public static object Case(EvaluationResult result, string name, CasePictures? pictures)
    {
        (ModelResult Model, CaseResult Case)[] found =
        [
            .. result.Models.Select(m => (m, m.Cases.FirstOrDefault(c => c.Mouse == name)!)).Where(f => f.Item2 is not null),
        ];
        var slices = found.SelectMany(f => f.Case.SliceErrors.Select(s => s.Slice)).Append(0).Max() + 1;
        return new
        {
            @case = name,
            slices = Math.Max(slices, pictures?.Size.Slices ?? 1),
            rows = pictures?.Size.Height ?? 1,
            columns = pictures?.Size.Width ?? 1,
            spacingMm = SpacingMm.Of(pictures?.Spacing ?? VoxelSpacing.Published),
            hasPictures = pictures is not null,
            note = pictures?.Note ?? "There are no pictures: start bench serve with --data and the folder of this run's data.",
            frames = found.SelectMany(f => f.Case.Dice.Select(d => (d.FrameIndex, d.Phase))).Distinct().OrderBy(f => f.FrameIndex)
                .Select(f => new { frame = f.FrameIndex, phase = Vocabulary.Code(f.Phase) }),
            models = found.Select(f => new
            {
                f.Model.Name,
                f.Model.Label,
                f.Case.Evaluated,
                slices = f.Case.SliceErrors.Where(s => s.Reference + s.Predicted > 0).Select(s => new
                {
                    frame = FrameOf(f.Case, s),
                    s.Slice,
                    structure = Vocabulary.Code(s.Structure),
                    dice = s.Counts().Dice(result.Settings.Measures.Overlap),
                    referenceVoxels = s.Reference,
                    predictedVoxels = s.Predicted,
                    falsePositive = s.Predicted - s.Shared,
                    falseNegative = s.Reference - s.Shared,
                }),
                worst = Worst(f.Case),
            }),
        };
    }

    /// <summary>The slice with the most voxels that are wrong; null where there is none.</summary>
    private static object? Worst(CaseResult one) => one.SliceErrors.GroupBy(s => (Frame: FrameOf(one, s), s.Slice))
        .MaxBy(g => g.Sum(s => s.Reference + s.Predicted - (2 * s.Shared))) is { } worst
        ? new { frame = worst.Key.Frame, slice = worst.Key.Slice }
        : null;

    private static int FrameOf(CaseResult one, Core.Measures.SliceMeasures slice) =>
        slice.FrameIndex ?? one.Dice.FirstOrDefault(d => d.Phase == slice.Phase)?.FrameIndex ?? 0;

    private static object Verdict(ClaimVerdict v) => new
    {
        key = $"claims:{v.Model}:{v.ClaimId}:found",
        v.ClaimId,
        v.Statement,
        v.Where,
        v.Model,
        v.Unit,
        v.Published,
        v.Found,
        v.Outcome,
        v.Reason,
        range = new { v.Range.Low, v.Range.High },
        foundInterval = new { v.FoundInterval.Low, v.FoundInterval.High },
        v.Finding,
        v.Basis,
        v.Margin,
        v.Power,
        v.Count,
        v.Detectable,
        v.PValue,
        v.CorrectedP,
        v.Trainings,
        v.SeedSd,
    };

    private static string Better(RunMeasure measure) => measure.Better switch
    {
        Core.Measures.BetterWhen.Larger => "larger",
        Core.Measures.BetterWhen.Smaller => "smaller",
        Core.Measures.BetterWhen.NearerZero => "nearer_zero",
        _ => "",
    };

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}
