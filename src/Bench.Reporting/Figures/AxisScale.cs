using Bench.Reporting.Wording;

namespace Bench.Reporting.Figures;

/// <summary>Range of an axis with ticks at round numbers.</summary>
/// <param name="Min">Lower end.</param>
/// <param name="Max">Upper end.</param>
/// <param name="Ticks">Tick positions.</param>
/// <param name="Labels">Tick labels.</param>
internal sealed record AxisScale(double Min, double Max, double[] Ticks, string[] Labels)
{
    /// <summary>A scale that covers a range, with a margin on both sides.</summary>
    /// <param name="low">Least value; may equal the greatest.</param>
    /// <param name="high">Greatest value.</param>
    /// <param name="targetTicks">About how many ticks to have.</param>
    /// <param name="margin">Margin as a share of the range.</param>
    public static AxisScale Covering(double low, double high, int targetTicks, double margin = 0.06)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            (low, high) = (0, 1);
        }

        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            var half = Math.Max(Math.Abs(high) * 0.1, 1e-3);
            (low, high) = (low - half, high + half);
        }

        var room = margin * (high - low);
        return Ticked(low - room, high + room, targetTicks);
    }

    /// <summary>A scale with exactly these ends.</summary>
    public static AxisScale Ticked(double min, double max, int targetTicks)
    {
        var step = RoundStep((max - min) / targetTicks);
        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        var first = (long)Math.Ceiling((min / step) - 1e-9);
        var last = (long)Math.Floor((max / step) + 1e-9);
        var ticks = Enumerable.Range(0, (int)Math.Max(0, last - first + 1)).Select(i => (first + i) * step).ToArray();
        return new AxisScale(min, max, ticks, [.. ticks.Select(t => NumberText.Fixed(t, decimals))]);
    }

    /// <summary>An axis without numbers.</summary>
    public static AxisScale Bare(double min, double max) => new(min, max, [], []);

    private static double RoundStep(double raw)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / magnitude) switch
        {
            <= 1.2 => magnitude,
            <= 2.4 => 2 * magnitude,
            <= 6 => 5 * magnitude,
            _ => 10 * magnitude,
        };
    }
}
