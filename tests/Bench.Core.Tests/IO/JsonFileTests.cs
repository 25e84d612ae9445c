using System.Text.Json;
using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

/// <summary>Whatever a document holds ends in a value or in a message that names the file and no type of the program.</summary>
public sealed class JsonFileTests : IDisposable
{
    private static readonly JsonSerializerOptions Options = JsonFile.Strict(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_right_is_read() => Assert.Equal(["a", "b"], Read("""{"mice":["a","b"],"counts":{"x":1}}""").Mice);

    [Theory]
    [InlineData("", "is not a list of mice")]
    [InlineData("null", "holds null")]
    [InlineData("[]", "is of another kind than it should be")]
    [InlineData("{", "is not a list of mice")]
    [InlineData("""{"mice":["a"]}""", "lacks 'counts'")]
    [InlineData("""{"mice":null,"counts":{}}""", "mice on line 1 is null")]
    [InlineData("""{"mice":["a"],"mice":["b"],"counts":{}}""", "'mice' is there twice")]
    [InlineData("""{"mice":["a"],"counts":{"x":1,"x":2}}""", "$.counts.x on line 1 is there twice")]
    [InlineData("""{"mice":["\ud800"],"counts":{}}""", "is not a list of mice")]
    [InlineData("""{"mice":["a",null],"counts":{}}""", "an entry of mice is null")]
    [InlineData("""{"mice":["a"],"counts":{},"notes":null}""", "notes is null")]
    [InlineData("""{"mice":[1],"counts":{}}""", "$.mice[0] on line 1 is of another kind")]
    [InlineData("""{"mice":["a"],"counts":{"x":1e999}}""", "$.counts.x on line 1 is of another kind")]
    [InlineData("""{"mice":["a"],"counts":{"x":99999999999999999999}}""", "$.counts.x on line 1 is of another kind")]
    [InlineData("""{"mice":["a"],"counts":{"x":"1"}}""", "$.counts.x on line 1 is of another kind")]
    [InlineData("{\"mice\":[\"a\0\"],\"counts\":{}}", "is not a list of mice")]
    public void What_is_wrong_is_named_without_types_of_the_program(string text, string words)
    {
        var refusal = Assert.Throws<InputException>(() => Read(text));

        Assert.True(refusal.Message.Contains(words, StringComparison.Ordinal), refusal.Message);
        Assert.Contains("mice.json", refusal.InputSource, StringComparison.Ordinal);
        Assert.All(
            ["System.", "Bench.", "Int32", "Exception", "type '", "annotation", "Path:"],
            word => Assert.DoesNotContain(word, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Depth_without_end_is_refused() => Assert.Throws<InputException>(() => Read($$"""{"mice":{{new string('[', 1_000_000)}}"""));

    [Fact]
    public void A_file_larger_than_makes_sense_is_not_read()
    {
        var path = Path.Combine(_folder, "large.json");
        using (var stream = File.Create(path))
        {
            stream.SetLength(JsonFile.MostBytes + 1);
        }

        Assert.Contains(
            "at most",
            Assert.Throws<InputException>(() => JsonFile.Read<List>(path, Options, "a list of mice", "")).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_pipes_and_folders_are_refused_at_once()
    {
        Assert.Contains(
            "folder", Assert.Throws<InputException>(() => JsonFile.Read<List>(_folder, Options, "x", "")).Reason, StringComparison.Ordinal);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "kinds of files are told on Linux.");
        var pipe = Path.Combine(_folder, "pipe");
        System.Diagnostics.Process.Start("mkfifo", pipe)!.WaitForExit();

        Assert.All(
            ["/dev/zero", pipe],
            path =>
                Assert.Contains(
                    "pipe",
                    Assert.Throws<InputException>(() => JsonFile.Read<List>(path, Options, "x", "")).Reason,
                    StringComparison.Ordinal));
    }

    private List Read(string text)
    {
        var path = Path.Combine(_folder, "mice.json");
        File.WriteAllText(path, text);
        return JsonFile.Read<List>(path, Options, "a list of mice", "write one.");
    }

    private sealed record List(IReadOnlyList<string> Mice, IReadOnlyDictionary<string, int> Counts)
    {
        public IReadOnlyList<string> Notes { get; init; } = [];
    }
}
