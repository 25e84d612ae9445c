using System.Diagnostics;
using Bench.Core;
using Bench.Data.Hdf5;

namespace Bench.Data.Tests.Hdf5;

public sealed class DamagedFileTests
{
    private const int MutationsAFile = 60;

    // A damaged chunk length makes the library reserve up to 2 GB, about a second on an idle machine; a hang is something else.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("contiguous")]
    [InlineData("chunks_uneven")]
    [InlineData("chunks_fletcher")]
    [InlineData("latest_btree2")]
    [InlineData("latest_fixed_array")]
    [InlineData("latest_extensible")]
    public void A_damaged_file_is_read_or_refused_in_our_words_and_ends(string name)
    {
        var sound = File.ReadAllBytes(Path.Combine(SmallMice.Folder("good"), name + ".h5"));
        var random = new Random(name.Length);
        using var scratch = new ScratchFolder();
        var refused = 0;
        for (var i = 0; i < MutationsAFile; i++)
        {
            var path = scratch.Combine("Mouse1.h5");
            File.WriteAllBytes(path, Damage(sound, random, i));
            var clock = Stopwatch.StartNew();
            try
            {
                CohortFolder.Open(scratch.Path).Read("Mouse1");
            }
            catch (InputException)
            {
                refused++;
            }

            Assert.True(clock.Elapsed < Limit, $"damage {i} of {name} took {clock.Elapsed}.");
        }

        Assert.InRange(refused, 1, MutationsAFile);
    }

    private static byte[] Damage(byte[] sound, Random random, int kind)
    {
        var bytes = sound.ToArray();
        switch (kind % 4)
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                // The first kilobytes hold nearly all of what the library must follow.
                for (var n = 0; n < 4; n++)
                    bytes[random.Next(Math.Min(bytes.Length, 3000))] = (byte)random.Next(256);
                return bytes;
            default:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 8), 8));
                return bytes;
        }
    }
}
