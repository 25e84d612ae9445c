using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Keras;
using Bench.Data.Hashing;
using Bench.Data.Hdf5;
using Bench.Hdf5.Reading;

namespace Bench.Data.Keras;

/// <summary>
/// Reads models and weights that Keras 2 stored as HDF5: whole models (<c>model.save</c>: group <c>model_weights</c>, attribute
/// <c>model_config</c>) and weights only (<c>model.save_weights</c>: the same groups at the root).
/// </summary>
public static class KerasFile
{
    private const string WeightsGroup = "model_weights";
    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";

    // The published network has 27 million values in all; far more than this is damage, not a network.
    private const long MostValues = 1L << 28;

    private const string WrongKindRemedy =
        "save it from Keras with model.save('FILE.h5'), or from Keras 2 with model.save_weights('FILE.h5').";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">
    /// Missing, not HDF5, cut short, not Keras's layout, or a layer listed twice, absent or not readable.
    /// </exception>
    public static KerasModel Read(string path)
    {
        RefuseZip(path);
        using var file = HdfInput.Open(path);
        return file.Read(Read);
    }

    private static KerasModel Read(HdfFile file)
    {
        var path = file.Path;
        var isWholeModel = file.Has(WeightsGroup);
        if (isWholeModel && !file.IsGroup($"group {WeightsGroup}", WeightsGroup))
            throw Foreign(file, $"'{WeightsGroup}' is not a group");
        var weights = isWholeModel ? WeightsGroup : "";
        var names = Texts(file, weights, LayerNames)
            ?? throw Foreign(
                file,
                isWholeModel
                    ? $"group '{WeightsGroup}' has no attribute '{LayerNames}'"
                    : $"it has neither a group '{WeightsGroup}' nor an attribute '{LayerNames}'");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(path, $"layer '{twice.Key}' is listed {twice.Count()} times in '{LayerNames}'.", WrongKindRemedy);
        }

        var valuesLeft = MostValues;
        var layers = new KerasLayer[names.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = Layer(file, $"{weights}/{names[i]}", names[i], ref valuesLeft);
        }

        return new KerasModel(
            path,
            file.Length,
            FileHash.Sha256(path),
            Text(file, weights, "keras_version") ?? Text(file, "", "keras_version") ?? string.Empty,
            Text(file, "", "model_config"),
            file.HasAttribute("the root", "", "training_config") || file.Has("optimizer_weights"),
            layers);
    }

    private static KerasLayer Layer(HdfFile file, string group, string name, ref long valuesLeft)
    {
        var part = $"layer '{name}'";
        if (!file.Exists(part, group))
        {
            throw new InputException(file.Path, $"{part} is listed but missing: there is no group of that name.", WrongKindRemedy);
        }

        if (!file.IsGroup(part, group))
        {
            throw new InputException(file.Path, $"{part} is not a group.", WrongKindRemedy);
        }

        var paths = Texts(file, group, WeightNames)
            ?? throw new InputException(file.Path, $"{part} has no attribute '{WeightNames}'.", WrongKindRemedy);
        var arrays = new KerasArray[paths.Count];
        for (var i = 0; i < arrays.Length; i++)
        {
            arrays[i] = Array(file, group, name, paths[i], ref valuesLeft);
        }

        return arrays.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InputException(file.Path, $"{part} has {twice.Count()} arrays named '{twice.Key}'.", WrongKindRemedy)
            : new KerasLayer(name, arrays);
    }

    private static KerasArray Array(HdfFile file, string group, string layer, string path, ref long valuesLeft)
    {
        var part = $"layer '{layer}', array '{path}'";
        if (!file.Exists(part, $"{group}/{path}"))
        {
            throw new InputException(file.Path, $"{part} is listed but missing.", WrongKindRemedy);
        }

        var (shape, values) = Numbers(file, part, $"{group}/{path}", valuesLeft);
        valuesLeft -= values.Length;
        return new KerasArray(ShortName(path), shape, values);
    }

    // 'Encoder1_Conv_1/kernel:0' to 'kernel': the counter is TensorFlow's and says nothing.
    private static string ShortName(string path) => path[(path.LastIndexOf('/') + 1)..].Split(':')[0];

    /// <summary>Whether a file begins as HDF5 files do.</summary>
    /// <param name="path">The file; false where it does not exist or cannot be read.</param>
    public static bool IsHdf5(string path) => StartsWith(path, [0x89, (byte)'H', (byte)'D', (byte)'F']);

    private static void RefuseZip(string path)
    {
        if (StartsWith(path, "PK"u8))
        {
            throw Keras3.IsArchive(path)
                ? new InputException(path, Keras3.ArchiveReason, Keras3.ArchiveRemedy(path))
                : new InputException(path, "is a zip archive, not HDF5.", WrongKindRemedy);
        }
    }

    private static bool StartsWith(string path, ReadOnlySpan<byte> signature)
    {
        try
        {
            Span<byte> head = stackalloc byte[signature.Length];
            using var stream = OrdinaryFile.OpenRead(path);
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(signature);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Opening it as HDF5 says what is wrong with it.
            return false;
        }
    }

    private static InputException Foreign(HdfFile file, string reason) => !file.Has(WeightsGroup) && Keras3.RootGroups.Any(file.Has)
        ? new(
            file.Path,
            "holds weights as Keras 3 writes them (.weights.h5): without the names of the layers and how they are connected.",
            Keras3.WeightsRemedy(file.Path))
        : new(file.Path, $"is HDF5, but holds no Keras 2 model: {reason}.", WrongKindRemedy);

    // Texts are strings of fixed or variable length.
    private static string? Text(HdfFile file, string owner, string name) => file.Texts(owner, name) is [var first, ..] ? first : null;

    // Long lists are in chunks name0, name1, …; null where there is no such attribute, whole or in chunks.
    private static IReadOnlyList<string>? Texts(HdfFile file, string owner, string name)
    {
        if (file.Texts(owner, name) is { } whole)
            return whole;
        List<string>? all = null;
        for (var chunk = 0; file.Texts(owner, name + chunk.ToString(CultureInfo.InvariantCulture)) is { } part; chunk++)
            (all ??= []).AddRange(part);
        return all;
    }

    private static (int[] Shape, float[] Values) Numbers(HdfFile file, string part, string path, long most)
    {
        var numbers = file.DataSet(part, path);
        if (!numbers.Element.IsFloatingPoint)
        {
            throw new InputException(
                file.Path,
                $"{part} holds {numbers.Element.Name}, not floating-point numbers of 2, 4 or 8 bytes.",
                "store weights as float32.");
        }

        if (numbers.Count > most || (!numbers.IsChunked && numbers.Count * numbers.Element.Bytes > file.Length))
        {
            throw new InputException(
                file.Path,
                $"{part} declares {string.Join(" × ", numbers.Extent)} values, more than can be.",
                "the file is damaged: fetch it again.");
        }

        return ([.. numbers.Extent.Select(n => (int)n)], numbers.Element.ToSingles(numbers.ReadAll()));
    }
}
