using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.IO;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Bench.Data.Phantom;

/// <summary>Writes synthetic mice in the published file format.</summary>
public static class PhantomCohort
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>
    /// Writes the files that are not there yet (each is written whole or not at all), and <c>cohort.json</c> with the exact numbers of every mouse last: a folder with
    /// it is complete. Mice are made in parallel; the same options give the same files.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <param name="options">Which cohort.</param>
    /// <param name="progress">Told how many of how many mice are done; may be null.</param>
    /// <param name="cancellation">Stops between mice; those written stay.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static void Write(string folder, PhantomOptions options, Action<int, int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var truths = new PhantomTruth[options.Mice];
        Parallel.For(0, options.Mice, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var name = $"Mouse{i + 1}";
            var mouse = new PhantomMouse(options, i + 1);
            var path = Path.Combine(folder, $"{name}.h5");
            if (!File.Exists(path))
            {
                WriteMouse(path, mouse, options.Size);
            }

            truths[i] = mouse.Truth(name);
            progress?.Invoke(Interlocked.Increment(ref done), options.Mice);
        });
        var note = new
        {
            Kind = "phantom",
            Description = $"phantom cohort of {options.Mice} synthetic mice (seed {options.Seed}, {options.Size} × {options.Size} pixels)",
            VoxelSpacingMm = new[] { options.PixelMm, options.PixelMm, 1.0 },
            options.Seed,
            options.Size,
            Mice = truths,
        };
        AtomicFile.WriteText(Path.Combine(folder, "cohort.json"), JsonSerializer.Serialize(note, Json) + "\n");
    }

    /// <summary>The exact numbers of a cohort, without drawing it.</summary>
    /// <param name="options">Which cohort.</param>
    public static IReadOnlyList<PhantomTruth> Truths(PhantomOptions options) =>
        [.. Enumerable.Range(1, options.Mice).AsParallel().AsOrdered().Select(i => new PhantomMouse(options, i).Truth($"Mouse{i}"))];

    private static void WriteMouse(string path, PhantomMouse mouse, int size)
    {
        var (images, masks) = mouse.Draw();
        uint[] chunks = [(uint)size, (uint)size, (uint)mouse.Slices, 1];
        ulong[] shape = [(ulong)size, (ulong)size, (ulong)mouse.Slices, (ulong)mouse.Frames];
        var file = new H5File
        {
            ["Images"] = new H5Dataset<ushort[]>(images, chunks, fileDims: shape),
            ["Masks"] = new H5Dataset<byte[]>(masks, chunks, fileDims: shape, datasetCreation: new H5DatasetCreation(Filters: [DeflateFilter.Id])),
            ["Frames_with_ROI"] = mouse.ContouredFrames.Select(f => (long)f).ToArray(),
        };
        AtomicFile.WriteThrough(path, temporary => file.Write(temporary));
    }
}
