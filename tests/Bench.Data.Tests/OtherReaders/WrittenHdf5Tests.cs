using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Hdf5;
using Bench.Data.Phantom;
using Bench.Testing;

namespace Bench.Data.Tests.OtherReaders;

/// <summary>
/// Every number of every HDF5 file that is written here must be the same for programs that do not set their memory to zero first: the HDF5
/// library 1.10 (h5py's low-level interface and h5dump) and HDF5 2.x (h5wasm). The expected bytes come from the labels that were written,
/// put in order here by hand.
/// </summary>
public sealed class WrittenHdf5Tests : IDisposable
{
    private const int CineFrames = 9;

    private static readonly StackSize Size = new(7, 5, 3);

    private readonly ScratchFolder _scratch = new();

    public static TheoryData<string> Writers => ["masks", "whole", "probabilities", "phantom"];

    [Theory]
    [MemberData(nameof(Writers))]
    public void The_HDF5_library_finds_every_label_where_its_buffer_held_something_else(string writer)
    {
        var (path, expected) = Write(writer);

        var words = OtherPrograms.Python(Script("read_h5py.py"), path, "Masks").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("uint8", words[0]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(expected)), words[^1]);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void H5wasm_finds_every_label(string writer)
    {
        var (path, expected) = Write(writer);

        var words = OtherPrograms.H5wasm(Script("read_h5wasm.mjs"), path, "Masks")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(expected)), words[^1]);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void H5dump_prints_every_label_and_a_stored_fill_value(string writer)
    {
        var (path, expected) = Write(writer);

        var head = OtherPrograms.Succeed("h5dump", "-pH", path);
        // -y leaves out the indices, -w 1 breaks after each number, -o keeps the numbers apart.
        var numbers = _scratch.Combine("numbers.txt");
        OtherPrograms.Succeed("h5dump", "-d", "/Masks", "-y", "-w", "1", "-o", numbers, path);

        Assert.DoesNotContain("H5D_FILL_TIME_NEVER", head, StringComparison.Ordinal);
        Assert.DoesNotContain("H5D_FILL_VALUE_UNDEFINED", head, StringComparison.Ordinal);
        Assert.Equal(
            expected,
            File.ReadAllText(numbers)
                .Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(n => byte.Parse(n, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Probabilities_are_those_that_were_written_and_zero_elsewhere()
    {
        var (path, _) = Write("probabilities");
        var expected = new float[Size.Count * CineFrames * 3];
        foreach (var frame in (int[])[2, 6])
        {
            for (var at = 0; at < Size.Count; at++)
            {
                var (slice, row, column) = (at / Size.SliceLength, at % Size.SliceLength / Size.Width, at % Size.Width);
                for (var label = 0; label < 3; label++)
                {
                    expected[
                        (
                            (
                                (
                                    (
                                        (
                                            (
                                                (row * Size.Width)
                                                    + column) * Size.Slices) + slice) * CineFrames) + frame) * 3) + label] = Share(frame, at, label);
                }
            }
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(expected.AsSpan())));

        Assert.Equal(hash, OtherPrograms.Python(Script("read_h5py.py"), path, "Probabilities").Trim().Split(' ')[^1]);
        Assert.Equal(hash, OtherPrograms.H5wasm(Script("read_h5wasm.mjs"), path, "Probabilities").Trim().Split(' ')[^1]);
    }

    [Fact]
    public void Images_and_frame_indices_of_a_phantom_are_the_same_for_others()
    {
        var (path, _) = Write("phantom");
        var cine = CohortFolder.Open(Path.GetDirectoryName(path)!).ReadCine("Mouse1");
        var greys = new ushort[cine[0].Size.Count * cine.Count];
        InStoredOrder(cine[0].Size, cine.Count, (frame, at) => (ushort)cine[frame].Values[at], greys);

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(greys.AsSpan()))),
            OtherPrograms.Python(Script("read_h5py.py"), path, "Images").Trim().Split(' ')[^1]);
        var contoured = CohortFolder.Open(Path.GetDirectoryName(path)!).Read("Mouse1").Frames.Select(f => (long)f.FrameIndex).ToArray();
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(contoured.AsSpan()))),
            OtherPrograms.Python(Script("read_h5py.py"), path, "Frames_with_ROI").Trim().Split(' ')[^1]);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Script(string name) => RepositoryFolder.Combine("tests", "Shared", name);

    private static byte Label(int frame, int at) => (byte)((at + frame) % 3);

    private static float Share(int frame, int at, int label) => frame + (at / 100f) + (label / 7f);

    private static LabelMap Map(int frame) => new(Size, [.. Enumerable.Range(0, Size.Count).Select(at => Label(frame, at))]);

    private static void InStoredOrder<T>(StackSize size, int frames, Func<int, int, T> value, T[] stored)
    {
        for (var at = 0; at < size.Count; at++)
        {
            var (slice, within) = (at / size.SliceLength, at % size.SliceLength);
            for (var frame = 0; frame < frames; frame++)
                stored[(((within * size.Slices) + slice) * frames) + frame] = value(frame, at);
        }
    }

    private (string Path, byte[] Expected) Write(string writer)
    {
        var path = _scratch.Combine("Mouse1.h5");
        var expected = new byte[Size.Count * CineFrames];
        int[] written = [2, 6];
        switch (writer)
        {
            case "masks":
                MaskFile.Write(path, Size, CineFrames, [.. written.Select(f => (f, Map(f)))]);
                break;
            case "whole":
                MaskFile.Write(path, new StoredMasks([.. Enumerable.Range(0, CineFrames).Select(Map)], written, null, 0, null));
                written = [.. Enumerable.Range(0, CineFrames)];
                break;
            case "probabilities":
                ProbabilityFile.Write(path, Size, CineFrames, written, written.Select(f => (
                    Map(f), Enumerable.Range(0, Size.Count * 3).Select(i => Share(f, i / 3, i % 3)).ToArray())));
                break;
            default:
                PhantomCohort.Write(
                    _scratch.Path, new PhantomOptions { Mice = 1, Size = 64, Frames = 8, Seed = 11 }, null, CancellationToken.None);
                var mouse = CohortFolder.Open(_scratch.Path).Read("Mouse1");
                var size = mouse.Frames[0].Reference.Size;
                expected = new byte[size.Count * mouse.CineFrames];
                InStoredOrder(
                    size,
                    mouse.CineFrames,
                    (frame, at) => mouse.Frames.FirstOrDefault(f => f.FrameIndex == frame)?.Reference.Labels[at] ?? 0,
                    expected);
                return (path, expected);
        }

        InStoredOrder(Size, CineFrames, (frame, at) => written.Contains(frame) ? Label(frame, at) : (byte)0, expected);
        return (path, expected);
    }
}
