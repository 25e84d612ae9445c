using Bench.Learning.Networks;

namespace Bench.Learning.Tests.Networks;

/// <summary>
/// A network that is in no other file: two levels, of which the lower is three times smaller; kernels of one, three and five rows; features
/// that are enlarged once and used twice; and a head whose last convolution follows an enlargement without batch norm or ReLU.
/// </summary>
internal sealed class ThreefoldNetwork : NetworkTopology
{
    public static NetworkOptions Options { get; } = new()
    {
        Name = "threefold",
        Topology = new ThreefoldNetwork(),
        Filters = [5, 8],
        Classes = 4,
        InputChannels = 2,
    };

    public override string Name => "threefold";

    public override IReadOnlyList<(NetworkOptions Network, string Label)> Networks => [(Options, "Threefold")];

    public override void Draw(GraphBuilder graph, NetworkOptions options)
    {
        var fine = graph.Block("Fine", 1, graph.Input(options.InputChannels), options.Filters[0], kernelSide: 5);
        var coarse = graph.Block("Coarse", 1, graph.Pool("Pool", fine, 3), options.Filters[1]);
        coarse = graph.Dropout("Dropout", coarse, options.DropoutRate);

        var enlarged = graph.Upsample("Enlarged", coarse, 3);
        var (thin, wide) = (graph.Block("Thin", 1, enlarged, 3, kernelSide: 1), graph.Block("Wide", 1, enlarged, 3));
        var direct = graph.Block("Direct", 1, graph.Upsample("DirectUp", graph.Block("Coarse", 2, coarse, 6), 3), 4);
        var joined = graph.Concatenate("Join", fine, thin, wide, direct);
        if (options.DeepSupervision)
        {
            graph.Head("coarse_softmax", graph.Upsample("CoarseUp", graph.Convolution("CoarseScores", coarse, options.Classes), 3));
        }

        var halved = graph.Block("Halved", 1, graph.Pool("HalvingPool", joined, 2), 6);
        graph.Head("softmax", graph.Convolution("Scores", graph.Upsample("HalvedUp", halved, 2), options.Classes));
    }
}
