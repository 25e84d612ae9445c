using Bench.Core;
using Bench.Learning.Training;

namespace Bench.Learning.Tests.Training;

public sealed class TrainingDataTests
{
    [Theory]
    [InlineData(Structure.Myocardium, "myocardium (label 1)")]
    [InlineData(Structure.BloodPool, "blood pool (label 2)")]
    public void Mice_on_which_nobody_has_drawn_a_structure_are_refused(Structure missing, string words)
    {
        var bare = Tiny.Training.Select(m => Without(m, missing)).ToArray();

        Assert.Contains(
            $"training mice: none of their 18 slices has a voxel of the {words}", Refused(bare, Tiny.Validation), StringComparison.Ordinal);
        Assert.Contains("validation mice: none of their", Refused(Tiny.Validation, bare), StringComparison.Ordinal);
    }

    [Fact]
    public void One_mouse_without_a_structure_is_no_reason_to_refuse() =>
        Assert.Equal(
            64,
            TrainingData.From(
                [Without(Tiny.Training[0], Structure.BloodPool), .. Tiny.Training.Skip(1)], Tiny.Validation).TrainingSha256.Length);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void A_grey_value_that_is_not_a_number_is_refused_with_its_place(float value, string word)
    {
        var mouse = Tiny.Training[1];
        var image = mouse.Frames[1].Image!;
        var values = image.Size.Count;
        float[] changed = [.. Enumerable.Range(0, image.Size.Slices).SelectMany(s => image.Slice(s).ToArray())];
        changed[image.Size.IndexOf(5, 7, 2)] = value;
        Assert.Equal(values, changed.Length);
        MouseCase[] mice =
        [
            Tiny.Training[0],
            mouse with { Frames = [mouse.Frames[0], mouse.Frames[1] with { Image = new ImageStack(image.Size, changed) }] },
        ];

        Assert.Contains(
            $"Mouse2 frame 7 slice 2: its image holds {word} at row 5, column 7", Refused(mice, Tiny.Validation), StringComparison.Ordinal);
    }

    private static string Refused(IReadOnlyList<MouseCase> training, IReadOnlyList<MouseCase> validation) =>
        Assert.Throws<InputException>(() => TrainingData.From(training, validation)).Message;

    private static MouseCase Without(MouseCase mouse, Structure structure) => mouse with
    {
        Frames =
        [
            .. mouse.Frames.Select(
                f =>
                    f with
                    {
                        Reference = new LabelMap(
                            f.Reference.Size, [.. f.Reference.Labels.ToArray().Select(l => l == (byte)structure ? (byte)0 : l)]),
                    })
        ],
    };
}
