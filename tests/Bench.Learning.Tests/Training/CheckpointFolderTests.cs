using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core.Training;
using Bench.Learning.Training;
using Bench.Learning.Weights;

namespace Bench.Learning.Tests.Training;

public sealed class CheckpointFolderTests
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly TrainingIdentity Identity = new(Tiny.Options, 2, "cpu", "aa", "bb");

    [Fact]
    public void A_changed_bit_anywhere_makes_a_checkpoint_give_way_to_the_one_before()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path, Identity);
        checkpoints.Save(Snapshot(1));
        checkpoints.Save(Snapshot(2));
        var newest = Directory.GetFiles(folder.Path).Order().Last();
        var whole = File.ReadAllBytes(newest);
        var random = new Random(1);

        // Every byte in turn, a bit of it drawn.
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(newest, damaged);
            var notices = new List<string>();

            var found = checkpoints.Latest(notices.Add)!;

            // What carries nothing of the run (spaces that fill up the header, the name of the second hash) may change.
            var passedOver = found.State.EpochsDone == 1 && notices.Count == 1;
            Assert.True(passedOver || Text(found) == Text(Snapshot(2)), $"byte {i} ('{(char)whole[i]}') was changed unnoticed");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_checkpoint_cut_short_gives_way_and_with_all_damaged_there_is_none(int length)
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path, Identity);
        checkpoints.Save(Snapshot(1));
        checkpoints.Save(Snapshot(2));
        var files = Directory.GetFiles(folder.Path).Order().ToArray();
        var notices = new List<string>();

        Cut(files[1], length);
        Assert.Equal(1, checkpoints.Latest(notices.Add)!.State.EpochsDone);
        Cut(files[0], length);
        Assert.Null(checkpoints.Latest(notices.Add));

        Assert.Equal(3, notices.Count);
        Assert.All(notices, n => Assert.Contains("damaged", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_number_of_threads_is_another_run() =>
        Assert.Equal(["Threads was 2, is 4"], (Identity with { Threads = 4 }).DifferencesFrom(Identity.ToJson()));

    [Fact]
    public void Only_the_last_two_are_kept()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path, Identity);
        for (var epoch = 1; epoch <= 4; epoch++)
        {
            checkpoints.Save(Snapshot(epoch));
        }

        Assert.Equal(
            ["checkpoint-000003.safetensors", "checkpoint-000004.safetensors"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    private static string Text(TrainingSnapshot snapshot) => JsonSerializer.Serialize(snapshot, WithNaN);

    private static void Cut(string path, int length)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(length < 0 ? stream.Length + length : length);
    }

    private static TrainingSnapshot Snapshot(int epochs)
    {
        NamedArray[] weights = [new("a.weight", [2], [epochs, 0.5f])];
        NamedArray[] moments = [new("adam/mean", [1], [0.25f]), new("adam/square", [1], [0.75f])];
        var history = Enumerable.Range(0, epochs).Select(e => new EpochRecord(e, 1, 2, 0.5, double.NaN, 1e-3)).ToArray();
        return new TrainingSnapshot(
            new TrainingState { History = history, BestEpoch = 0, Steps = epochs, Machines = ["here"] }, weights, weights, moments);
    }
}
