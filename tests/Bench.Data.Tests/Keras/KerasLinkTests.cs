using Bench.Core;
using Bench.Data.Keras;
using Bench.Testing;

namespace Bench.Data.Tests.Keras;

/// <summary>
/// Files of make_links.py: soft links are followed within the file, links to other files never, and no chain of links is endless.
/// </summary>
public sealed class KerasLinkTests
{
    [Theory]
    [InlineData("sound")]
    [InlineData("sound_latest")]
    [InlineData("array_by_soft_link")]
    public void A_link_within_the_file_is_followed(string name)
    {
        var array = Assert.Single(Assert.Single(KerasFile.Read(File(name)).Layers).Arrays);

        Assert.Equal([0.5f, -2f], array.Values);
    }

    [Fact]
    public void Attributes_that_found_no_place_in_the_header_are_read()
    {
        var model = KerasFile.Read(File("many_attributes_latest"));

        Assert.Equal("2.13.1", model.KerasVersion);
        Assert.Equal("conv", Assert.Single(model.Layers).Name);
    }

    [Theory]
    [InlineData("layer_in_another_file", "layer 'conv' is a link to another file, and such links are not followed")]
    [InlineData("layer_in_a_device", "layer 'conv' is a link to another file, and such links are not followed")]
    [InlineData("array_in_another_file", "layer 'conv', array 'conv/kernel:0' is a link to another file, and such links are not followed")]
    [InlineData("layer_is_itself", "layer 'conv' cannot be read (links lead in a circle at")]
    [InlineData("array_is_itself", "links lead in a circle at")]
    [InlineData("array_by_long_chain", "links lead in a circle at")]
    public void A_link_out_of_the_file_or_to_itself_is_refused_by_name(string name, string words)
    {
        var error = Assert.Throws<InputException>(() => KerasFile.Read(File(name)));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static string File(string name) => RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Keras", "Files", name + ".h5");
}
