using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Adam = Bench.Learning.Optimisers.Adam;

namespace Bench.Learning.Tests.Optimisers;

public sealed class AdamTests
{
    [Theory]
    [InlineData(EpsilonPlacement.Keras)]
    [InlineData(EpsilonPlacement.PyTorch)]
    public void Three_steps_follow_the_formula(EpsilonPlacement placement)
    {
        // A large epsilon tells the two placements apart.
        const double Epsilon = 0.1;
        const double Rate = 0.01;
        double[] gradients = [0.5, -0.2, 0.9];
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(tensor((float[])[1, 2]));
        using var flat = new FlatParameters([parameter]);
        using var adam = new Adam(flat, placement, Epsilon);
        var (x, m, v) = (1.0, 0.0, 0.0);
        for (var t = 1; t <= gradients.Length; t++)
        {
            var g = gradients[t - 1];
            adam.Step(flat.Gradient((parameter * tensor((float[])[(float)g, 0])).sum()), Rate);
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            var (c1, c2) = (1 - Math.Pow(0.9, t), 1 - Math.Pow(0.999, t));
            x -= placement == EpsilonPlacement.Keras
                ? Rate * Math.Sqrt(c2) / c1 * m / (Math.Sqrt(v) + Epsilon)
                : Rate * (m / c1) / (Math.Sqrt(v / c2) + Epsilon);
            Assert.Equal(x, parameter[0].item<float>(), 5);
        }

        Assert.Equal(2f, parameter[1].item<float>());
        Assert.Equal(3, adam.Steps);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)] // its square is beyond float32
    public void A_gradient_out_of_bounds_shows_in_its_squared_length(float gradient)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var parameter = new Parameter(tensor((float[])[1, 2]));
        using var flat = new FlatParameters([parameter]);
        using var adam = new Adam(flat, EpsilonPlacement.Keras, 1e-7);
        var given = flat.Gradient((parameter * tensor((float[])[1, gradient])).sum());

        Assert.False(float.IsFinite(adam.Step(given, 0.1).item<float>()));
    }

    [Fact]
    public void PyTorch_placement_agrees_with_libtorch()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        float[] start = [0.3f, -1.2f, 2.5f];
        using var ours = new Parameter(tensor(start));
        using var theirs = new Parameter(tensor(start));
        using var flat = new FlatParameters([ours]);
        using var adam = new Adam(flat, EpsilonPlacement.PyTorch, 1e-8);
        using var reference = optim.Adam([theirs], 1e-2);
        for (var step = 0; step < 20; step++)
        {
            adam.Step(flat.Gradient(ours.pow(3).sum()), 1e-2);
            reference.zero_grad();
            theirs.pow(3).sum().backward();
            reference.step();
        }

        Assert.True(ours.allclose(theirs, rtol: 1e-5));
    }
}
