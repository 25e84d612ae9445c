using Bench.Core;
using Bench.Data.Keras;
using Bench.Testing;

namespace Bench.Data.Tests.Keras;

/// <summary>Files of make_keras3.py, in the layouts of Keras 3: what they are, and how to make a file of them that is read.</summary>
public sealed class Keras3Tests
{
    [Theory]
    [InlineData("keras3.keras")]
    [InlineData("keras3_numpy.keras")]
    public void An_archive_of_keras_3_is_named_with_the_command_that_converts_it(string name)
    {
        var error = Refusal(name);

        Assert.Equal("is a file of Keras 3 (.keras): a zip archive, not HDF5.", error.Reason);
        Assert.Contains(
            $"keras.models.load_model('{name}', compile=False).save('{Path.GetFileNameWithoutExtension(name)}.h5')",
            error.Remedy,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keras3.weights.h5", "keras3-model.h5")]
    [InlineData("keras2_15.weights.h5", "keras2_15-model.h5")]
    public void Weights_of_keras_3_are_named_with_the_calls_that_save_the_whole_model(string name, string saved)
    {
        var error = Refusal(name);

        Assert.StartsWith("holds weights as Keras 3 writes them (.weights.h5)", error.Reason, StringComparison.Ordinal);
        Assert.Contains($"model.load_weights('{name}') and model.save('{saved}')", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_archive_of_something_else_is_not_called_keras()
    {
        using var folder = new ScratchFolder();
        var path = folder.Combine("model.h5");
        File.WriteAllBytes(path, [.. "PK\u0003\u0004"u8, .. new byte[60]]);

        var error = Assert.Throws<InputException>(() => KerasFile.Read(path));

        Assert.Equal("is a zip archive, not HDF5.", error.Reason);
    }

    private static InputException Refusal(string name) =>
        Assert.Throws<InputException>(() => KerasFile.Read(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Keras", "Files", name)));
}
