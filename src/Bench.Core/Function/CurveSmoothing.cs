namespace Bench.Core.Function;

/// <summary>
/// Smoothing of a curve, and its slope, by least-squares polynomials in a sliding window (Savitzky and Golay 1964, Anal Chem 36:1627).
/// </summary>
/// <param name="Window">Points in the window, odd, at least 3.</param>
/// <param name="Degree">Degree of the polynomial, 1 … Window − 1.</param>
public sealed record CurveSmoothing(int Window, int Degree)
{
    /// <summary>No smoothing: parabolas through three points, so values stay as they are and slopes are central differences.</summary>
    public static CurveSmoothing None { get; } = new(3, 2);

    /// <summary>Parabolas fitted to five points. The default: light enough for the 17 frames of the shortest cine.</summary>
    public static CurveSmoothing Light { get; } = new(5, 2);

    /// <summary>Values and slopes of the smoothed curve.</summary>
    /// <param name="values">The curve at equal steps; at least <see cref="Window"/> points.</param>
    /// <param name="periodic">
    /// True where the last point is followed by the first: windows wrap round. False where the curve has ends: there the polynomial of the
    /// outermost full window is evaluated off its centre.
    /// </param>
    /// <returns>As many values, and as many slopes per step.</returns>
    /// <exception cref="ArgumentException">There are fewer points than the window has, or window and degree are impossible.</exception>
    public (double[] Values, double[] Slopes) Apply(IReadOnlyList<double> values, bool periodic)
    {
        if (Window < 3 || Window % 2 == 0 || Degree < 1 || Degree >= Window)
        {
            throw new ArgumentException(
                $"a window of {Window} points and degree {Degree}: the window must be odd and at least 3, the degree 1 … window − 1.");
        }

        if (values.Count < Window)
            throw new ArgumentException($"{values.Count} points are fewer than the window of {Window}.", nameof(values));

        var (n, half) = (values.Count, Window / 2);
        var (smooth, slopes) = (new double[n], new double[n]);
        var window = new double[Window];
        for (var i = 0; i < n; i++)
        {
            var centre = periodic ? i : Math.Clamp(i, half, n - 1 - half);
            for (var k = 0; k < Window; k++)
                window[k] = values[(centre - half + k + n) % n];

            var coefficients = Fit(window, half);
            for (var power = Degree; power >= 0; power--)
            {
                slopes[i] = (slopes[i] * (i - centre)) + smooth[i];
                smooth[i] = (smooth[i] * (i - centre)) + coefficients[power];
            }
        }

        return (smooth, slopes);
    }

    // Least squares by the normal equations; powers of small integers keep them well conditioned for such windows.
    private double[] Fit(double[] window, int half)
    {
        var terms = Degree + 1;
        var system = new double[terms, terms + 1];
        for (var k = 0; k < window.Length; k++)
        {
            for (var row = 0; row < terms; row++)
            {
                for (var column = 0; column < terms; column++)
                    system[row, column] += Math.Pow(k - half, row + column);
                system[row, terms] += Math.Pow(k - half, row) * window[k];
            }
        }

        return Solve(system, terms);
    }

    // Gauss–Jordan; the matrix is positive definite, so pivots on the diagonal are safe.
    private static double[] Solve(double[,] system, int terms)
    {
        for (var pivot = 0; pivot < terms; pivot++)
        {
            for (var row = 0; row < terms; row++)
            {
                if (row == pivot)
                    continue;

                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; column <= terms; column++)
                    system[row, column] -= factor * system[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, terms).Select(i => system[i, terms] / system[i, i])];
    }
}
