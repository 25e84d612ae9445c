namespace Bench.Statistics.Association;

/// <summary>Means of two columns, and sums of squares and products about them.</summary>
internal readonly record struct PairSums(int Count, double MeanX, double MeanY, double SquaresX, double SquaresY, double Products)
{
    public PairSums(double[] x, double[] y)
        : this(x.Length, Moments.Mean(x), Moments.Mean(y), 0, 0, 0)
    {
        SquaresX = Moments.SumOfSquares(x, MeanX);
        SquaresY = Moments.SumOfSquares(y, MeanY);
        Products = Moments.SumOfProducts(x, MeanX, y, MeanY);
    }

    /// <summary>The sums without one of the pairs.</summary>
    public PairSums Without(double x, double y)
    {
        double awayX = x - MeanX, awayY = y - MeanY, rest = Count - 1, factor = Count / rest;
        return new PairSums(
            Count - 1,
            MeanX - (awayX / rest),
            MeanY - (awayY / rest),
            Remaining(SquaresX, factor * awayX * awayX),
            Remaining(SquaresY, factor * awayY * awayY),
            Products - (factor * awayX * awayY));
    }

    /// <summary>What is left after a subtraction; 0 where only its rounding is.</summary>
    private static double Remaining(double all, double part) => all - part > 1e-13 * all ? all - part : 0;
}
