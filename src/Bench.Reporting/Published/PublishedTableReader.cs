using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Published;

/// <summary>The JSON form of <see cref="PublishedTable"/>: the codes of the CSV tables, null for a number that is not printed.</summary>
internal static class PublishedTableReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static PublishedTable Read(string path)
    {
        const string Remedy = "Restore it from the repository: baselines/published.";
        try
        {
            using var stream = File.OpenRead(path);
            var form = JsonSerializer.Deserialize<Form>(stream, Options) ?? throw new InputException(path, "holds null instead of a table.", Remedy);
            return new PublishedTable(
                form.Version,
                form.Citation,
                form.Mice,
                [.. form.Agreement.Select(r => r.ToRow())],
                [.. form.Dice.Select(r => r.ToRow())]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {e.Message}", Remedy, e);
        }
        catch (JsonException e)
        {
            throw new InputException(path, $"is not a table of published numbers: {e.Message}", Remedy, e);
        }
    }

    private sealed record Form(string Version, string Citation, int Mice, IReadOnlyList<AgreementForm> Agreement, IReadOnlyList<DiceForm> Dice);

    private sealed record AgreementForm(
        string Quantity, string Unit, double? ReferenceMean, double? ReferenceSd, double? ModelMean, double? ModelSd, double? Bias, double? LimitLower, double? LimitUpper, double? P, double? R)
    {
        public PublishedAgreement ToRow() => new(
            Find(Quantity, Labels.Quantities, Labels.Code),
            Unit,
            ReferenceMean ?? double.NaN,
            ReferenceSd ?? double.NaN,
            ModelMean ?? double.NaN,
            ModelSd ?? double.NaN,
            Bias ?? double.NaN,
            LimitLower ?? double.NaN,
            LimitUpper ?? double.NaN,
            P ?? double.NaN,
            R ?? double.NaN);
    }

    private sealed record DiceForm(string Structure, string Phase, double? Mean, double? Sd)
    {
        public PublishedDice ToRow() => new(
            Find<Structure?>(Structure, [Core.Structure.BloodPool, Core.Structure.Myocardium, null], Labels.Code),
            Find<CardiacPhase?>(Phase, [CardiacPhase.EndDiastole, CardiacPhase.EndSystole, null], Labels.Code),
            Mean ?? double.NaN,
            Sd ?? double.NaN);
    }

    private static T Find<T>(string code, IEnumerable<T> values, Func<T, string> codeOf)
    {
        foreach (var value in values)
        {
            if (codeOf(value) == code)
            {
                return value;
            }
        }

        throw new JsonException($"\"{code}\" is none of {string.Join(", ", values.Select(codeOf))}.");
    }
}
