using System.Buffers.Binary;
using Bench.Core.Training;
using Bench.Learning.Training;
using Tensorboard;

namespace Bench.Learning.Tests.Training;

public sealed class TensorBoardLogTests
{
    [Fact]
    public void A_call_that_goes_on_writes_the_epoch_before_it_again()
    {
        using var folder = new TemporaryFolder();
        var log = new TensorBoardLog(folder.Path);

        log.Add(At([Epoch(6, 0.5), Epoch(7, 0.25)]));
        log.Add(At([Epoch(6, 0.5), Epoch(7, 0.25), Epoch(8, 0.125)]));

        var losses = Scalars(Assert.Single(Directory.GetFiles(folder.Path, "events.out.tfevents.*")))
            .Where(s => s.Tag == "loss/training")
            .Select(s => (s.Step, s.Value));
        Assert.Equal([(7L, 0.5f), (8L, 0.25f), (9L, 0.125f)], losses);
    }

    private static EpochRecord Epoch(int epoch, double loss) => new(epoch, loss, loss, 0.5, 0.5, 1e-3);

    private static TrainingProgress At(IReadOnlyList<EpochRecord> history) =>
        new("unet", history[^1].Epoch, 10, 1, 1, 0, 1e-3, history[^1], 12, TimeSpan.Zero, 0.5) { History = history };

    // Records of TensorFlow: length (8 bytes), its checksum (4), a protocol buffer Event, its checksum (4).
    private static IEnumerable<(string Tag, long Step, float Value)> Scalars(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            var entry = Event.Parser.ParseFrom(bytes, at + 12, length);
            foreach (var value in entry.Summary?.Value ?? [])
            {
                yield return (value.Tag, entry.Step, value.SimpleValue);
            }

            at += 12 + length + 4;
        }
    }
}
