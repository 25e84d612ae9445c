using System.Globalization;
using System.Text;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Verification;

namespace Bench.Cli.Verification;

/// <summary>What the experts' masks amount to, group by group, for people; <c>--json</c> has every case.</summary>
internal static class VolumesText
{
    /// <summary>A table of means and SDs.</summary>
    /// <param name="volumes">Every case.</param>
    /// <param name="study">Its units.</param>
    public static string Of(IReadOnlyList<CaseVolumes> volumes, Study study)
    {
        var (volume, mass) = (study.Units.VolumeSymbol, study.Units.MassSymbol);
        var text = new StringBuilder().AppendLine().AppendLine($"By the experts, mean ± SD (--json has every {study.CaseWord})");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"  {"",-12} {"n",4}  {$"EDV ({volume})",-16} {$"ESV ({volume})",-16} {"EF (%)",-14} {$"mass at ED ({mass})",-16}");
        foreach (var group in volumes.GroupBy(v => v.Group).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (group.Key.Length > 0)
                Row(Printable.Line(group.Key), [.. group]);
        }

        Row("all", volumes);
        return text.ToString();

        void Row(string name, IReadOnlyList<CaseVolumes> of) => text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  {name,-12} {of.Count,4}  {Mean(of, v => v.Edv),-16} {Mean(of, v => v.Esv),-16} "
                + $"{Mean(of, v => v.Ef),-14} {Mean(of, v => v.MassEd),-16}");
    }

    private static string Mean(IEnumerable<CaseVolumes> volumes, Func<CaseVolumes, double> value)
    {
        double[] known = [.. volumes.Select(value).Where(double.IsFinite)];
        if (known.Length == 0)
            return "-";
        var mean = known.Average();
        var deviation = known.Length > 1 ? Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1)) : double.NaN;
        return double.IsNaN(deviation)
            ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.0}")
            : string.Create(CultureInfo.InvariantCulture, $"{mean:0.0} ± {deviation:0.0}");
    }
}
