using Bench.Core;

namespace Bench.Learning.Weights;

/// <summary>
/// One number that logits are divided by, so that probabilities are as often right as they say (Guo et al. 2017, ICML, PMLR 70:1321).
/// Labels stay as they are. It is put into the last layer's weights, so that whatever runs them needs not know of it.
/// </summary>
public static class Temperature
{
    private const double Least = 1e-12;
    private const double Golden = 0.6180339887498949;
    private const int Halvings = 40;

    /// <summary>The temperature at which labels are likeliest.</summary>
    /// <param name="probabilities">Of the classes of each pixel, pixel by pixel, at temperature 1.</param>
    /// <param name="labels">Label of each pixel.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>0.2 to 5.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or there are no pixels.</exception>
    public static double Fit(ReadOnlySpan<float> probabilities, ReadOnlySpan<byte> labels, int classes = LabelMap.ClassCount)
    {
        if (labels.Length == 0 || probabilities.Length != labels.Length * classes)
        {
            throw new ArgumentException(
                $"{probabilities.Length} probabilities do not fit {labels.Length} labels of {classes} classes.", nameof(probabilities));
        }

        var logits = new double[probabilities.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = Math.Log(Math.Max(probabilities[i], Least));
        }

        // Golden-section search; the loss has one minimum in the inverse temperature, because it is convex in it.
        var (low, high) = (0.2, 5.0);
        for (var i = 0; i < Halvings; i++)
        {
            var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
            (low, high) = Loss(logits, labels, classes, left) < Loss(logits, labels, classes, right) ? (low, right) : (left, high);
        }

        return 2 / (low + high);
    }

    /// <summary>Weights whose probabilities are those of a temperature.</summary>
    /// <param name="weights">Weights.</param>
    /// <param name="temperature">What their logits are divided by.</param>
    public static NetworkWeights Apply(NetworkWeights weights, double temperature)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var last = weights.Network.Graph().Heads[^1].Name;
        return new NetworkWeights(
            weights.Network,
            weights.WorkingSize,
            [
                .. weights.Arrays.Select(
                    a =>
                        a.Name == $"{last}.weight" || a.Name == $"{last}.bias"
                            ? a with { Values = Array.ConvertAll(a.Values, v => (float)(v / temperature)) }
                            : a)
            ],
            weights.Metadata)
        {
            Grid = weights.Grid,
        };
    }

    private static double Loss(double[] logits, ReadOnlySpan<byte> labels, int classes, double inverse)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var all = 0.0;
            for (var k = 0; k < classes; k++)
            {
                all += Math.Exp(inverse * logits[(i * classes) + k]);
            }

            sum += Math.Log(all) - (inverse * logits[(i * classes) + labels[i]]);
        }

        return sum / labels.Length;
    }
}
