using System.Globalization;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// A network is the same wherever it is described, has the printed number of parameters, and the weight file is as large as its weights: 4
/// bytes for each parameter, or 8 or 12 where the optimiser's one or two moments are stored too, and at most 2 % more for names and layout.
/// </summary>
internal sealed class NetworkRule : IAuditRule
{
    private const double Overhead = 0.02;
    private const int BytesEach = 4;
    private const int MostCopies = 3;

    public string Name => "network";

    public string Title =>
        "The network is the same wherever it is described, and has the printed parameters and the size of the weight file.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        var networks = study.Study.Networks;
        var parameters = Counts(study, "parameters");
        var files = Counts(study, "weights.bytes");
        foreach (var network in networks)
        {
            foreach (var printed in parameters.Where(p => p.Place.Origin == network.Place.Origin))
            {
                yield return network.ParameterCounts().Contains((long)printed.Value)
                    ? null
                    : Unlike(
                        network,
                        printed,
                        $"{Words(network)}: it has {Text(network)} parameters, but {printed.Printed} are printed ({printed.Where}).",
                        AuditSeverity.Contradiction);
            }

            foreach (var file in files)
            {
                yield return network.ParameterCounts().Any(count => Fits(count, file)) ? null : Unlike(
                    network,
                    file,
                    $"{Words(network)}: it has {Text(network)} parameters; the weight file of {file.Printed} bytes ({file.Where}) is "
                        + $"not of such a network.{Fitting(study, networks, file)}",
                    AuditSeverity.Note);
            }
        }

        foreach (var (printed, file) in parameters.SelectMany(_ => files, (p, f) => (p, f)))
        {
            yield return Fits((long)printed.Value, file) ? null : AuditFinding.Of(
                this,
                [printed, file],
                $"{printed.Statement}: {printed.Printed} are printed, but the weight file of {file.Printed} bytes is not of so many, "
                    + "stored once or with an optimiser's moments.",
                Stored(file));
        }

        foreach (var (first, second) in networks.SelectMany((a, i) => networks.Skip(i + 1), (a, b) => (a, b)))
        {
            var differences = Differences(first, second).ToArray();
            yield return differences.Length == 0 ? null : new AuditFinding(
                Name,
                first.Place.Origin == second.Place.Origin ? AuditSeverity.Contradiction : AuditSeverity.Note,
                [first.Statement, second.Statement],
                [$"{first.Statement} ({first.Place.Text})", $"{second.Statement} ({second.Place.Text})"],
                $"{first.Statement} and {second.Statement} are two networks: {string.Join("; ", differences)}.",
                "one network");
        }
    }

    private static bool Fits(long parameters, PublishedClaim file) =>
        Enumerable.Range(1, MostCopies).Any(
            copies =>
                file.Value >= (double)BytesEach * copies * parameters * (1 - 0.002)
                    && file.Value <= BytesEach * copies * parameters * (1 + Overhead));

    private static string Fitting(AuditedStudy study, IReadOnlyList<PublishedNetwork> networks, PublishedClaim file)
    {
        string[] fitting =
        [
            .. networks.Where(n => n.ParameterCounts().Any(c => Fits(c, file))).Select(n => n.Statement),
            .. Counts(study, "parameters").Where(p => Fits((long)p.Value, file)).Select(p => $"{p.Printed} parameters ({p.Where})"),
        ];
        return fitting.Length == 0 ? "" : $" It fits {string.Join(" and ", fitting)}.";
    }

    private static PublishedClaim[] Counts(AuditedStudy study, string subject) =>
        [
            .. study.Study.Claims.Where(
                c => c is { Measure: ClaimMeasure.Count, Statistic: ClaimStatistic.Count, Number.IsBound: false } && c.Subject == subject)
        ];

    private static string Words(PublishedNetwork network) => $"{network.Statement} ({network.Place.Text})";

    private static string Text(PublishedNetwork network) =>
        string.Join(" or ", network.ParameterCounts().Select(c => c.ToString("N0", CultureInfo.InvariantCulture)))
        + (network.ParameterCounts().Count > 1 ? " (by the size of its transposed convolutions)" : "");

    private static string Stored(PublishedClaim file) => string.Join(
        ", ", Enumerable
            .Range(1, MostCopies)
            .Select(
                k =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Value / (BytesEach * k * (1 + Overhead)):N0} to {file.Value / (BytesEach * k):N0}"))) + " parameters";

    private static IEnumerable<string> Differences(PublishedNetwork a, PublishedNetwork b)
    {
        (string What, string First, string Second)[] items =
        [
            ("filters of the encoder", List(a.Filters), List(b.Filters)),
            ("filters of a source of the decoder", List(a.SkipFilters), List(b.SkipFilters)),
            ("filters of the decoder", List(a.DecoderFilters), List(b.DecoderFilters)),
            ("blocks of an encoder level", $"{a.EncoderBlocks}", $"{b.EncoderBlocks}"),
            ("blocks of a decoder level", $"{a.DecoderBlocks}", $"{b.DecoderBlocks}"),
            ("up-sampling", Word(a.Upsampling), Word(b.Upsampling)),
            ("skips from deeper levels", Word(a.Skips), Word(b.Skips)),
            ("classes", $"{a.Classes}", $"{b.Classes}"),
            ("size of a convolution", $"{a.Kernel}", $"{b.Kernel}"),
        ];
        return items.Where(i => i.First != i.Second).Select(i => $"{i.What} {i.First} against {i.Second}");
    }

    private static string List(IReadOnlyList<int> filters) =>
        filters.Distinct().Count() == 1 ? $"{filters[0]}" : string.Join(", ", filters);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private AuditFinding Unlike(PublishedNetwork network, PublishedClaim claim, string message, AuditSeverity severity) => new(
        Name, severity, [network.Statement, claim.Id],
        [
            Words(network), $"{claim.Statement}: {ClaimText.Value(claim)} ({claim.Where})",
        ], message, claim.Subject == "parameters"
            ? Text(network)
            : Stored(claim));
}
