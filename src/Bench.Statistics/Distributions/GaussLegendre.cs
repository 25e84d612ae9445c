namespace Bench.Statistics.Distributions;

/// <summary>Numerical integration by 16-point Gauss–Legendre panels: exact for polynomials up to degree 31 on each panel.</summary>
internal static class GaussLegendre
{
    private const int Order = 16;
    private static readonly (double Node, double Weight)[] Rule = MakeRule();

    /// <summary>Nodes and weights of a rule on consecutive panels.</summary>
    /// <param name="edges">Panel edges, ascending; an empty panel is passed over.</param>
    public static (double[] Nodes, double[] Weights) OnPanels(IReadOnlyList<double> edges)
    {
        var nodes = new List<double>(edges.Count * Order);
        var weights = new List<double>(edges.Count * Order);
        for (var panel = 1; panel < edges.Count; panel++)
        {
            var half = (edges[panel] - edges[panel - 1]) / 2;
            if (half <= 0)
            {
                continue;
            }

            var middle = edges[panel - 1] + half;
            foreach (var (node, weight) in Rule)
            {
                nodes.Add(middle + (half * node));
                weights.Add(half * weight);
            }
        }

        return ([.. nodes], [.. weights]);
    }

    /// <summary>Edges that cut a range into equal panels.</summary>
    public static double[] Edges(double low, double high, int panels) =>
        [.. Enumerable.Range(0, panels + 1).Select(i => low + ((high - low) * i / panels))];

    private static (double Node, double Weight)[] MakeRule()
    {
        var rule = new (double, double)[Order];
        for (var i = 0; i < Order; i++)
        {
            // Newton's method on the Legendre polynomial, from Tricomi's first guess.
            var x = Math.Cos(Math.PI * (i + 0.75) / (Order + 0.5));
            var slope = 1.0;
            for (var round = 0; round < 100; round++)
            {
                double now = 1, before = 0;
                for (var k = 1; k <= Order; k++)
                {
                    (now, before) = (((((2 * k) - 1) * x * now) - ((k - 1) * before)) / k, now);
                }

                slope = Order * ((x * now) - before) / ((x * x) - 1);
                var step = now / slope;
                x -= step;
                if (Math.Abs(step) < 1e-16)
                {
                    break;
                }
            }

            rule[i] = (x, 2 / ((1 - (x * x)) * slope * slope));
        }

        return rule;
    }
}
