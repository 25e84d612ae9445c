using System.Reflection;
using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_killed_program_left_half_written_is_removed_and_nothing_else()
    {
        var (whole, below) = (Path.Combine(_folder, "result.json"), Path.Combine(_folder, "weights"));
        Directory.CreateDirectory(below);
        var theirs = Path.Combine(_folder, "notes.tmp");
        string[] remains = [$"{whole}.{Guid.NewGuid():N}.tmp", Path.Combine(below, $"a.safetensors.{Guid.NewGuid():N}.tmp")];
        Array.ForEach([whole, theirs, .. remains], f => File.WriteAllText(f, "x"));

        AtomicFile.RemoveRemains(_folder);

        Assert.Equal(new[] { theirs, whole }.Order(), Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_file_and_no_half_one()
    {
        var path = Path.Combine(_folder, "result.json");
        File.WriteAllText(path, "old");

        var error = Assert.Throws<InputException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            FillUp();
        }));

        Assert.Contains("cannot be written", error.Message);
        Assert.Contains("free disk space", error.Remedy);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_library_that_meets_a_full_disk_leaves_nothing()
    {
        var path = Path.Combine(_folder, "Mouse1.h5");

        Assert.Throws<InputException>(() => AtomicFile.WriteThrough(path, temporary =>
        {
            File.WriteAllBytes(temporary, new byte[100_000]);
            try
            {
                FillUp();
            }
            catch (IOException error)
            {
                // As PureHDF passes on what happens while it writes.
                throw new TargetInvocationException(error);
            }
        }));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Whatever_else_goes_wrong_is_passed_on_and_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Path.Combine(_folder, "a"), stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    // On Linux, what the system itself answers where no block is free; elsewhere the exception alone.
    private static void FillUp()
    {
        if (!File.Exists("/dev/full"))
            throw new IOException("No space left on device");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        full.Write(new byte[1]);
        Assert.Fail("/dev/full took a byte.");
    }
}
