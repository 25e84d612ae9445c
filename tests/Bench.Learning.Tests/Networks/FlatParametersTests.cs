using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

public sealed class FlatParametersTests
{
    public static TheoryData<bool, bool, bool> Layouts =>
        new() { { false, false, false }, { true, false, false }, { false, true, false }, { false, false, true }, { true, true, true } };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void However_they_lie_parameters_gradients_and_checkpoints_are_the_same(bool channelsLast, bool reduced, bool idle)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using Parameter kernel = Of(2, 3, 3, 3), bias = Of(2), scale = Of(5), unused = Of(4);
        Parameter[] all = [kernel, bias, unused, scale];
        var before = all.Select(p => p.clone().detach()).ToArray();
        using var flat = new FlatParameters(all, new FlatLayout
        {
            KernelsChannelsLast = channelsLast,
            Reduced = reduced ? ScalarType.BFloat16 : null,
            IsReduced = p => ReferenceEquals(p, kernel) || ReferenceEquals(p, bias),
            IsIdle = p => idle && ReferenceEquals(p, bias),
        });
        Assert.All(all.Zip(before), pair => Assert.True(pair.First.allclose(pair.Second, 0, 0), "a value moved"));

        // Whole numbers, so that rounding to bfloat16 changes nothing: the gradient of w · p is w.
        var weights = all.Select(p => randint(9, p.shape, ScalarType.Float32)).ToArray();
        var used = all.Zip(weights).Where(p => !ReferenceEquals(p.First, unused) && !(idle && ReferenceEquals(p.First, bias))).ToArray();
        var loss = used.Select(p => flat.Leaf(p.First).to(ScalarType.Float32).mul(p.Second).sum()).Aggregate((a, b) => a.Plus(b));
        var gradient = flat.Gradient(loss);

        Assert.Equal(ScalarType.Float32, gradient.dtype);
        Assert.Equal(flat.Values.shape, gradient.shape);
        float[] expected =
        [
            .. all.Zip(weights)
                .SelectMany(p => used.Any(u => ReferenceEquals(u.First, p.First)) ? p.Second.data<float>().ToArray() : new float[p.First.numel()])
        ];
        Assert.Equal(expected, flat.Listed(gradient));

        // Out and in again.
        var again = zeros_like(gradient);
        flat.Fill(flat.Listed(gradient), again);
        Assert.True(again.allclose(gradient, 0, 0));

        // All move together, and what is computed with follows.
        using (no_grad())
        {
            flat.Values.Add(gradient);
        }

        flat.Refresh();
        foreach (var ((parameter, weight), old) in all.Zip(weights).Zip(before).Where(p => used.Contains(p.First)))
        {
            Assert.True(parameter.allclose(old.Plus(weight)));
            Assert.True(flat.Leaf(parameter).to(ScalarType.Float32).allclose(parameter, rtol: 1.0 / 128));
        }
    }

    [Fact]
    public void Parameters_begin_where_vector_loads_want_them()
    {
        _ = Tiny.Runtime;
        using Parameter odd = Of(3), next = Of(81), last = Of(32);
        using var flat = new FlatParameters([odd, next, last]);

        Assert.Equal(16 + 96 + 32, flat.Values.numel());
        Assert.Equal(116, flat.Listed(flat.Values).Length);
    }

    private static Parameter Of(params long[] shape) => new(rand(shape, ScalarType.Float32));
}
