namespace Bench.Statistics.Tests.Evidence;

/// <summary>Peak expiratory flow of 17 subjects, l/min, first readings (Bland and Altman 1986, Lancet 327:307, Table).</summary>
internal static class PeakFlow
{
    public static double[] Wright { get; } = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];

    public static double[] Mini { get; } = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
}
