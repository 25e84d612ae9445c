namespace Bench.Statistics.Methods;

/// <summary>
/// Least squares of value = case + seed on a table with gaps, and the mean squares that variance components come from: those of Henderson's
/// method III (1953; Searle, Casella and McCulloch 1992, section 5.5). Without gaps they are the mean squares of the two-way analysis of
/// variance.
/// </summary>
internal sealed class AdditiveFit
{
    private AdditiveFit(double[] caseMeans, double[] seedMeans)
    {
        CaseMeans = caseMeans;
        SeedMeans = seedMeans;
        Mean = Moments.Mean(caseMeans);
    }

    /// <summary>Mean of every case over all seeds, those that it lacks filled in by the fit.</summary>
    public double[] CaseMeans { get; }

    /// <summary>Mean of every seed over all cases, filled in likewise.</summary>
    public double[] SeedMeans { get; }

    /// <summary>Mean of the case means, so that a case with gaps weighs as much as another.</summary>
    public double Mean { get; }

    /// <summary>Values that there are.</summary>
    public int Count { get; private init; }

    public double CaseSquare { get; private init; } = double.NaN;

    public double SeedSquare { get; private init; } = double.NaN;

    public double ResidualSquare { get; private init; } = double.NaN;

    public int ResidualDegrees { get; private init; }

    /// <summary>How often the case variance is contained in <see cref="CaseSquare"/>; the number of seeds without gaps.</summary>
    public double CaseFactor { get; private init; }

    /// <summary>How often the seed variance is contained in <see cref="SeedSquare"/>; the number of cases without gaps.</summary>
    public double SeedFactor { get; private init; }

    /// <summary>Share of the residual variance in the variance of <see cref="Mean"/>; 1/(cases·seeds) without gaps.</summary>
    public double ResidualShare { get; private init; }

    /// <summary>Fits a table in which every case has a value.</summary>
    /// <returns>Null where gaps cut the table into parts that share neither case nor seed, so that no fit compares them.</returns>
    public static AdditiveFit? Of(CaseSeedTable table)
    {
        int a = table.CaseCount, b = table.SeedCount;
        int[] perCase = new int[a], perSeed = new int[b];
        double[] caseSums = new double[a], seedSums = new double[b];
        var count = 0;

        // Values are taken from one of them, which saves digits and changes no square.
        var origin = Origin(table);
        for (var i = 0; i < a; i++)
        {
            for (var j = 0; j < b; j++)
            {
                if (double.IsFinite(table[i, j]))
                {
                    perCase[i]++;
                    perSeed[j]++;
                    caseSums[i] += table[i, j] - origin;
                    seedSums[j] += table[i, j] - origin;
                    count++;
                }
            }
        }

        if (a == 0 || perCase.Contains(0) || perSeed.Contains(0))
        {
            return null;
        }

        // Cases are eliminated: what is left are as many equations as there are seeds, with the seeds' sum set to nought.
        var system = new double[b, b];
        var right = (double[])seedSums.Clone();
        var weights = Enumerable.Repeat(1.0 / b, b).ToArray();
        for (var i = 0; i < a; i++)
        {
            for (var j = 0; j < b; j++)
            {
                if (double.IsFinite(table[i, j]))
                {
                    system[j, j] += 1;
                    right[j] -= caseSums[i] / perCase[i];
                    weights[j] -= 1.0 / a / perCase[i];
                    for (var k = 0; k < b; k++)
                    {
                        system[j, k] -= double.IsFinite(table[i, k]) ? 1.0 / perCase[i] : 0;
                    }
                }
            }
        }

        for (var j = 0; j < b; j++)
        {
            for (var k = 0; k < b; k++)
            {
                system[j, k] += 1;
            }
        }

        if (Solve(system, right, weights) is not { } solved)
        {
            return null;
        }

        var seeds = solved.First;
        double Effect(int i) => (caseSums[i] - Present(table, i).Sum(j => seeds[j])) / perCase[i];
        double[] cases = [.. Enumerable.Range(0, a).Select(Effect)];
        double full = 0, withoutCases = 0, withoutSeeds = 0;
        for (var i = 0; i < a; i++)
        {
            foreach (var j in Present(table, i))
            {
                var value = table[i, j] - origin;
                full += Square(value - cases[i] - seeds[j]);
                withoutCases += Square(value - (seedSums[j] / perSeed[j]));
                withoutSeeds += Square(value - (caseSums[i] / perCase[i]));
            }
        }

        var degrees = count - a - b + 1;
        var (shiftOfCases, shiftOfSeeds) = (Moments.Mean(seeds), Moments.Mean(cases));
        return new AdditiveFit(
            [.. cases.Select(c => c + shiftOfCases + origin)], [.. seeds.Select(s => s + shiftOfSeeds + origin)])
        {
            Count = count,
            CaseSquare = a > 1 ? Math.Max(0, withoutCases - full) / (a - 1) : double.NaN,
            SeedSquare = b > 1 ? Math.Max(0, withoutSeeds - full) / (b - 1) : double.NaN,
            ResidualSquare = degrees > 0 ? full / degrees : double.NaN,
            ResidualDegrees = degrees,
            CaseFactor = (count - b) / (a - 1.0),
            SeedFactor = (count - a) / (b - 1.0),
            ResidualShare = perCase.Sum(n => 1.0 / n) / a / a + solved.Second.Zip(weights, (s, w) => s * w).Sum(),
        };
    }

    private static IEnumerable<int> Present(CaseSeedTable table, int oneCase) =>
        Enumerable.Range(0, table.SeedCount).Where(j => double.IsFinite(table[oneCase, j]));

    private static double Origin(CaseSeedTable table)
    {
        for (var i = 0; i < table.CaseCount; i++)
        {
            foreach (var value in table.Row(i))
            {
                if (double.IsFinite(value))
                {
                    return value;
                }
            }
        }

        return 0;
    }

    private static double Square(double value) => value * value;

    /// <summary>Solves a symmetric positive definite system for two right sides, by Cholesky's method; null where it is singular.</summary>
    private static (double[] First, double[] Second)? Solve(double[,] system, double[] first, double[] second)
    {
        var n = first.Length;
        var root = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = system[i, j];
                for (var k = 0; k < j; k++)
                {
                    rest -= root[i, k] * root[j, k];
                }

                if (i == j && !(rest > 1e-9 * system[i, i]))
                {
                    return null;
                }

                root[i, j] = i == j ? Math.Sqrt(rest) : rest / root[j, j];
            }
        }

        return (Substitute(root, first), Substitute(root, second));
    }

    private static double[] Substitute(double[,] root, double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= root[i, k] * x[k];
            }

            x[i] /= root[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                x[i] -= root[k, i] * x[k];
            }

            x[i] /= root[i, i];
        }

        return x;
    }
}
