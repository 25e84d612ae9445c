using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Server.Runs;

/// <summary>A number that every case has for every model, by which cases are drawn and sorted.</summary>
/// <param name="Key">
/// <c>EDV</c>: the difference; <c>EDV:reference</c>, <c>EDV:predicted</c>: the values; <c>dice</c>: the mean of structures and of ED and ES;
/// <c>dice:blood_pool</c>, <c>dice:blood_pool:ED</c>.
/// </param>
/// <param name="Name">Name for readers.</param>
/// <param name="Unit">Printed unit; empty for ratios.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Of">The value of a case; NaN where it has none.</param>
internal sealed record RunMeasure(string Key, string Name, string Unit, BetterWhen Better, Func<CaseResult, double> Of)
{
    /// <summary>All of a study.</summary>
    /// <param name="terms">The study.</param>
    public static IReadOnlyList<RunMeasure> All(StudyTerms terms) =>
    [
        new("dice", "Dice", "", BetterWhen.Larger, c => DiceSummaries.OfMouse(c, null, null)),
        .. terms.Quantities.Select(q => Quantity(q, terms, "", "", BetterWhen.NearerZero, f => f.Difference)),
        .. terms.Structures.SelectMany(Dice),
        .. terms.Quantities.Select(q => Quantity(q, terms, ":reference", ", expert", BetterWhen.Neither, f => f.Reference)),
        .. terms.Quantities.Select(q => Quantity(q, terms, ":predicted", ", model", BetterWhen.Neither, f => f.Predicted)),
    ];

    /// <summary>The other measures of a result, such as <c>hd95:myocardium:ED</c>: too many to be sent for all cases unasked.</summary>
    /// <param name="result">The result in printed units.</param>
    public static IEnumerable<RunMeasure> Others(EvaluationResult result)
    {
        var known = result.MeasureDefinitions.ToDictionary(d => d.Name);
        return
            from entry in result.Models.SelectMany(m => m.Cases).SelectMany(c => c.Measures).DistinctBy(m => (m.Structure, m.Phase))
            where entry is { Structure: not null, Phase: CardiacPhase.EndDiastole or CardiacPhase.EndSystole }
            from name in entry.Values.Keys
            where name != "dice" && known.ContainsKey(name)
            let place = (Structure: Vocabulary.Code(entry.Structure), Phase: Vocabulary.Code(entry.Phase))
            select new RunMeasure(
                $"{name}:{place.Structure}:{place.Phase}",
                $"{name.Replace('_', ' ')}, {Vocabulary.InSentence(entry.Structure)}, {place.Phase}",
                known[name].Unit,
                known[name].Better,
                c => c.Measures.FirstOrDefault(m => m.Structure == entry.Structure && m.Phase == entry.Phase)?.Values
                    .GetValueOrDefault(name, double.NaN) ?? double.NaN);
    }

    private static IEnumerable<RunMeasure> Dice(Structure structure)
    {
        var (key, name) = ($"dice:{Vocabulary.Code(structure)}", $"Dice, {Vocabulary.InSentence(structure)}");
        yield return new(key, name, "", BetterWhen.Larger, c => DiceSummaries.OfMouse(c, structure, null));
        foreach (var phase in Vocabulary.Phases)
        {
            var code = Vocabulary.Code(phase);
            yield return new($"{key}:{code}", $"{name}, {code}", "", BetterWhen.Larger, c => DiceSummaries.OfMouse(c, structure, phase));
        }
    }

    private static RunMeasure Quantity(
        Quantity quantity, StudyTerms terms, string ending, string words, BetterWhen better, Func<FunctionMeasurement, double> value) =>
        new(
            Vocabulary.Code(quantity) + ending,
            Vocabulary.Abbreviation(quantity) + words,
            terms.Printed(Vocabulary.Unit(quantity)),
            better,
            c => c.Function.FirstOrDefault(f => f.Quantity == quantity) is { } found ? value(found) : double.NaN);
}
