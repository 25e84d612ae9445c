using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class MistakenFileTests
{
    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:3aac\nsize 156245288\n", "Git LFS")]
    [InlineData("\uFEFF\n <!doctype html><title>Not found</title>", "web page")]
    [InlineData("<HTML>", "web page")]
    [InlineData("version 2", null)]
    [InlineData("", null)]
    public void What_lies_in_place_of_a_download_is_recognised(string content, string? kind)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            var found = MistakenFile.Recognise(path);
            Assert.Equal(kind is not null, found is not null);
            Assert.Contains(kind ?? "", found?.Reason ?? "", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_mistaken_for_nothing() =>
        Assert.Null(MistakenFile.Recognise(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
}
