using System.Diagnostics;
using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class OrdinaryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-core-").FullName;

    [Fact]
    public void A_file_and_a_link_to_it_are_read()
    {
        File.WriteAllBytes(Combine("a"), [1, 2, 3]);
        File.CreateSymbolicLink(Combine("b"), Combine("a"));

        Assert.Equal([1, 2, 3], Content("a"));
        Assert.Equal([1, 2, 3], Content("b"));
        Assert.ThrowsAny<IOException>(() => Content("nothing"));
    }

    // Opening a pipe that nobody writes to waits for ever.
    [Fact]
    public void A_pipe_and_a_device_are_refused()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo") && File.Exists("/dev/zero"), "no mkfifo on this machine.");
        using (var made = Process.Start("/usr/bin/mkfifo", Combine("pipe")))
            made.WaitForExit();
        File.CreateSymbolicLink(Combine("link"), Combine("pipe"));

        foreach (var path in new[] { Combine("pipe"), Combine("link"), "/dev/zero" })
        {
            Assert.Equal(path + " is a device, a pipe or a socket.", Assert.Throws<IOException>(() => OrdinaryFile.OpenRead(path)).Message);
            Assert.Equal("is a device, a pipe or a socket.", Assert.Throws<InputException>(() => OrdinaryFile.Require(path)).Reason);
        }
    }

    // double.Parse reads "1\0" as 1.
    [Fact]
    public void Text_with_the_character_NUL_is_refused()
    {
        File.WriteAllText(Combine("table.csv"), "a,b\n1\0,2\n");

        Assert.Equal(
            "holds the character NUL, which no text has.",
            Assert.Throws<InputException>(() => OrdinaryFile.ReadText(Combine("table.csv"))).Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Combine(string name) => Path.Combine(_folder, name);

    private byte[] Content(string name)
    {
        using var stream = OrdinaryFile.OpenRead(Combine(name));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
