using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;

namespace Bench.Evaluation.Results;

/// <summary>
/// A result with its numbers in the units of its study, for whatever is read by people: tables, figures, reports. The one place where µL
/// become ml, and mg g.
/// </summary>
public static class PrintedResult
{
    /// <summary>The result in printed units; itself where it is in them already, as that of the mouse study always is.</summary>
    /// <param name="result">A result.</param>
    public static EvaluationResult Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var terms = result.Settings.Terms;
        if (result.Settings.NumbersIn == terms.Units)
            return result;

        var units = result.MeasureDefinitions.ToDictionary(d => d.Name, d => d.Unit);
        return result with
        {
            Settings = result.Settings with { NumbersIn = terms.Units },
            Models = [.. result.Models.Select(m => Model(m, units, terms))],
            Curves = [.. result.Curves.Select(c => Curves(c, terms))],
            SeedSpreads = [.. result.SeedSpreads.Select(s => Spread(s, terms))],
            Methods = [.. result.Methods.Select(m => m with { Measures = [.. m.Measures.Select(x => Matrix(x, terms))] })],
            MethodVerdicts = result.MethodVerdicts is { } v
                ? v with { Measures = [.. v.Measures.Select(m => Verdict(m, terms))] } : null,
            Observers = result.Observers is { } o ? Observers(o, units, terms) : null,
            MeasureDefinitions = [.. result.MeasureDefinitions.Select(d => d with { Unit = terms.Printed(d.Unit) })],
            Comparison = result.Comparison is { } c ? c with { Measures = [.. c.Measures.Select(m => Comparison(m, terms))] } : null,
        };
    }

    /// <summary>An agreement in printed units.</summary>
    /// <param name="agreement">As in a result.</param>
    /// <param name="terms">The study.</param>
    internal static AgreementSummary Agreement(AgreementSummary agreement, StudyTerms terms)
    {
        var per = terms.PerPrinted(agreement.Unit);
        return per == 1 ? agreement : agreement with
        {
            Unit = terms.Printed(agreement.Unit),
            Reference = new(agreement.Reference.Mean / per, agreement.Reference.Sd / per),
            Predicted = new(agreement.Predicted.Mean / per, agreement.Predicted.Sd / per),
            Bias = Scaled(agreement.Bias, per),
            DifferenceSd = agreement.DifferenceSd / per,
            LowerLimit = Scaled(agreement.LowerLimit, per),
            UpperLimit = Scaled(agreement.UpperLimit, per),
            ProportionalIntercept = agreement.ProportionalIntercept / per,
        };
    }

    private static ModelResult Model(ModelResult model, Dictionary<string, string> units, StudyTerms terms) => model with
    {
        Cases = [.. model.Cases.Select(c => Case(c, units, terms))],
        Agreement = [.. model.Agreement.Select(a => Agreement(a, terms))],
        ByGroup = model.ByGroup is null ? null
            : [.. model.ByGroup.Select(g => g with { Agreement = [.. g.Agreement.Select(a => Agreement(a, terms))] })],
    };

    private static ObserverStudy Observers(ObserverStudy observers, Dictionary<string, string> units, StudyTerms terms)
    {
        double Per(Quantity quantity) => terms.PerPrinted(Vocabulary.Unit(quantity));
        return observers with
        {
            Pairs = [.. observers.Pairs.Select(p =>
                p with { Reading = Model(p.Reading, units, terms), Models = [.. p.Models.Select(m => Model(m, units, terms))] })],
            Margins = [.. observers.Margins.Select(m => m with { Margin = m.Margin / Per(m.Quantity), Sd = m.Sd / Per(m.Quantity) })],
            Verdicts = [.. observers.Verdicts
                .Select(v => v with { Margin = v.Margin / Per(v.Quantity), Bias = Scaled(v.Bias, Per(v.Quantity)) })],
        };
    }

    private static CaseResult Case(CaseResult c, Dictionary<string, string> units, StudyTerms terms) => c with
    {
        Function = [.. c.Function.Select(f => f with
        {
            Unit = terms.Printed(f.Unit), Reference = f.Reference / terms
                .PerPrinted(f.Unit), Predicted = f.Predicted / terms
                .PerPrinted(f.Unit),
        })],
        Measures = [.. c.Measures.Select(m => m with { Values = Values(m, units, terms) })],
        Cleaning =
        [
            .. c.Cleaning.Select(e => e with { VolumeErrorMicrolitres = e.VolumeErrorMicrolitres / terms.Units.MicrolitresPerUnit })
        ],
    };

    private static Dictionary<string, double> Values(FrameMeasures measures, Dictionary<string, string> units, StudyTerms terms) =>
        measures.Values.ToDictionary(v => v.Key, v => v.Value / terms.PerPrinted(units.GetValueOrDefault(v.Key, "")));

    private static MouseCurves Curves(MouseCurves curves, StudyTerms terms) => curves with
    {
        Expert = [.. curves.Expert.Select(e => e with { Microlitres = e.Microlitres / terms.Units.MicrolitresPerUnit })],
        Models =
        [
            .. curves.Models.Select(m => m with { Microlitres = [.. m.Microlitres.Select(v => v / terms.Units.MicrolitresPerUnit)] })
        ],
    };

    private static SeedSpread Spread(SeedSpread spread, StudyTerms terms)
    {
        var per = terms.PerPrinted(spread.Unit);
        return spread with
        {
            Unit = terms.Printed(spread.Unit),
            Values = [.. spread.Values.Select(v => v / per)],
            Mean = spread.Mean / per,
            StandardDeviation = spread.StandardDeviation / per,
        };
    }

    private static MethodMeasure Matrix(MethodMeasure matrix, StudyTerms terms)
    {
        var per = terms.PerPrinted(matrix.Unit);
        return matrix with
        {
            Unit = terms.Printed(matrix.Unit),
            Values = [.. matrix.Values.Select(row => row.Select(v => v / per).ToArray())],
        };
    }

    private static MeasureComparison Comparison(MeasureComparison measure, StudyTerms terms)
    {
        var per = terms.PerPrinted(measure.Unit);
        return measure with
        {
            Unit = terms.Printed(measure.Unit),
            Ranking = [.. measure.Ranking.Select(r => r with { Mean = r.Mean / per })],
            Pairs = [.. measure.Pairs.Select(p => p with
            {
                Difference = p.Difference / per,
                Margin = p.Margin / per,
                Interval = new(p.Interval.Low / per, p.Interval.High / per, p.Interval.Level),
                Bootstrap = new(p.Bootstrap.Low / per, p.Bootstrap.High / per, p.Bootstrap.Level),
            })],
        };
    }

    private static MeasureVerdict Verdict(MeasureVerdict measure, StudyTerms terms)
    {
        var per = terms.PerPrinted(measure.Unit);
        return per == 1 ? measure with { Unit = terms.Printed(measure.Unit) } : measure with
        {
            Unit = terms.Printed(measure.Unit),
            Methods = [.. measure.Methods.Select(m => m with
            {
                Mean = Scaled(m.Mean, per),
                StandardError = m.StandardError / per,
                CaseSd = m.CaseSd / per,
                SeedSd = m.SeedSd / per,
                RestSd = m.RestSd / per,
            })],
            Pairs = [.. measure.Pairs.Select(p => p with
            {
                Difference = Scaled(p.Difference, per),
                StandardError = p.StandardError / per,
                Detectable = p.Detectable / per,
            })],
            Order = measure.Order is { } order
                ? order with { Ranks = [.. order.Ranks.Select(r => r with { Mean = r.Mean / per })] } : null,
        };
    }

    private static Estimate Scaled(Estimate estimate, double per) => new(estimate.Value / per, estimate.Low / per, estimate.High / per);
}
