using Bench.Core;
using Bench.Harness.Options;
using Bench.Learning.Networks;

namespace Bench.Harness.Tests;

public sealed class NetworkChangeTests
{
    [Fact]
    public void A_change_leaves_alone_what_it_does_not_name()
    {
        var changed = new NetworkChange([8, 16], null, SingleHead: false).Apply(NetworkOptions.UNet3PlusDecoder);

        Assert.Equal([8, 16], changed.Filters);
        Assert.Equal((SkipKind.Decoder, 0.3, true), (changed.Skips, changed.DropoutRate, changed.DeepSupervision));
        Assert.Equal(
            (0.1, false),
            new NetworkChange(null, 0.1, SingleHead: true).Apply(NetworkOptions.UNet) is var other
                ? (other.DropoutRate, other.DeepSupervision)
                : default);
    }

    [Fact]
    public void No_change_is_none_and_says_nothing()
    {
        Assert.Equal(NetworkOptions.Figure1, NetworkChange.None.Apply(NetworkOptions.Figure1));
        Assert.Equal("", NetworkChange.None.ToString());
        Assert.Equal(" --filters 8,16 --dropout 0.25 --single-head", new NetworkChange([8, 16], 0.25, SingleHead: true).ToString());
    }

    [Fact]
    public void An_impossible_network_is_refused() =>
        Assert.Throws<InputException>(() => new NetworkChange([8], null, SingleHead: false).Apply(NetworkOptions.UNet3Plus));
}
